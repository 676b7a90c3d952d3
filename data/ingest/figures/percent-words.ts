import { matchesOf } from '../../text/matches-of.ts';
import { CHINESE_DECIMAL, chineseNumber } from './chinese-number.ts';
import { makeCount } from './make-count.ts';
import type { NumberToken } from './number-token.ts';
import { numberOf } from './special-token.ts';

/** 三成企业, but not 三成立. */
const NO_SHARE = '立员果功本效为长就型交品绩熟人都年套批分语千百倍片份行名';
const PERCENT_WORDS = new RegExp(
  `百分之(${CHINESE_DECIMAL})(?<to>[至到~～—–-]百分之${CHINESE_DECIMAL})?|(百分百)|((?:超|过)?半数|(?<!时间|任务|双)过半)|([二三四五六七八九十])分之([一二两三四五六七八九])|(?:(?<![完达建组形促构责变\\d.])(?<tenths>[一二三四五六七八九1-9])成(?<more>[一二三四五六七八九半])?(?=以上|以下|左右|多|的|[，。；、,;]|和|及|与|$)|(?<=[超近约逾占]|不足|超过)(?<share>[一二三四五六七八九1-9])成(?![${NO_SHARE}]))`,
  'gu',
);

/** Shares in words: 百分之三十, 三成半, 过半, 四分之三. */
export function percentWords(text: string): NumberToken[] {
  return matchesOf(PERCENT_WORDS, text).flatMap((match) => {
    const value = shareValue(match);
    if (value === null) return [];
    const { to = '' } = match.groups ?? {};
    const length = match[0].length - to.length;
    const high = chineseNumber(to.replace(/^.百分之/u, ''));
    const share = (at: number, words: number, percent: number, end: number, isRange = false): NumberToken =>
      makeCount(text, at, words, percent, { ...PERCENT_TAIL, end, isRange });
    const behind = match.index + length;
    if (high === null) return [share(match.index, length, value, behind)];
    // 从百分之三十到百分之五十 is a change.
    return value < high &&
      !/[由从][^，。；]{0,6}$/u.test(text.slice(Math.max(0, match.index - 7), match.index))
      ? [share(match.index, length, value, behind + to.length, true)]
      : [
          share(match.index, length, value, behind),
          share(behind + 1, to.length - 1, high, behind + to.length),
        ];
  });
}

const PERCENT_TAIL = { inner: null, factor: 1, multiplierText: '', printedUnit: '%' } as const;

function shareValue({ groups = {}, ...match }: RegExpMatchArray): number | null {
  const [percent, whole, half, parts, part] = [1, 3, 4, 5, 6].map((at) => match[at]);
  const { tenths = groups['share'], more } = groups;
  if (whole) return 100;
  if (half) return 50;
  if (parts && part)
    return Number(((100 * (chineseNumber(part) ?? 0)) / (chineseNumber(parts) ?? 1)).toFixed(2));
  return tenths
    ? 10 * (numberOf(tenths) ?? 0) + (more === '半' ? 5 : more ? (chineseNumber(more) ?? 0) : 0)
    : chineseNumber(percent ?? '');
}
