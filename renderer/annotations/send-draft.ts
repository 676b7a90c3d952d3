import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { NoteDraft } from './note-draft.svelte.ts';
import { saidIn } from './note-fields.ts';

/** Makes the note that was written, or changes what was touched of the one that was taken up. */
export function sendDraft(client: ArchiveClient, draft: NoteDraft): Promise<Annotation> {
  const { annotationId, revision, replyTo } = draft;
  return annotationId === null
    ? client.call('annotations.create', { ...saidIn(draft), replyTo })
    : client.call('annotations.update', { annotationId, revision, ...draft.changes });
}

/**
 * `over`: the note was changed elsewhere meanwhile, and what was touched here is to stand; its history has the others.
 * `restored`: it lies in the trash, or the note that is answered does, and is wanted.
 */
export type Saving = 'as opened' | 'over' | 'restored';

/** What must be done before a draft is sent; null: nothing, and it is sent in the same moment. */
export function doneFirst(
  client: ArchiveClient,
  draft: NoteDraft,
  saving: Saving,
): (() => Promise<void>) | null {
  switch (saving) {
    case 'over':
      return async () => {
        const now = await noteNow(client, draft);
        if (now) draft.standOn(now);
      };
    case 'restored':
      return () => restore(client, draft);
    case 'as opened':
      if (draft.annotationId === null || draft.isOpenedOnKnown) return null;
      return async () => {
        const now = await noteNow(client, draft);
        if (now?.revision === draft.revision) draft.learn(now);
      };
  }
}

/** Where somebody has changed what was touched here as well, that is refused, and asked about, as always. */
async function restore(client: ArchiveClient, draft: NoteDraft): Promise<void> {
  const annotationId = draft.annotationId ?? draft.replyTo;
  if (annotationId === null) return;
  const now = await client.call('annotations.restore', { annotationId });
  if (draft.annotationId !== null && !draft.disagreesWith(now)) draft.standOn(now);
}

/** Also in the trash; undefined where there is none. It may stand on another report by now. */
async function noteNow(client: ArchiveClient, draft: NoteDraft): Promise<Annotation | undefined> {
  const isIt = ({ annotationId }: Annotation): boolean => annotationId === draft.annotationId;
  const { reportId } = draft;
  const ofReport = reportId && (await client.call('annotations.list', { reportId, deleted: true }));
  return ofReport?.find(isIt) ?? (await client.call('annotations.list', { deleted: true })).find(isIt);
}
