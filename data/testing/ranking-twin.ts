/**
 * The order of hits as it is promised, said once more by comparing every hit with every other: sentences above titles,
 * titles above bare headings, as typed above expanded, denser and shorter first, the newest year breaks ties; and at the top the best hit of
 * each of the first ten reports. It shares nothing with search.
 */
import type { Hit } from '../contract/search-model.ts';
import type { TwinPassage } from './search-twin.ts';

/** So many hits are weighed by density, and so many places are shared out among reports. */
export const WEIGHED = 100;
export const SHARED = 10;

export interface RankedHit {
  readonly passageId: string;
  readonly reportId: string;
  /** 0 sentence or row of a table, 1 title, 2 heading. */
  readonly kind: number;
  readonly isExpanded: boolean;
  readonly density: number;
  readonly length: number;
  readonly year: number;
}

/** What the order looks at, read off the passage and its marks; `isTyped`: the query answers it without expansions. */
export function rankedHit(hit: Hit, passage: TwinPassage, isTyped: boolean): RankedHit {
  const length = [...passage.text].length;
  const marked = hit.ranges.reduce((sum, [start, end]) => sum + end - start, 0);
  return {
    passageId: passage.passageId,
    reportId: passage.reportId,
    kind: passage.kind === 'title' ? 1 : passage.kind === 'heading' ? 2 : 0,
    isExpanded: !isTyped,
    density: marked / Math.max(1, length),
    length,
    year: passage.year,
  };
}

/** Negative where `a` belongs before `b`, 0 where the rule has no preference. */
export function rankTwin(a: RankedHit, b: RankedHit, byDensity: boolean): number {
  if (a.kind !== b.kind) return a.kind - b.kind;
  if (a.isExpanded !== b.isExpanded) return a.isExpanded ? 1 : -1;
  if (byDensity && a.density !== b.density) return b.density - a.density;
  if (a.length !== b.length) return a.length - b.length;
  return b.year - a.year;
}

/** Pairs of hits that stand the wrong way round, as `earlier > later`; the rule of the top is `unsharedTop`. */
export function misplaced(hits: readonly RankedHit[], byDensity: boolean): readonly string[] {
  return hits.flatMap((a, i) =>
    hits
      .slice(i + 1)
      .filter((b) => rankTwin(a, b, byDensity) > 0)
      .map((b) => `${a.passageId} > ${b.passageId}`),
  );
}

/** What is wrong with the top: a report twice, a report that is missing, or not the best hit of its report. */
export function unsharedTop(hits: readonly RankedHit[]): readonly string[] {
  const reports = new Set(hits.map((hit) => hit.reportId));
  const top = hits.slice(0, Math.min(SHARED, reports.size));
  const twice = top.length - new Set(top.map((hit) => hit.reportId)).size;
  const notBest = top.filter((hit) =>
    hits.some((other) => other.reportId === hit.reportId && rankTwin(other, hit, hits.length <= WEIGHED) < 0),
  );
  return [
    ...(twice > 0 ? [`${twice} reports stand twice in the top`] : []),
    ...notBest.map((hit) => `${hit.passageId} is not the best of its report`),
  ];
}
