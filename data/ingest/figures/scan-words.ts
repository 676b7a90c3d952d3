import { CHINESE_NUMBER } from './chinese-number.ts';
import type { NumberToken } from './number-token.ts';
import { boundOf, qualifierBehind } from './qualifiers.ts';
import { scanSets } from './scan-sets.ts';
import { numberOf, special } from './special-token.ts';
import { matchesOf } from '../../text/matches-of.ts';

/** Figures whose number is a word or whose unit makes them special: nothing happened, years in a row. */
const ABSENT =
  /(未发生|没有发生|无一发生|无一(?=败诉)|未检出(?=不合格|问题)|零)(?:一起|任何)?([^，。；,;、“”]{0,18}?(?:事故|事件|疫情|投诉|感染|死亡|伤亡|差错|舆情|案件|发生|上访|举报|败诉|诉讼|不合格(?:样品|产品|食品|样本)?|问题(?:样品|产品)))/gu;
const STREAK = new RegExp(`(连续|蝉联|连获)\\s*(\\d{1,4}|${CHINESE_NUMBER})\\s*(余|多)?\\s*(年|次|届)`, 'gu');
const STREAK_SHORT = new RegExp(`(${CHINESE_NUMBER}|\\d{1,4})连(?=[A-Z优冠霸胜])`, 'gu');
const EFFORT = new RegExp(
  `(?:通过|经过|历时|用|再用)\\s*(\\d{1,4}|${CHINESE_NUMBER})\\s*年(?:时间|左右)?的?(?=努力|时间|左右|建成|实现|完成)`,
  'gu',
);
/** 突破千万大关: what is passed is counted in the unit named before it. */
const PASSED = new RegExp(
  `(?<=(?:突破|跨越|跨过|迈上|迈过|站上|跃上|跨上|越过)了?)(\\d{1,4}|[一二两三四五六七八九])?([十百千万亿]{1,3})(元|户|家|件|人)?(?=大关|关口|台阶)`,
  'gu',
);
/** 翻了一番 is twice what it was, 翻两番 four times; 翻番 alone is often a word of praise. */
const DOUBLED = /翻(?:了)?([一两二三])番|(?<=同比|环比)(?:实现)?翻番/gu;
/** 占1/4: a share in figures. */
const FRACTION =
  /(?<=(?:占|约|近|超过?|逾|达|到|至|了|足|比)\s?)([1-9])[/／]([2-9]|10)(?![\d/／])|(?<![\d/／A-Za-z])([1-9])[/／]([2-9]|10)(?=以上|的)/gu;
/** 安全事故为零. */
const ZERO =
  /(?<=(事故|事件|疫情|案件|投诉|伤亡)(?:数量?|总数)?(?:继续|始终|均|保持)*为)零(?![\u4e00-\u9fff\d])/gu;
const COUNTED_BEFORE = /\d[余多]?[百千万亿]{0,2}(元|户|家|件|个|人|吨)/gu;

/** 现在半天就拿到: half of a unit of time that something takes. */
const HALF =
  /(?<![上下大老前后各多一过了这那每小])半(?=(天|个工作日|个小时|小时|个月)(?:内|以内|之内|就|即|办结|完成|拿|[，。；、”]|$))/gu;
/** 三次产业结构为16.3:31.2:52.5 */
const STRUCTURE =
  /(?<=三次产业[^，。；\d]{0,12}(?:(?:19|20)\d{2}年的?)?(?:\d[\d.:：∶]{6,24}[^，。；\d]{0,6}(?:(?:19|20)\d{2}年的?)?)?)(\d{1,2}(?:\.\d{1,2})?)([:：∶])(\d{1,2}(?:\.\d{1,2})?)\2(\d{1,2}(?:\.\d{1,2})?)(?![\d:：∶])/gu;

export function scanWords(text: string): NumberToken[] {
  return [
    ...absences(text),
    ...zeros(text),
    ...streaks(text),
    ...efforts(text),
    ...passed(text),
    ...shares(text),
    ...halves(text),
    ...structures(text),
    ...scanSets(text),
  ];
}

/** Most passages hold no such word, and looking for one is quicker than trying a pattern at every place. */
function hasAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

