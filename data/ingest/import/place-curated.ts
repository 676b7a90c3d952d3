import { passagesInOrder, type ParsedIndicator, type ParsedSection } from '../../schema/parsed-report.ts';
import { sentenceAround } from '../../text/clause.ts';

/** Two figures are the same when their numbers begin this close together in the source. */
const NEAR = 2;

/**
 * Puts a report's curated figures at their places in the original, where they replace what was extracted there.
 * A curated figure whose place is not shown (it stood in page furniture) is left out.
 */
export function placeCurated(
  extracted: readonly ParsedIndicator[],
  curated: readonly ParsedIndicator[],
  sections: readonly ParsedSection[],
): ParsedIndicator[] {
  const passages = passagesInOrder(sections);
  const placed = curated.flatMap((figure) => {
    const twin = extracted.find((one) => isNear(one, figure));
    const place = placeOf(figure, passages);
    if (twin)
      return [{ ...figure, passage: twin.passage, start: twin.start, end: twin.end, quote: twin.quote }];
    if (!place) return [];
    const { text } = passages[place.passage]!;
    return [{ ...figure, ...place, quote: sentenceAround(text, [place.start, place.end]).text }];
  });
  const rest = extracted.filter((one) => !placed.some((figure) => isNear(one, figure)));
  return [...placed, ...rest].sort(
    (a, b) => (a.passage ?? 0) - (b.passage ?? 0) || (a.start ?? 0) - (b.start ?? 0),
  );
}

function isNear(a: ParsedIndicator, b: ParsedIndicator): boolean {
  return a.rawStart !== null && b.rawStart !== null && Math.abs(a.rawStart - b.rawStart) <= NEAR;
}

function placeOf(
  { rawStart, rawEnd }: ParsedIndicator,
  passages: readonly { readonly map: { toText(rawOffset: number): number | null } }[],
): { readonly passage: number; readonly start: number; readonly end: number } | null {
  if (rawStart === null || rawEnd === null) return null;
  for (const [passage, { map }] of passages.entries()) {
    const shown: number[] = [];
    for (let raw = rawStart; raw < rawEnd; raw++) {
      const at = map.toText(raw);
      if (at !== null) shown.push(at);
    }
    // Of a number that was printed twice or over two lines only the shown characters count.
    if (shown.length > 0) return { passage, start: shown[0]!, end: shown.at(-1)! + 1 };
  }
  return null;
}
