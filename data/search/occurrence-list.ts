import type { TextRange } from '../contract/model.ts';
import type { Answer } from './answer-query.ts';
import type { CorrectedText } from './corrected-texts.ts';
import type { Variant } from './expansions.ts';
import { joinOverlapping, occurrencesIn } from './passage-occurrences.ts';
import type { PassageTable } from './passage-table.ts';
import { visitTexts } from './passage-texts.ts';
import type { Query } from './query-model.ts';

/** Occurrences as columns: there may be hundreds of thousands of them. */
export interface OccurrenceList {
  readonly size: number;
  readonly passage: Uint32Array;
  /** Code points. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** All occurrences in the passages, in the order given, then by place. `visit` sees each with the passage's text. */
export function listOccurrences(
  table: PassageTable,
  passages: Uint32Array,
  { root, variants, evaluation: { corrected } }: Answer,
  visit: (text: string, start: number, end: number) => void = () => undefined,
): OccurrenceList {
  const columns = { passage: [] as number[], start: [] as number[], end: [] as number[] };
  if (root !== null) {
    visitTexts(table, passages, (passage, text) => {
      for (const [start, end] of occurrencesShown(text, corrected.get(passage), root, variants)) {
        columns.passage.push(passage);
        columns.start.push(start);
        columns.end.push(end);
        visit(text, start, end);
      }
      return true;
    });
  }
  return {
    size: columns.passage.length,
    passage: Uint32Array.from(columns.passage),
    start: Uint32Array.from(columns.start),
    end: Uint32Array.from(columns.end),
  };
}

/** In the printed wording, and what stands in a correction where it is printed otherwise. */
function occurrencesShown(
  text: string,
  corrected: CorrectedText | undefined,
  root: Query,
  variants: readonly Variant[],
): readonly TextRange[] {
  const printed = occurrencesIn(text, root, variants);
  if (!corrected) return printed;
  const moved = occurrencesIn(corrected.text, root, variants).flatMap((range): TextRange[] => {
    const place = corrected.toPrinted(range);
    return place ? [place] : [];
  });
  return joinOverlapping([...printed, ...moved]);
}
