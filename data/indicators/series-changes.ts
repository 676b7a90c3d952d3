import type { SeriesChange, SeriesPoint } from '../contract/indicator-model.ts';
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
  if (!isSameUnit(from.unitSi, to.unitSi, isJudged))
    return { ...step, differenceSi: null, percent: null, reason: 'units_differ' };
  const differenceSi = difference(from.valueSi, to.valueSi);
  if (measure === 'rank' || RANK_UNITS.has(from.unitSi))
    return { ...step, differenceSi, percent: null, reason: 'rank' };
  if (RATE_UNITS.has(from.unitSi)) return { ...step, differenceSi, percent: null, reason: 'rate' };
  const percent = percentChange(from.valueSi, to.valueSi);
  return { ...step, differenceSi, percent, reason: percent === null ? 'zero_base' : null };
}

/**
 * Counting words are used at pleasure (户 or 家, 起 or 件) and count the same things where the concept is the same.
 * Persons, things and occasions are told apart, unless an archivist has judged the two years comparable.
 */
function isSameUnit(a: string, b: string, isJudged: boolean): boolean {
  if (a === b) return true;
  const kinds = [COUNTERS.get(a), COUNTERS.get(b)];
  return kinds[0] !== undefined && kinds[1] !== undefined && (isJudged || kinds[0] === kinds[1]);
}

const COUNTERS: ReadonlyMap<string, string> = new Map([
  ...counters('thing', '个 家 户 件 起 项 宗 例 条 种 所 处 座 只 台 部 辆 份 张 篇 单 类 款 支 对 组 批'),
  ...counters('person', '人 名'),
  ...counters('occasion', '次 场 场次 家次 户次 批次 人次 件次 台次 篇次 趟 期'),
]);

function counters(kind: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, kind]);
}

/** A difference of these is read in points, and a percentage of it would mislead. */
const RATE_UNITS: ReadonlySet<string> = new Set(['%', '‰', '个百分点', '百分点']);
const RANK_UNITS: ReadonlySet<string> = new Set(['位', '等奖', '等次', '等功']);
