import type { NumberToken } from './number-token.ts';
import { leadOf, type SentenceCuts } from './sentence-place.ts';
import { timesOfList, withoutTimes } from './times-of-list.ts';
import { namesOfList, type ListMember } from './value-lists.ts';

const JOINT = /^\s*(?:位|名)?\s*(?:、|和|及|与|以及)\s*(?:全?[国省市县区]|世界)?(?:列|居)?\s*$/u;
/** 分列全省, 分别位居全国: what stands before is as many things as there are places. */
const DEALT =
  /(?<before>[^，,：:]{2,60}?)(?:(?<![得总满积评高])分(?:别|列|居|获|占)|各自|依次)[^，。；、：:]{0,14}$/u;

/** Places in an order that are dealt out to as many subjects: 食品、药品工作分列全省第2、第3位. */
export function rankListsIn(
  text: string,
  tokens: readonly NumberToken[],
  cuts: SentenceCuts,
  covered: number,
): ReadonlyMap<NumberToken, ListMember> {
  const members = new Map<NumberToken, ListMember>();
  for (const run of runsOf(text, tokens)) {
    const lead = leadOf(run[0]!, text, cuts);
    const before = DEALT.exec(lead)?.groups?.['before'];
    if (before === undefined) continue;
    const names = namesOfList(withoutTimes(before), run.length);
    const times = names ? null : timesOfList(lead, run.length, covered);
    if (!names && !times) continue;
    run.forEach((token, at) =>
      members.set(token, {
        ...{ owner: names?.[at] ?? null, measure: '', at, of: run.length, isTotal: false },
        period: times?.[at] ?? null,
      }),
    );
  }
  return members;
}

/** Ranks with nothing but joints between them, two and more. */
function runsOf(text: string, tokens: readonly NumberToken[]): readonly (readonly NumberToken[])[] {
  const runs: NumberToken[][] = [];
  for (const token of tokens) {
    if (token.form !== 'rank') continue;
    const last = runs.at(-1)?.at(-1);
    if (last && JOINT.test(text.slice(last.outerEnd, token.outerStart))) runs.at(-1)!.push(token);
    else runs.push([token]);
  }
  return runs.filter(({ length }) => length > 1);
}
