export interface YearValue {
  readonly year: number;
  readonly value: number;
}

export interface YearBar extends YearValue {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** Something that is there is seen, however small. */
const LEAST_HEIGHT = 1.5;
const WIDEST = 72;
const SHARE = 0.62;

/**
 * One bar for every year from the first to the last, years without anything included, so that a gap is a gap. Heights
 * count from zero.
 */
export function barsOf(
  values: readonly YearValue[],
  box: { readonly width: number; readonly height: number },
): YearBar[] {
  if (values.length === 0) return [];
  const byYear = new Map(values.map(({ year, value }) => [year, value]));
  const first = Math.min(...byYear.keys());
  const count = Math.max(...byYear.keys()) - first + 1;
  const most = Math.max(1, ...byYear.values());
  const room = box.width / count;
  const width = Math.min(WIDEST, room * SHARE);
  return Array.from({ length: count }, (_, i) => {
    const value = byYear.get(first + i) ?? 0;
    const height = value === 0 ? 0 : Math.max(LEAST_HEIGHT, (value / most) * box.height);
    return { year: first + i, value, x: i * room + (room - width) / 2, width, height };
  });
}
