import type { ArchiveSet } from '../../schema/archive-set.ts';
import { once } from '../index/once.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { loadLineage } from '../query/expansions.ts';

/** The same index, with the thesaurus of the archives alone: without what a person has added to it. */
export function archivesAlone(index: SearchIndex, set: ArchiveSet): SearchIndex {
  const lineage = once(() => loadLineage(set));
  return {
    get table() {
      return index.table;
    },
    get programmes() {
      return index.programmes;
    },
    get lineage() {
      return lineage();
    },
    get corrections() {
      return index.corrections;
    },
    get pinyinNames() {
      return index.pinyinNames;
    },
  };
}
