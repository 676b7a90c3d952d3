import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { NoteDraft } from './note-draft.svelte.ts';

/** Makes the note that was written, or changes the one that was taken up. */
export function sendDraft(client: ArchiveClient, draft: NoteDraft): Promise<Annotation> {
  const { kind, colour, tags, body, annotationId, revision } = draft;
  const fields = {
    kind,
    colour,
    tags: [...tags],
    body,
    assignee: draft.assignee.trim() || null,
    replacement: kind === 'correction' ? draft.replacement : null,
  };
  const targets = [...draft.targets];
  if (annotationId === null) {
    return client.call('annotations.create', { ...fields, targets, replyTo: draft.replyTo });
  }
  // Places that were not touched are not sent: their text may have changed meanwhile.
  const moved = draft.areTargetsChanged ? { targets } : {};
  return client.call('annotations.update', { annotationId, revision, ...fields, ...moved });
}
