import type { Column, PairComparison } from '../contract/comparison-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { alignSentences } from './align-sentences.ts';
import { readSentences } from './read-sentences.ts';
import { readTerms } from './read-terms.ts';

/** Two texts, sentence by sentence. Throws not_found. */
export function compareTexts(
  set: ArchiveSet,
  { left, right }: { readonly left: Column; readonly right: Column },
): PairComparison {
  const rows = alignSentences(
    readSentences(set, left.reportId, left.edition),
    readSentences(set, right.reportId, right.edition),
    readTerms(set),
  );
  return { left, right, rows };
}