function* absences(text: string): Generator<NumberToken> {
  if (!hasAny(text, ['零', '发生', '无一', '未检出'])) return;
  for (const match of matchesOf(ABSENT, text)) {
    const word = match[1]!;
    if (
      word === '零' &&
      !/^(?:事故|投诉|感染|死亡|伤亡|差错|舆情|发生|疫情|上访|举报|败诉|诉讼)$/u.test(match[2]!)
    )
      continue;
    const unit = /不合格|问题/u.test(match[2]!)
      ? '批次'
      : /投诉|举报|诉|复议/u.test(match[2]!)
        ? '件'
        : /感染|死亡|伤亡/u.test(match[2]!)
          ? '人'
          : '起';
    yield {
      ...special('absence', match.index, word.length, 0, unit),
      end: match.index + match[0].length,
      outerEnd: match.index + match[0].length,
    };
  }
}

function* zeros(text: string): Generator<NumberToken> {
  if (!text.includes('零')) return;
  for (const match of matchesOf(ZERO, text)) {
    const unit = match[1] === '投诉' ? '件' : match[1] === '伤亡' ? '人' : '起';
    yield special('count', match.index, 1, 0, unit);
  }
}

function* shares(text: string): Generator<NumberToken> {
  if (!hasAny(text, ['翻', '/', '／'])) return;
  for (const match of matchesOf(DOUBLED, text)) {
    yield special('count', match.index, match[0].length, 2 ** (numberOf(match[1] ?? '一') ?? 1), '倍');
  }
  for (const match of matchesOf(FRACTION, text)) {
    const [part, whole] = match
      .slice(1)
      .filter((group) => group !== undefined)
      .map(Number);
    if (part === undefined || whole === undefined || part >= whole) continue;
    const end = match.index + match[0].length;
    const percent = Number(((100 * part) / whole).toFixed(2));
    const behind = qualifierBehind('%', text.slice(end, end + 3)) || null;
    yield {
      ...special('count', match.index, match[0].length, percent, '%'),
      outerEnd: match.index + match[0].length + (behind?.length ?? 0),
      qualifier: behind,
      bound: boundOf(behind),
    };
  }
}

function* halves(text: string): Generator<NumberToken> {
  if (!text.includes('半')) return;
  for (const match of matchesOf(HALF, text))
    yield { ...special('count', match.index, 1, 0.5, match[1]!), end: match.index + 1 + match[1]!.length };
}

function* structures(text: string): Generator<NumberToken> {
  if (!text.includes('三次产业')) return;
  for (const match of matchesOf(STRUCTURE, text)) {
    let at = match.index;
    for (const part of [match[1]!, match[3]!, match[4]!]) {
      yield special('count', at, part.length, Number(part), '%');
      at += part.length + 1;
    }
  }
}

function* streaks(text: string): Generator<NumberToken> {
  if (!hasAny(text, ['连', '蝉联'])) return;
  for (const match of matchesOf(STREAK, text)) {
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
  for (const match of matchesOf(STREAK_SHORT, text)) {
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
  if (!text.includes('年')) return;
  for (const match of matchesOf(EFFORT, text)) {
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

function* passed(text: string): Generator<NumberToken> {
  if (!hasAny(text, ['大关', '关口', '台阶'])) return;
  for (const match of matchesOf(PASSED, text)) {
    const [whole, count = '', round = '', printed] = match;
    const sentence = /[^。！？；\n]*$/u.exec(text.slice(Math.max(0, match.index - 80), match.index))![0];
    const unit = printed ?? matchesOf(COUNTED_BEFORE, sentence).at(-1)?.[1];
    const times = count === '' ? 1 : numberOf(count);
    const value = numberOf(round);
    if (unit === undefined || times === null || value === null) continue;
    const inDigits = /\d/u.test(count);
    yield {
      ...special('count', match.index, count.length + (inDigits ? 0 : round.length), times * value, unit),
      // 突破800亿元大关 is told in 亿元 like any other.
      ...(inDigits ? { value: times, unit: round + unit } : {}),
      end: match.index + whole.length,
      outerEnd: match.index + whole.length,
      qualifier: '突破',
      bound: 'lower',
      minor: !inDigits,
    };
  }
}
