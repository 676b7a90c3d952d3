import type { KeptTerm } from '../../contract/term-entry.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import type { Corrections } from '../suggestion/did-you-mean.ts';
import { once } from '../../schema/once.ts';
import { loadLineage, withTerms, type Lineage } from '../query/expansions.ts';
import { NearWords } from '../suggestion/near-words.ts';
import { loadPassageTable, type PassageTable } from './passage-table.ts';
import { PinyinNames } from '../suggestion/pinyin-names.ts';
import { loadProgrammeMentions, type ProgrammeMentions } from './programme-mentions.ts';

/** What search keeps in memory. */
export interface SearchIndex {
  readonly table: PassageTable;
  readonly programmes: ProgrammeMentions;
  readonly lineage: Lineage;
  readonly corrections: Corrections;
  readonly pinyinNames: PinyinNames;
}

/**
 * Each part is loaded when it is first asked for. `own`: with what the person has added to the thesaurus; `ofArchives`: with
 * the thesaurus of the archives alone.
 */
export function lazyIndex(
  set: ArchiveSet,
  vocabulary: () => ReadonlyMap<string, string>,
  keptTerms: () => readonly KeptTerm[] = () => [],
): { readonly own: SearchIndex; readonly ofArchives: SearchIndex } {
  const table = once(() => loadPassageTable(set));
  const programmes = once(() => loadProgrammeMentions(table()));
  const lineage = once(() => loadLineage(set));
  const pinyinNames = once(() => new PinyinNames(vocabulary()));
  const corrections = once(() => ({
    nearWords: new NearWords(vocabulary().keys()),
    vocabulary: vocabulary(),
    pinyinNames,
  }));
  const withLineage = (lineageNow: () => Lineage): SearchIndex => ({
    get table() {
      return table();
    },
    get programmes() {
      return programmes();
    },
    get lineage() {
      return lineageNow();
    },
    get corrections() {
      return corrections();
    },
    get pinyinNames() {
      return pinyinNames();
    },
  });
  return { own: withLineage(() => withTerms(lineage(), keptTerms())), ofArchives: withLineage(lineage) };
}
