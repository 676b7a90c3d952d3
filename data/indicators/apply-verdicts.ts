import type { FigureFields } from '../contract/indicator-model.ts';
import { fieldsOf, verdictKey, type Verdict } from '../contract/verdict-model.ts';
import type { KnownIndicator } from './known-indicator.ts';

/** How far a figure may be from the place where it was judged, in code points of the source. */
const NEAREST_FIRST = [0, 1, -1, 2, -2] as const;

/**
 * What people said of figures, over what was read. A verdict holds for a figure at the same place that is read with the
 * same value and unit as when it was judged; one whose figure is gone, or is read otherwise now, changes nothing. Where a
 * source was read anew its places have moved: a verdict that finds none of them holds for the one figure of the original
 * that states the very same.
 * Rejected figures stay in the list, so that a person can take it back; `withoutRejected` leaves them out.
 */
export function applyVerdicts<Figure extends KnownIndicator>(
  figures: readonly Figure[],
  verdicts: readonly Verdict[],
): Figure[] {
  if (verdicts.length === 0) return [...figures];
  // What was said of the report that is held wins over what was said of one that was merged into it.
  const ownLast = verdicts.toSorted((a, b) => Number(nameOf(a) === a.key) - Number(nameOf(b) === b.key));
  const byKey = new Map(ownLast.map((verdict) => [nameOf(verdict), verdict]));
  const found = figures.map((figure) => verdictOn(figure, byKey));
  const moved = movedVerdicts(figures, found, verdicts);
  return figures.map((figure, place) => {
    const verdict = found[place];
    if (verdict) {
      const isMerged = nameOf(verdict) !== verdict.key;
      return { ...judged(figure, verdict), ...(isMerged && { verdictKey: verdict.key }) };
    }
    const other = moved.get(figure);
    return other ? { ...judged(figure, other), verdictKey: other.key } : figure;
  });
}

/** Verdicts on places of a source where no figure is any more, by the figure that was meant. */
function movedVerdicts<Figure extends KnownIndicator>(
  figures: readonly Figure[],
  found: readonly (Verdict | null)[],
  verdicts: readonly Verdict[],
): ReadonlyMap<Figure, Verdict> {
  const held = new Set(found);
  const lost = verdicts.filter((verdict) => !held.has(verdict) && OF_SOURCE.test(nameOf(verdict)));
  if (lost.length === 0) return new Map();
  const alike = Map.groupBy(
    figures.filter(({ edition }) => edition === 'original'),
    (figure) => statementOf(figure.reportId, figure),
  );
  const moved = new Map<Figure, Verdict>();
  for (const verdict of lost) {
    const reportId = nameOf(verdict).replace(OF_SOURCE, '');
    const [only, another] = alike.get(statementOf(reportId, verdict.read)) ?? [];
    if (only && !another && !moved.has(only)) moved.set(only, verdict);
  }
  return moved;
}

function nameOf({ key, heldKey }: Verdict): string {
  return heldKey ?? key;
}

/** The key of a verdict on a place in a source (verdictKey). */
const OF_SOURCE = / @\d+$/;

function statementOf(reportId: string, { subject, value, unit, period, kind }: FigureFields): string {
  return JSON.stringify([reportId, subject, value, unit, period, kind]);
}

export function withoutRejected<Figure extends Pick<KnownIndicator, 'verdict'>>(
  figures: readonly Figure[],
): Figure[] {
  return figures.filter((figure) => figure.verdict !== 'rejected');
}

function verdictOn(figure: KnownIndicator, byKey: ReadonlyMap<string, Verdict>): Verdict | null {
  const shifts = figure.rawStart === null ? [0] : NEAREST_FIRST;
  for (const by of shifts) {
    const rawStart = figure.rawStart === null ? null : figure.rawStart + by;
    const verdict = byKey.get(verdictKey({ ...figure, rawStart }));
    if (verdict && isMeant(figure, verdict.read)) return verdict;
  }
  return null;
}

/** 提要 and 原文 may print one figure in two ways: 3.85亿元 and 38500万元. */
function isMeant(figure: KnownIndicator, read: FigureFields): boolean {
  const meant = normalValue(read.value, read.unit);
  return Math.abs(meant.valueSi - figure.valueSi) < 1e-6 && meant.unitSi === figure.unitSi;
}

function judged<Figure extends KnownIndicator>(
  figure: Figure,
  { state, corrected, disputed }: Verdict,
): Figure {
  if (disputed) return { ...figure, disputed };
  if (state === 'rejected') return { ...figure, verdict: state };
  if (corrected === null) return { ...figure, verified: true, verdict: state };
  const { printedRange, ...one } = figure;
  const isAsRead = corrected.value === figure.value && corrected.unit === figure.unit;
  return {
    // Figure without what is optional in it is one still.
    ...(one as Figure),
    ...(isAsRead && printedRange !== undefined && { printedRange }),
    ...corrected,
    ...normalValue(corrected.value, corrected.unit),
    // 余 and 近 belong to the number that was read.
    ...(corrected.value === figure.value ? {} : { qualifier: null, bound: null }),
    verified: true,
    verdict: state,
    read: fieldsOf(figure),
  };
}

/** Units that begin with a numeral which multiplies nothing. */
const WHOLE_UNIT = /^(?:百分点|千克|千米|千瓦|千人)/;

/** 万 and 亿 resolved: 3.85 and 亿元 are 385000000 and 元. */
export function normalValue(
  value: number,
  unit: string,
): { readonly valueSi: number; readonly unitSi: string } {
  const multiplier = WHOLE_UNIT.test(unit) ? '' : (/^[百千万亿]+/.exec(unit)?.[0] ?? '');
  let factor = 1;
  for (const numeral of multiplier) factor *= FACTORS[numeral] ?? 1;
  // Printed figures have at most six decimals; binary fractions have more.
  return { valueSi: Number((value * factor).toFixed(6)), unitSi: unit.slice(multiplier.length) };
}

const FACTORS: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
