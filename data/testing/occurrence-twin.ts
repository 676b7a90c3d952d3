/** Occurrences by looking at every character; shares the parser with search, and nothing else. */
import { placesOf, signPlaces, type TwinQuery } from './search-twin.ts';

/** Code points covered by each occurrence, as [start, end) in order: overlapping ones are one, touching ones are not. */
export function twinOccurrences(query: TwinQuery, text: string): readonly (readonly [number, number])[] {
  const ranges = rangesOf(query, text);
  const joined = ranges.map((range) => grown(range, ranges));
  return [...new Map(joined.map((range) => [String(range), range])).values()].sort((a, b) => a[0] - b[0]);
}

type Range = readonly [number, number];

/** The range with all that overlap it, and all that overlap those. */
function grown(range: Range, ranges: readonly Range[]): Range {
  const near = ranges.filter(([start, end]) => start < range[1] && range[0] < end);
  const next: Range = [Math.min(...near.map(([start]) => start)), Math.max(...near.map(([, end]) => end))];
  return next[0] === range[0] && next[1] === range[1] ? range : grown(next, ranges);
}

function rangesOf(query: TwinQuery, text: string): readonly Range[] {
  switch (query.kind) {
    case 'term':
      return placesOf(text, query).map((place) => printed(text, place));
    case 'and':
    case 'or':
      return query.parts.flatMap((part) => rangesOf(part, text));
    case 'near':
      return nearPlaces(
        query.terms.map((term) => placesOf(text, term)),
        query.distance,
      ).map((place) => printed(text, place));
    case 'regex':
      return expressionRanges(text, query.expression);
    case 'wildcard':
    case 'not':
    case 'field':
      return [];
  }
}

function expressionRanges(text: string, { source }: { readonly source: string }): readonly Range[] {
  return [...text.matchAll(new RegExp(source, 'giu'))]
    .filter(([matched]) => matched !== '')
    .map(({ 0: matched, index }) => {
      const start = [...text.slice(0, index)].length;
      return [start, start + [...matched].length] as const;
    });
}

/** Ranges of signs as code points of the text. */
function printed(text: string, [start, end]: Range): Range {
  const places = signPlaces(text);
  return [places[start]!, places[end - 1]! + 1];
}

/** Every place that belongs to some choice of one place per term that stands near enough. */
function nearPlaces(places: readonly (readonly Range[])[], distance: number): readonly Range[] {
  const choose = (n: number, chosen: readonly Range[]): readonly Range[] => {
    if (n < places.length) return places[n]!.flatMap((place) => choose(n + 1, [...chosen, place]));
    const last = Math.max(...chosen.map(([start]) => start));
    return chosen.every(([, end]) => last - end <= distance) ? chosen : [];
  };
  return choose(0, []);
}
