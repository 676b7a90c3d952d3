import type { Defect } from '../contract/model.ts';
import { rawRange, withoutRanges, type TracedText } from './traced-text.ts';
import { matchesOf } from './matches-of.ts';

/**
 * A space between a digit and Chinese text inside a paragraph is an accident of typesetting (成立 100周年, 8715 户).
 * In titles a space separates two parts, so they are not given to this function.
 */
const BESIDE_DIGIT =
  /(?<=[\p{Script=Han}，。、；：！？“”‘’（）《》【】])[ \t\u00a0\u2000-\u200a\u3000]+(?=[\d０-９])|(?<=[\d０-９%％])[ \t\u00a0\u2000-\u200a\u3000]+(?=[\p{Script=Han}，。、；：！？”’）》%％‰])/gu;

export function removeStraySpaces(traced: TracedText): {
  readonly text: TracedText;
  readonly defects: readonly Defect[];
} {
  const ranges: [number, number][] = [];
  const defects: Defect[] = [];
  for (const match of matchesOf(BESIDE_DIGIT, traced.text)) {
    const end = match.index + match[0].length;
    const [rawStart, rawEnd] = rawRange(traced, match.index, end);
    ranges.push([match.index, end]);
    // Where a line joint lies inside the gap the two ends are not neighbours in the source.
    if (rawEnd - rawStart === end - match.index) {
      defects.push({ kind: 'stray_space', rawStart, rawEnd, before: match[0], after: '' });
    }
  }
  return { text: withoutRanges(traced, ranges), defects };
}
