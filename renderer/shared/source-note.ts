import type { LibraryStatus } from '../../data/contract/library-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** What a print or a file says about where it comes from. */
export interface SourceNote {
  /** One line per archive with its whole edition id, then the day and the program. */
  readonly lines: readonly string[];
  /** Short enough for the head of a page. */
  readonly short: string;
}

/** Hex digits of an edition id that the head of a page has room for; the whole id stands on the first page. */
const SHOWN = 12;

export function sourceNote(status: LibraryStatus | null, say: Messages, now: Date): SourceNote {
  const archives = status?.archives ?? [];
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const editions = archives.map((archive) => archive.editionId.slice(0, SHOWN)).join(' + ');
  return {
    lines: [
      ...archives.map((archive) => say.takeAway.archive(archive.fileName, archive.editionId)),
      say.takeAway.made(day, status?.version ?? ''),
    ],
    short: `${say.takeAway.archives(editions)} · ${day}`,
  };
}
