import { CHINESE_NUMBER, chineseNumber } from './chinese-number.ts';
import type { NumberToken } from './number-token.ts';
import { numberOf, special } from './special-token.ts';
import { matchesOf } from '../../text/matches-of.ts';

/** 第一 is a place in an order only where an order is spoken of, and where no noun follows: 第一时间, 第一批. */
const PLACE = new RegExp(
  `第\\s*(${CHINESE_NUMBER}|\\d{1,4})\\s*(位|名|等次)?(?=[，。、；,;！!）)”’\\s…]|的|并|且|以|荣|[上提跃]?升|跃|前移|[和与及]第|$)`,
  'gu',
);
const ORDER =
  /(?:居|列|位|排|获|夺|取得|保持|考核|考评|成绩|总分|竞赛|评比|[国省市县区]内?|系统|地区|全[国省市县区]|世界|前)[^，。；,;]{0,6}$|(?<=[居列排获占][^，。；]{0,12})$/u;
const PLACE_NAME = /[^，。；、,;]{2}$/u;
/** 嘉兴第一、: two characters of a name suffice where what follows is the end of a phrase or 的成绩. */
const NAMED = /[\u4e00-\u9fff]{2}$/u;
const MOTTO =
  /(?:安全|质量|生命|健康|人民|群众|预防|信誉|客户|消费者|发展|效率|服务|公益|责任|稳定|民生|顾客|用户|生态|至上|的|了|是|把|当作|作为|坚持)$/u;
const FIRST = /(?<=[居列位排占获夺在][^，。；,;]{0,12})(首位|榜首|头名|首(?=[，。；、,;]))(?!战略|度)/gu;
/** 把安全放在首位 is a motto. */
const PUT_FIRST = /[放摆置挺][在到于]?[^，。；]{0,8}$/u;
const PRIZE = new RegExp(`(${CHINESE_NUMBER})(等奖|等功)(?!\\s*\\d+\\s*[项个名次人])`, 'gu');

export function scanRanks(text: string): NumberToken[] {
  return [...places(text), ...furtherPlaces(text), ...firsts(text), ...prizes(text)].sort(
    (a, b) => a.start - b.start,
  );
}

function* places(text: string): Generator<NumberToken> {
  if (!text.includes('第')) return;
  for (const match of matchesOf(PLACE, text)) {
    const value = numberOf(match[1]!);
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const moves = MOVES.test(text.slice(match.index + match[0].length, match.index + match[0].length + 2));
    if (value === null || value === 0 || !(moves || isOrdered(before, match[2] !== undefined))) continue;
    yield rank(
      match.index,
      match[0].length,
      match[0].trimEnd().length - (match[2]?.length ?? 0),
      value,
      match[2] === '等次' ? '等次' : '位',
    );
  }
}

const ANY_NUMBER = `(?:${CHINESE_NUMBER}|\\d{1,4})`;
const LISTED = new RegExp(`第${ANY_NUMBER}(?:[、和及与]${ANY_NUMBER}){1,9}[位名](?![\\u4e00-\\u9fff])`, 'gu');
const FURTHER = new RegExp(`(?<=[、和及与])${ANY_NUMBER}`, 'gu');

/** 由第七升至第二: what moves is an order, whatever stands before it. */
const MOVES = /^(?:[上提跃]?升|跃|前移)/u;

function isOrdered(before: string, counted: boolean): boolean {
  if (ORDER.test(before) || (counted && PLACE_NAME.test(before))) return true;
  return NAMED.test(before) && !MOTTO.test(before);
}

/** 分列第1、2、3位: all but the first, which has 第 of its own. */
function* furtherPlaces(text: string): Generator<NumberToken> {
  if (!text.includes('第')) return;
  for (const list of matchesOf(LISTED, text)) {
    if (!ORDER.test(text.slice(Math.max(0, list.index - 16), list.index))) continue;
    for (const { 0: printed, index } of matchesOf(FURTHER, list[0])) {
      const value = numberOf(printed);
      if (value) yield rank(list.index + index, printed.length, printed.length, value, '位');
    }
  }
}

function* firsts(text: string): Generator<NumberToken> {
  if (!/[首榜头]/u.test(text)) return;
  for (const match of matchesOf(FIRST, text)) {
    if (PUT_FIRST.test(text.slice(Math.max(0, match.index - 14), match.index))) continue;
    yield rank(match.index, match[0].length, match[0].length, 1, '位');
  }
}

function* prizes(text: string): Generator<NumberToken> {
  if (!text.includes('等奖') && !text.includes('等功')) return;
  for (const match of matchesOf(PRIZE, text)) {
    const value = chineseNumber(match[1]!);
    if (value === null || value > 4) continue;
    yield rank(match.index, match[0].length, match[0].length, value, match[2]!);
  }
}

function rank(at: number, length: number, numberLength: number, value: number, unit: string): NumberToken {
  return { ...special('rank', at, length, value, unit), numberEnd: at + numberLength };
}
