import { OffsetMap } from './offset-map.ts';

/**
 * A piece of text of which every UTF-16 unit knows its source character, so that it can be cut and joined with
 * ordinary string indexes while it is being repaired. `raw[i]` is a code-point offset in the source.
 */
export interface TracedText {
  readonly text: string;
  readonly raw: readonly number[];
}

export function sliceTraced(traced: TracedText, start: number, end = traced.text.length): TracedText {
  return { text: traced.text.slice(start, end), raw: traced.raw.slice(start, end) };
}

export function trimTraced(traced: TracedText): TracedText {
  const start = traced.text.length - traced.text.trimStart().length;
  const end = traced.text.trimEnd().length;
  return start === 0 && end === traced.text.length
    ? traced
    : sliceTraced(traced, start, Math.max(start, end));
}

/** Joins pieces; a made-up separator belongs to the source character before it. */
export function joinTraced(pieces: readonly TracedText[], separator = ''): TracedText {
  const kept = pieces.filter((piece) => piece.text !== '');
  if (kept.length === 1) return kept[0]!;
  const raw: number[] = [];
  kept.forEach((piece, i) => {
    if (i > 0) for (let n = 0; n < separator.length; n++) raw.push(raw.at(-1)!);
    for (const offset of piece.raw) raw.push(offset);
  });
  return { text: kept.map((piece) => piece.text).join(separator), raw };
}

/** Keeps the parts of a text that lie outside the given ranges, which are in order and do not overlap. */
export function withoutRanges(
  traced: TracedText,
  ranges: readonly (readonly [number, number])[],
): TracedText {
  if (ranges.length === 0) return traced;
  const pieces: TracedText[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    pieces.push(sliceTraced(traced, from, start));
    from = end;
  }
  pieces.push(sliceTraced(traced, from));
  return joinTraced(pieces);
}

/** Source range of [start, end) of a traced text. */
export function rawRange(traced: TracedText, start: number, end: number): readonly [number, number] {
  const first = traced.raw[start] ?? (traced.raw.at(-1) ?? -1) + 1;
  return end > start ? [first, traced.raw[end - 1]! + 1] : [first, first];
}

/** The map from code points of the text to code points of the source. */
export function offsetMapOf(traced: TracedText): OffsetMap {
  if (!HAS_PAIRS.test(traced.text)) return OffsetMap.fromOffsets(traced.raw);
  const offsets: number[] = [];
  for (let i = 0; i < traced.text.length; i++) {
    offsets.push(traced.raw[i]!);
    if (traced.text.codePointAt(i)! > 0xffff) i++;
  }
  return OffsetMap.fromOffsets(offsets);
}

/** Without them a unit is a code point. */
const HAS_PAIRS = /[\ud800-\udfff]/;
