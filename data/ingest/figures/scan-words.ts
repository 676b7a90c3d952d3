import { CHINESE_NUMBER, chineseNumber } from './chinese-number.ts';
import type { NumberToken } from './number-token.ts';

/** Figures whose number is a word or whose unit makes them special: nothing happened, years in a row, named sets. */
const ABSENT =
  /(未发生|没有发生|无一发生|零)(?:一起|任何)?([^，。；,;、“”]{0,18}?(?:事故|事件|疫情|投诉|感染|死亡|伤亡|差错|舆情|案件|发生|上访|举报))/gu;
const STREAK = new RegExp(`(连续|蝉联|连获)\\s*(\\d{1,4}|${CHINESE_NUMBER})\\s*(余|多)?\\s*(年|次|届)`, 'gu');
const STREAK_SHORT = new RegExp(`(${CHINESE_NUMBER}|\\d{1,4})连(?=[A-Z优冠霸胜])`, 'gu');
const EFFORT = new RegExp(
  `(?:通过|经过|历时|用|再用)\\s*(\\d{1,4}|${CHINESE_NUMBER})\\s*年(?:时间|左右)?的?(?=努力|时间|左右|建成|实现|完成)`,
  'gu',
);
/** 评选十大…: a list that the agency made; 获评十大案例 is an honour. */
const TEN =
  /(?<=(?:打造|评选|评出|发布|公布|推出)[^，。；]{0,6})(十)大(?=[^，。；、]{0,8}(?:品牌|案例|人物|企业|典型))/gu;
/** Sets of work that a report gives a number: 三大创建, 五大工程, 六大服务行动. Sets of ideas (四大安全) are no figures. */
const SET = new RegExp(`(\\d{1,4}|${CHINESE_NUMBER})大(?=[^，。；、,;“”]{0,4}(?:创建|工程|行动))`, 'gu');

export function scanWords(text: string): NumberToken[] {
  return [...absences(text), ...streaks(text), ...efforts(text), ...sets(text)];
}

function* absences(text: string): Generator<NumberToken> {
  for (const match of text.matchAll(ABSENT)) {
    const word = match[1]!;
    if (word === '零' && !/^(?:事故|投诉|感染|死亡|伤亡|差错|舆情|发生|疫情|上访|举报)$/u.test(match[2]!))
      continue;
    const unit = /投诉|举报/u.test(match[2]!) ? '件' : /感染|死亡|伤亡/u.test(match[2]!) ? '人' : '起';
    yield {
      ...special('absence', match.index, word.length, 0, unit),
      end: match.index + match[0].length,
      outerEnd: match.index + match[0].length,
    };
  }
}

function* streaks(text: string): Generator<NumberToken> {
  for (const match of text.matchAll(STREAK)) {
    const value = numberOf(match[2]!);
    if (value === null || value < 2) continue;
    const numberAt = match.index + match[0].indexOf(match[2]!, match[1]!.length);
    yield {
      ...special('streak', numberAt, match[2]!.length, value, match[4]!),
      end: match.index + match[0].length,
      outerStart: match.index,
      outerEnd: match.index + match[0].length,
      qualifier: match[3] ?? null,
      bound: match[3] ? 'lower' : null,
    };
  }
  for (const match of text.matchAll(STREAK_SHORT)) {
    const value = numberOf(match[1]!);
    if (value === null || value < 2) continue;
    yield {
      ...special('streak', match.index, match[1]!.length, value, '年'),
      end: match.index + match[0].length + 1,
      outerEnd: match.index + match[0].length + 1,
    };
  }
}

function* efforts(text: string): Generator<NumberToken> {
  for (const match of text.matchAll(EFFORT)) {
    const value = numberOf(match[1]!);
    if (value === null) continue;
    const numberAt = match.index + match[0].indexOf(match[1]!);
    yield {
      ...special('effort', numberAt, match[1]!.length, value, '年'),
      end: numberAt + match[1]!.length + 1,
      outerStart: match.index,
      outerEnd: match.index + match[0].length,
    };
  }
}

function* sets(text: string): Generator<NumberToken> {
  for (const match of [...text.matchAll(SET), ...text.matchAll(TEN)]) {
    const value = numberOf(match[1]!);
    if (value === null || value < 2) continue;
    yield {
      ...special('slogan', match.index, match[1]!.length, value, '大'),
      end: match.index + match[0].length,
      outerEnd: match.index + match[0].length,
      minor: true,
    };
  }
}

const numberOf = (text: string): number | null => (/^\d/u.test(text) ? Number(text) : chineseNumber(text));

function special(
  form: NumberToken['form'],
  at: number,
  length: number,
  value: number,
  unit: string,
): NumberToken {
  const end = at + length;
  return {
    form,
    start: at,
    end,
    numberStart: at,
    numberEnd: end,
    outerStart: at,
    outerEnd: end,
    value,
    unit,
    valueSi: value,
    unitSi: unit,
    qualifier: null,
    bound: null,
    minor: false,
  };
}
