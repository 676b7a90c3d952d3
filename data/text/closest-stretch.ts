/** A stretch of a text and by how many insertions, deletions and substitutions it differs from what was sought. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/** One character in five may differ. */
const ALLOWED = 0.2;

/**
 * The stretch of a text that is closest to a pattern (Sellers, 1980), or null where none is close enough, two that do
 * not overlap are equally close, or the figures are not exactly the same. Works on code points.
 */
export function closestStretch(text: readonly string[], pattern: readonly string[]): Stretch | null {
  const allowed = Math.floor(pattern.length * ALLOWED);
  const wantedFigures = figuresOf(pattern.join(''));
  const ends = endsWithin(text, pattern, allowed).filter(
    ({ start, end }) => figuresOf(text.slice(start, end).join('')) === wantedFigures,
  );
  ends.sort((a, b) => a.distance - b.distance || a.start - b.start);
  const best = ends[0];
  if (!best) return null;
  const rival = ends.find(
    (one) => (one.end <= best.start || one.start >= best.end) && one.distance === best.distance,
  );
  return rival ? null : best;
}

/**
 * Everything in a text that says how much, which one, whether and which way: digits with their points and per cents,
 * Chinese numerals, and the characters that turn a statement round. Two statements that differ here are two statements.
 */
export function figuresOf(text: string): string {
  return (
    text
      .normalize('NFKC')
      .match(/\d+(?:[.,]\d+)*[%‰]?|[〇零一二三四五六七八九十百千万亿两半倍]+|[未不无非没增升涨降减跌负]/gu) ??
    []
  ).join(' ');
}

/** For every end at which the distance is within bounds, the best stretch that ends there. */
function endsWithin(text: readonly string[], pattern: readonly string[], allowed: number): Stretch[] {
  let distances = pattern.map((_, index) => index + 1);
  let starts = pattern.map(() => 0);
  const found: Stretch[] = [];
  for (let end = 1; end <= text.length; end++) {
    const nextDistances: number[] = [];
    const nextStarts: number[] = [];
    // Row 0: the pattern may begin anywhere at no cost.
    let [diagonal, diagonalStart] = [0, end - 1];
    let [above, aboveStart] = [0, end];
    for (let row = 0; row < pattern.length; row++) {
      const replaced = diagonal + (pattern[row] === text[end - 1] ? 0 : 1);
      const inserted = distances[row]! + 1;
      const dropped = above + 1;
      const best = Math.min(replaced, inserted, dropped);
      const start = best === replaced ? diagonalStart : best === inserted ? starts[row]! : aboveStart;
      [diagonal, diagonalStart] = [distances[row]!, starts[row]!];
      [above, aboveStart] = [best, start];
      nextDistances.push(best);
      nextStarts.push(start);
    }
    distances = nextDistances;
    starts = nextStarts;
    const distance = distances.at(-1) ?? pattern.length;
    if (distance <= allowed) found.push({ start: starts.at(-1)!, end, distance });
  }
  return found;
}
