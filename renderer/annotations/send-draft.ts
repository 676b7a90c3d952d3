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

/** What must be known of the note before it can be said what was touched; null: it is known. */
export function learnFirst(client: ArchiveClient, draft: NoteDraft): (() => Promise<void>) | null {
  if (draft.annotationId === null || draft.isOpenedOnKnown) return null;
  return async () => {
    const now = await noteNow(client, draft);
    if (now?.revision === draft.revision) draft.learn(now);
  };
}

/** Puts what was touched onto the note as it is by now. What is gone altogether is refused when it is sent. */
export async function standOnNow(client: ArchiveClient, draft: NoteDraft): Promise<void> {
  const now = await noteNow(client, draft);
  if (now) draft.standOn(now);
}

/** Also in the trash; undefined where there is none. It may stand on another report by now. */
async function noteNow(client: ArchiveClient, draft: NoteDraft): Promise<Annotation | undefined> {
  const isIt = ({ annotationId }: Annotation): boolean => annotationId === draft.annotationId;
  const { reportId } = draft;
  const ofReport = reportId && (await client.call('annotations.list', { reportId, deleted: true }));
  return ofReport?.find(isIt) ?? (await client.call('annotations.list', { deleted: true })).find(isIt);
}
