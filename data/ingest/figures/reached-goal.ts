// What became of a goal that was told before it: 年度目标300件，完成320件.

const GOAL_END =
  /(?:年初)?(?:确定|下达|制定|设定)?的?(?:(?:年度|全年|年初|既定|预定|[省市县区]定|下达|考核|今年|本年)的?)*(?:目标任务|计划任务|任务目标|目标|任务|计划)[数值量]?$/u;
const GOAL_BEGINS = /^(?:(?:年初|年度|全年|原)的?)*计划(?=..)/u;
const REACHED = /完成|实现|达成|达到?|实际|已/u;

interface Told {
  readonly left: string;
  readonly previous: string | null;
  readonly base: string | null;
}

/** The words that name what was reached, without those that set it out; as they are where it tells of no reaching. */
export function asReached<Place extends Told>(place: Place): Place {
  if (!REACHED.test(place.left)) return place;
  return {
    ...place,
    left: place.left.replace(/(?:实际|最终)(?=[\p{Script=Han}\s]*$)/u, ''),
    previous: withoutGoal(place.previous),
    base: withoutGoal(place.base),
  };
}

function withoutGoal(subject: string | null): string | null {
  return subject === null ? null : subject.replace(GOAL_END, '').replace(GOAL_BEGINS, '') || '完成';
}
