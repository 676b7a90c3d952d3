import type { NotebookEntry } from '../contract/annotation-model.ts';
import type { Column, PairComparison } from '../contract/comparison-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { alignSentences } from './align-sentences.ts';
import { findDecisions } from './decided-pairs.ts';
import { readSentences } from './read-sentences.ts';
import { readTerms } from './read-terms.ts';

/** Two texts, sentence by sentence; `kept` are the notebook's alignments, which win. Throws not_found. */
export function compareTexts(
  set: ArchiveSet,
  { left, right }: { readonly left: Column; readonly right: Column },
  kept: readonly NotebookEntry[] = [],
): PairComparison {
  const leftSentences = readSentences(set, left.reportId, left.edition);
  const rightSentences = readSentences(set, right.reportId, right.edition);
  const decisions = findDecisions(
    kept,
    { column: left, sentences: leftSentences },
    { column: right, sentences: rightSentences },
    (reportId) => set.heldAs(reportId),
  );
  return { left, right, rows: alignSentences(leftSentences, rightSentences, readTerms(set), decisions) };
}
