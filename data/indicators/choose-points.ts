import { yearOfPeriod } from '../contract/period.ts';
import { isOfSeriesPeriod } from '../contract/series-kind.ts';
import type { SeriesPoint } from '../contract/indicator-model.ts';
import { countsAlike } from './counting-words.ts';
import type { KnownIndicator } from './known-indicator.ts';
import { compareText } from './list-indicators.ts';
import { rivalsOf } from './rivals.ts';
import type { Concept } from './thesaurus.ts';

/**
 * The figures of one concept of one agency as points: one result per year, one target per year. `kind`: of the series;
 * what a yearly report says of its first half is no point of the years, nor a whole year one of the halves.
 */
export function choosePoints(
  indicators: readonly KnownIndicator[],
  concept: Concept | undefined,
  kind: string,
): { readonly points: readonly SeriesPoint[]; readonly targets: readonly SeriesPoint[] } {
  const dated = indicators.flatMap((indicator) => {
    const year = isOfSeriesPeriod(kind, indicator.period) ? yearOfPeriod(indicator.period) : null;
    return year === null ? [] : [{ indicator, year }];
  });
  const best = (wanted: (indicator: KnownIndicator) => boolean): SeriesPoint[] =>
    [
      ...Map.groupBy(
        dated.filter((one) => wanted(one.indicator)),
        (one) => one.year,
      ),
    ]
      .map(([year, candidates]) =>
        bestOfYear(
          year,
          candidates.map((one) => one.indicator),
          concept,
        ),
      )
      .sort((a, b) => a.year - b.year);
  return {
    points: best((indicator) => indicator.kind !== 'target'),
    targets: best((indicator) => indicator.kind === 'target'),
  };
}

/**
 * What speaks least against (faultsOf); of documents that are equal in that the yearly review before others, then the
 * one that came out later, then the first id. Which value is larger decides only within one document.
 */
function bestOfYear(
  year: number,
  candidates: readonly KnownIndicator[],
  concept: Concept | undefined,
): SeriesPoint {
  const largest = new Map(
    [...Map.groupBy(candidates, ({ reportId }) => reportId)].map(([id, own]) => [
      id,
      largestOf(own, concept),
    ]),
  );
  const ranked = candidates
    .map((indicator) => ({
      indicator,
      faults: faultsOf(indicator, year, concept, largest.get(indicator.reportId) ?? null),
    }))
    .sort((a, b) => compareText(a.faults, b.faults) || compareDocuments(a.indicator, b.indicator))
    .map(({ indicator }) => indicator);
  // A group is never empty: it was made from its members.
  const chosen = ranked[0]!;
  const twin = candidates.find((other) => other.edition !== chosen.edition && isSameFigure(chosen, other));
  const rivals = rivalsOf(chosen, ranked);
  return {
    year,
    reportId: chosen.reportId,
    value: chosen.value,
    unit: chosen.unit,
    valueSi: chosen.valueSi,
    unitSi: chosen.unitSi,
    qualifier: chosen.qualifier,
    ...(chosen.printedRange !== undefined && { printedRange: chosen.printedRange }),
    term: chosen.subject,
    kind: chosen.kind,
    ...(chosen.isScanned && !chosen.verified && { isUnseen: true as const }),
    indicatorId: chosen.indicatorId,
    otherIndicatorId: twin?.indicatorId ?? null,
    ...(rivals.length > 0 && { rivals }),
  };
}

function compareDocuments(one: KnownIndicator, other: KnownIndicator): number {
  return (
    Number(one.genre !== 'annual-review') - Number(other.genre !== 'annual-review') ||
    (other.yearPublished ?? 0) - (one.yearPublished ?? 0) ||
    compareText(one.reportId, other.reportId)
  );
}

/**
 * What speaks against taking this figure as the agency's figure of the year, weightiest first; the least string wins.
 * Own report before a later one's backward glance, the whole area before a part. `largest`: of the figure's own document.
 */
function faultsOf(
  indicator: KnownIndicator,
  year: number,
  concept: Concept | undefined,
  largest: number | null,
): string {
  const isTarget = indicator.kind === 'target';
  const faults = [
    indicator.scope !== null,
    // A person's word counts more than any guess, but a county's figure is not the city's.
    !indicator.verified,
    // What may be misread stands behind what is printed elsewhere.
    indicator.isScanned === true && !indicator.verified,
    indicator.minor,
    isTarget ? (indicator.yearCovered ?? 0) + 1 !== year : indicator.yearCovered !== year,
    concept !== undefined && !countsAlike(indicator.unitSi, concept.unitSi),
    !isTarget &&
      indicator.kind !== (concept?.measure === 'stock' ? 'stock' : 'actual') &&
      concept?.measure !== 'rate',
    indicator.note !== null,
    !indicator.curated,
    indicator.edition !== 'digest',
    largest !== null && indicator.valueSi < largest,
    concept !== undefined &&
      indicator.subject !== concept.name &&
      !concept.aliases.includes(indicator.subject),
    indicator.programme !== null,
  ];
  return faults.map(Number).join('');
}

/** What is counted or paid in a year is no less than any part of it; null for what no part can be of: rates and ranks. */
function largestOf(candidates: readonly KnownIndicator[], concept: Concept | undefined): number | null {
  if (concept?.measure !== 'flow' && concept?.measure !== 'stock') return null;
  return Math.max(...candidates.map((one) => one.valueSi));
}

/** The code-point offsets of a figure may differ by a repaired character or two. */
const RAW_TOLERANCE = 2;

function isSameFigure(one: KnownIndicator, other: KnownIndicator): boolean {
  if (one.reportId !== other.reportId || one.valueSi !== other.valueSi || one.unitSi !== other.unitSi)
    return false;
  return (
    one.rawStart === null ||
    other.rawStart === null ||
    Math.abs(one.rawStart - other.rawStart) <= RAW_TOLERANCE
  );
}
