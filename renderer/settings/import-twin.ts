import type { ImportItem } from './import-item.svelte.ts';

/** Another file of the list that holds the same. `bytes`: it is the same file; `words`: it says the same, in another form. */
export interface ImportTwin {
  readonly name: string;
  readonly same: 'bytes' | 'words';
}

/** The first file above an item that is or says the same, unless it was refused; null where there is none. */
export function twinOf(items: readonly ImportItem[], item: ImportItem): ImportTwin | null {
  const own = item.preview;
  if (!own) return null;
  const above = items
    .slice(0, items.indexOf(item))
    .filter(({ stage, preview }) => preview !== null && stage !== 'refused' && stage !== 'cancelled');
  const twin =
    above.find(({ preview }) => preview!.sha256 === own.sha256) ??
    (own.words === '' ? undefined : above.find(({ preview }) => preview!.words === own.words));
  return twin ? { name: twin.name, same: twin.preview!.sha256 === own.sha256 ? 'bytes' : 'words' } : null;
}
