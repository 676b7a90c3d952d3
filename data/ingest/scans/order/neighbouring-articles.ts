import { bottomOf, HEADLINE, middleOf, topOf, type LayoutBox } from './layout-box.ts';

/**
 * Articles side by side, each of some columns below a headline that is no broader than one of them: it lies in the column in
 * its midst. Null where the columns tell of no such thing: at least two headlines at one height, nothing beside them, and
 * every column below one. `columns` from left to right.
 */
export function neighbouringArticles(
  columns: readonly (readonly LayoutBox[])[],
  em: number,
): { readonly head: readonly LayoutBox[]; readonly rest: readonly LayoutBox[] }[] | null {
  const heads = columns.flatMap((column) => {
    const large = column.filter(({ h }) => h > HEADLINE * em);
    return large.length > 0 ? [large.reduce((top, box) => (box.y < top.y ? box : top))] : [];
  });
  if (heads.length < 2 || heads.length === columns.length) return null;
  // A mark at the end of a headline may be a box of its own.
  const rowOf = (head: LayoutBox): LayoutBox[] =>
    columns
      .flat()
      .filter(
        (box) =>
          Math.abs(middleOf(box) - middleOf(head)) < head.h / 2 && Math.abs(box.x - head.x) < head.w + head.h,
      );
  const rows = heads.map(rowOf);
  const bodies = columns.map((column) => column.filter((box) => !rows.some((row) => row.includes(box))));
  const foot = bottomOf(heads);
  const isBelow = bodies.every((body) => body.length > 0 && topOf(body) > foot - 0.5 * em);
  if (!isBelow || foot - topOf(heads) > 2 * Math.max(...heads.map(({ h }) => h))) return null;
  const ends = bestEnds(bodies, heads);
  return rows.map((head, i) => ({ head, rest: bodies.slice(i === 0 ? 0 : ends[i - 1], ends[i]).flat() }));
}

/** Behind which column each article ends, so that headlines stand nearest to the middles of their articles. */
function bestEnds(bodies: readonly (readonly LayoutBox[])[], heads: readonly LayoutBox[]): readonly number[] {
  const off = (from: number, to: number, { x, w }: LayoutBox): number => {
    const boxes = bodies.slice(from, to).flat();
    const [left, right] = [
      Math.min(...boxes.map((box) => box.x)),
      Math.max(...boxes.map((box) => box.x + box.w)),
    ];
    return Math.abs((left + right) / 2 - x - w / 2);
  };
  const best = (from: number, head: number): { readonly cost: number; readonly ends: readonly number[] } => {
    if (head === heads.length - 1)
      return { cost: off(from, bodies.length, heads[head]!), ends: [bodies.length] };
    let found = { cost: Infinity, ends: [] as readonly number[] };
    for (let to = from + 1; to <= bodies.length - (heads.length - 1 - head); to++) {
      const rest = best(to, head + 1);
      const cost = off(from, to, heads[head]!) + rest.cost;
      if (cost < found.cost) found = { cost, ends: [to, ...rest.ends] };
    }
    return found;
  };
  return best(0, 0).ends;
}
