/**
 * Counting words are used at pleasure (户 or 家, 起 or 件) and count the same things where the concept is the same.
 * Persons, things and occasions are told apart.
 */
export function countsAlike(a: string, b: string): boolean {
  return a === b || (COUNTERS.get(a) !== undefined && COUNTERS.get(a) === COUNTERS.get(b));
}

/** Both count something, be it things, persons or occasions. */
export function areCounters(a: string, b: string): boolean {
  return COUNTERS.has(a) && COUNTERS.has(b);
}

const COUNTERS: ReadonlyMap<string, string> = new Map([
  ...counters('thing', '个 家 户 件 起 项 宗 例 条 种 所 处 座 只 台 部 辆 份 张 篇 单 类 款 支 对 组 批'),
  ...counters('person', '人 名'),
  ...counters('occasion', '次 场 场次 家次 户次 批次 人次 件次 台次 篇次 趟 期'),
]);

function counters(kind: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, kind]);
}
