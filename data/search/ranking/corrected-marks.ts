import type { TextRange } from '../../contract/model.ts';
import type { CorrectedText } from '../index/corrected-texts.ts';
import type { Variant } from '../query/expansions.ts';
import { passageMarks, type PassageMarks } from './passage-marks.ts';
import { joinOverlapping } from './passage-occurrences.ts';
import type { Query } from '../query/query-model.ts';

/** The marks of the printed wording, and what of the query stands in a correction marked on what it replaces. */
export function withCorrectedMarks(
  printed: PassageMarks,
  corrected: CorrectedText | undefined,
  query: Query | null,
  variants: readonly Variant[],
): PassageMarks {
  if (!corrected || query === null) return printed;
  const there = passageMarks(corrected.text, query, variants);
  const moved = (ranges: readonly TextRange[]): TextRange[] =>
    ranges.flatMap((range) => {
      const place = corrected.toPrinted(range);
      return place ? [place] : [];
    });
  const expanded = moved(there.expandedRanges);
  const ranges = joinOverlapping([...printed.ranges, ...moved(there.ranges)]);
  return {
    text: printed.text,
    ranges,
    expandedRanges: joinOverlapping([...printed.expandedRanges, ...expanded]),
    marked: ranges.reduce((sum, [start, end]) => sum + end - start, 0),
  };
}
