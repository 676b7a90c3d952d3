import type { SeriesChange, SeriesPoint } from '../contract/indicator-model.ts';
import { areCounters, countsAlike } from './counting-words.ts';
import { difference, percentChange } from './decimal-change.ts';
import { judgeByWording } from './judge-by-wording.ts';
import type { Comparability, Concept } from './thesaurus.ts';

/** What the archivists judged about two years, if they did. */
export type Judged = (from: SeriesPoint, to: SeriesPoint) => Comparability | undefined;

/**
 * The change between every two years, neighbours first. A judged pair has its grade; of others, neighbours are graded
 * by their wording, and a pair further apart as the worst step between them.
 */
export function changesOf(
  points: readonly SeriesPoint[],
  concept: Concept | undefined,
  judged: Judged,
): SeriesChange[] {
  const gradeStep = (from: SeriesPoint, to: SeriesPoint): Comparability =>
    judged(from, to) ?? judgeByWording(from, to, concept);
  const changes: SeriesChange[] = [];
  for (let distance = 1; distance < points.length; distance++) {
    for (let i = 0; i + distance < points.length; i++) {
      const [from, to] = [points[i]!, points[i + distance]!];
      const steps = points.slice(i, i + distance).map((point, k) => gradeStep(point, points[i + k + 1]!));
      const judgement = judged(from, to);
      const verdict = judgement ?? steps.reduce((worst, step) => (step.grade > worst.grade ? step : worst));
      const isAdjacent = distance === 1;
      changes.push(
        changeOf(from, to, isAdjacent, verdict, judgement !== undefined, concept?.measure ?? null),
      );
    }
  }
  return changes;
}

function changeOf(
  from: SeriesPoint,
  to: SeriesPoint,
  adjacent: boolean,
  { grade, note }: Comparability,
  isJudged: boolean,
  measure: Concept['measure'] | null,
): SeriesChange {
  const step = { from: from.year, to: to.year, adjacent, grade, note };
  if (grade === 'C') return { ...step, differenceSi: null, percent: null, reason: 'grade_c' };
  // An archivist's judgement joins any counters.
  if (!countsAlike(from.unitSi, to.unitSi) && !(isJudged && areCounters(from.unitSi, to.unitSi)))
    return { ...step, differenceSi: null, percent: null, reason: 'units_differ' };
  const differenceSi = difference(from.valueSi, to.valueSi);
  if (measure === 'rank' || RANK_UNITS.has(from.unitSi))
    return { ...step, differenceSi, percent: null, reason: 'rank' };
  if (RATE_UNITS.has(from.unitSi)) return { ...step, differenceSi, percent: null, reason: 'rate' };
  const percent = percentChange(from.valueSi, to.valueSi);
  return { ...step, differenceSi, percent, reason: percent === null ? 'zero_base' : null };
}

/** A difference of these is read in points, and a percentage of it would mislead. */
const RATE_UNITS: ReadonlySet<string> = new Set(['%', '‰', '个百分点', '百分点']);
const RANK_UNITS: ReadonlySet<string> = new Set(['位', '等奖', '等次', '等功']);
