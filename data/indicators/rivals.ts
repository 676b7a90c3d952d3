import type { SeriesRival } from '../contract/indicator-model.ts';
import { countsAlike } from './counting-words.ts';
import type { KnownIndicator } from './known-indicator.ts';

/**
 * What other documents about the same year state instead of the chosen figure, the best figure of each. `ranked`: all
 * figures of the year, the best first. A part of the area or of a programme is no rival, nor is a backward glance of
 * another year's report, nor a figure that is the same but for its rounding.
 */
export function rivalsOf(chosen: KnownIndicator, ranked: readonly KnownIndicator[]): readonly SeriesRival[] {
  const comparable = ranked.filter(
    (other) =>
      other.reportId !== chosen.reportId &&
      other.yearCovered === chosen.yearCovered &&
      other.kind === chosen.kind &&
      other.scope === chosen.scope &&
      other.programme === chosen.programme &&
      other.minor === chosen.minor &&
      (other.unitSi === chosen.unitSi || countsAlike(other.unitSi, chosen.unitSi)),
  );
  return [...Map.groupBy(comparable, ({ reportId }) => reportId).values()].flatMap((own) => {
    if (own.some((other) => isSameValue(chosen, other))) return [];
    // A group is never empty.
    const { reportId, indicatorId, value, unit, qualifier, printedRange } = own[0]!;
    return [
      { reportId, indicatorId, value, unit, qualifier, ...(printedRange !== undefined && { printedRange }) },
    ];
  });
}

/** 6.1万户 is 61023户: they differ by less than the last printed place of the coarser. */
function isSameValue(one: KnownIndicator, other: KnownIndicator): boolean {
  const difference = Math.abs(one.valueSi - other.valueSi);
  return difference === 0 || difference < Math.max(lastPlaceOf(one), lastPlaceOf(other)) * (1 - 1e-9);
}

/** The worth of the last printed place in `unitSi`; of 1200余 it is a hundred. */
function lastPlaceOf({ value, valueSi, qualifier }: KnownIndicator): number {
  if (value === 0) return 0;
  const printed = String(value);
  const decimals = printed.split('.')[1]?.length ?? 0;
  const zeros = decimals === 0 && qualifier !== null ? (/0*$/.exec(printed)?.[0].length ?? 0) : 0;
  return (valueSi / value) * 10 ** (zeros - decimals);
}
