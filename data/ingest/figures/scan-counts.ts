import { CHINESE_DECIMAL, CHINESE_NUMBER, chineseNumber } from './chinese-number.ts';
import { makeCount } from './make-count.ts';
import { isMasked, type Mask } from './masks.ts';
import {
  listTail,
  moneyTail,
  pointsTail,
  rangeTail,
  readTail,
  withHighEnd,
  withUnitOfList,
  type Tail,
} from './number-tail.ts';
import type { NumberToken } from './number-token.ts';
import { percentWords } from './percent-words.ts';
import { QUALIFIER_BEFORE } from './qualifiers.ts';
import { multiplier } from './units.ts';

/** 6 800万元, but not 表1 345件, 4.5 120户: a space between thousands, where nothing before it makes the first a number alone. */
const SPACED =
  '(?<![\\dA-Za-z.．,，·:：/／—–~～第表图-][\\u0020\\u00a0\\u2009\\u202f]?)[1-9]\\d{0,2}(?:[\\u0020\\u00a0\\u2009\\u202f]\\d{3}(?!\\d)){1,4}(?:\\.\\d{1,8})?';
const NUMBER = new RegExp(
  `${SPACED}|\\d{1,3}(?:[,，]\\d{3}(?!\\d)){1,5}(?:\\.\\d{1,8})?(?!\\d)|\\d{1,15}(?:\\.\\d{1,8})?|${CHINESE_DECIMAL}`,
  'gu',
);
const COMPOUND_TIME = /(\d{1,4})\s*(小时|分)\s*(\d{1,4})\s*(分钟?|秒)/uy;
/** Units in which a small number written in Chinese is a count; 两个责任, 三项制度 and 四大安全 are names. */
const COUNTED_IN_CHINESE =
  /^(?:个小时|小时|个月|个工作日|天|家|名|场|件|起|份|张|座|台|部|支|批次|人次|家次|户次|场次|人|户|倍|轮|堂|本|款|处|辆|宗|例|篇|百分点|个百分点|个位次|位次|%|元|吨|公里|亩|米|平方米|分钟|市)$/u;
/** Verbs whose object is counted: 举办两期, 组织三次; 落实两个责任 and 实现四项突破 are other things. */
const COUNTED_WORK =
  /(?:举办|组织|开展|召开|举行|承办|参加|约谈|通报|荣获|新增|设立|成立|组建|安装|查处|处置|新建|创成|增设)了?$/u;
const COUNTED_BY_WORK = /^(?:次|期|个|项|批|种|类)$/u;
const NO_COUNT_BEHIND = /^(?:产业|创业|会议|委员|负责|协同|联动|联创|共建|合一|互动|结合|同步|一体|化)/u;
const ROUND = /^[十百千万亿]+$/u;

/** Every number with a unit, Arabic or Chinese, that lies in no mask. */
export function scanCounts(text: string, masks: readonly Mask[], names: readonly Mask[]): NumberToken[] {
  const tokens: NumberToken[] = [];
  let reached = 0;
  NUMBER.lastIndex = 0;
  // Not all at once: a line may hold a million of them.
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    if (match.index < reached || isMasked(masks, match.index)) continue;
    const token = /^\d/u.test(match[0])
      ? arabic(text, match[0], match.index, isMasked(names, match.index))
      : isMasked(names, match.index)
        ? null
        : chinese(text, match[0], match.index);
    if (!token) continue;
    tokens.push(token);
    reached = token.end;
  }
  return tokens.concat(percentWords(text));
}

function arabic(text: string, printed: string, place: number, quoted: boolean): NumberToken | null {
  const ordinal = ordinalBefore(text, printed, place);
  const digits = printed.slice(ordinal);
  const at = place + ordinal;
  COMPOUND_TIME.lastIndex = at;
  const time = COMPOUND_TIME.exec(text);
  if (time && !quoted) return compoundTime(text, time);
  const before = text[at - 1] ?? '';
  const sign = signBefore(text, at);
  if (ordinal === 0 && /[A-Za-z.\-+＋－−]/u.test(before) && sign === '') return null;
  const behind = at + digits.length;
  const value = Number(digits.replaceAll(/[,，\s]/gu, ''));
  const found =
    moneyTail(text, behind) ??
    pointsTail(text, behind) ??
    readTail(text, behind) ??
    rangeTail(text, behind, value) ??
    listTail(text, at, behind);
  if (!found) return bareNumber(text, digits, at);
  const tail = withHighEnd(text, at, value, withUnitOfList(text, found));
  if (quoted && !/^[%％]$/u.test(tail.printedUnit)) return null;
  return makeCount(
    text,
    at - sign.length,
    digits.length + sign.length,
    /[-－−]/u.test(sign) ? -value : value,
    perHead(text, at, tail.printedUnit === '' ? { ...tail, printedUnit: unitOfLabel(text, at) } : tail),
  );
}

const NUMBERED = /^\d{1,2}\.(?=\d{1,4}$)/u;
/** What comes whole or not at all. */
const WHOLE_THINGS = /^(?:[家户件个名起项批场条人](?:次)?|批次|[所座处例位宗])$/u;

/** 4.8家单位获评 at the beginning of a paragraph is its fourth, on eight; the length of such a number, else 0. */
function ordinalBefore(text: string, digits: string, at: number): number {
  const lead = text.slice(Math.max(0, at - 4), at);
  if (!(at <= 4 ? /(?:^|\n)\s*$/u : /\n\s*$/u).test(lead)) return 0;
  const length = NUMBERED.exec(digits)?.[0].length ?? 0;
  const tail = length > 0 ? readTail(text, at + digits.length) : null;
  return tail?.multiplierText === '' && WHOLE_THINGS.test(tail.printedUnit) ? length : 0;
}

/** 自然增长率为-0.63‰, 同比+15.6%; 8.2%、-1.3%: behind a word of what is measured, and behind another share, a stroke is a sign. */
function signBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 5), at);
  return (
    /(?:(?:率|为|长|降|额|值|是|达|比|差|速|幅|增|减|[上去]年|同期)|[%％‰](?:、|和|及|与|，|,))\s?([-－−+＋])$/u.exec(
      before,
    )?.[1] ?? ''
  );
}

/** 观看人次超180万。: the word before says what is counted; '' where it does not. */
function unitOfLabel(text: string, at: number): string {
  const label =
    /([人户家场批件]次|人数|户数|件数|次数|播放量|阅读量|点击量|访问量|浏览量)(?:已?达到?|已?超过?|突破|约|近|逾|为|累计)*$/u.exec(
      text.slice(Math.max(0, at - 12), at),
    )?.[1];
  if (label === undefined) return '';
  return label.endsWith('次') ? label : label.endsWith('量') || label === '次数' ? '次' : label[0]!;
}

/** 保持每千人4批次 is 4批次/千人. */
function perHead(text: string, at: number, tail: Tail): Tail {
  const per = /每(千人|万人|百人)$/u.exec(text.slice(Math.max(0, at - 3), at))?.[1];
  return per === undefined || tail.printedUnit.includes('/')
    ? tail
    : { ...tail, printedUnit: `${tail.printedUnit}/${per}` };
}

const BELONGS_TO_IT = new RegExp(`(?:[第周初数几零星\\d]|${CHINESE_NUMBER}点)$`, 'u');

function chinese(text: string, characters: string, at: number): NumberToken | null {
  // 5万亿三个台阶, 九点三十分: what stands right behind a number belongs to it.
  if (BELONGS_TO_IT.test(text.slice(Math.max(0, at - 2), at))) return null;
  const split = /^(.+?)([万亿]+)$/u.exec(characters);
  const head = split?.[1] ?? characters;
  const value = chineseNumber(split ? head : characters);
  const behind = at + head.length;
  const range = value === null || split ? null : chineseRange(text, at, behind, value);
  if (range) return makeCount(text, at, head.length, value!, range);
  const tail = readTail(text, behind);
  if (value === null || !tail || tail.printedUnit === '') return null;
  const approximate = tail.inner ?? QUALIFIER_BEFORE.exec(text.slice(Math.max(0, at - 4), at))?.[0] ?? null;
  if (NO_COUNT_BEHIND.test(text.slice(tail.end, tail.end + 4)) || isOrdinal(text, characters, at, tail))
    return null;
  if (ROUND.test(characters) && characters !== '十') {
    if (approximate === null || /^约/u.test(approximate)) return null;
    // 万余家 is one 万家, as 3万余家 is three.
    return /^[万亿]$/u.test(characters)
      ? makeCount(text, at, 1, 1, { ...tail, factor: multiplier(characters), multiplierText: characters })
      : makeCount(text, at, head.length, value, tail);
  }
  const money = moneyTail(text, at + head.length);
  if (money && !split) return makeCount(text, at, head.length, value, money);
  const isDecimal = characters.includes('点');
  if ((value <= 1 && !isDecimal && !isOnceMore(text, at, value, tail)) || tail.printedUnit === '年')
    return null;
  const counted =
    tail.inner !== null ||
    tail.factor > 1 ||
    isDecimal ||
    value >= 20 ||
    COUNTED_IN_CHINESE.test(tail.printedUnit) ||
    (COUNTED_BY_WORK.test(tail.printedUnit) && COUNTED_WORK.test(text.slice(Math.max(0, at - 4), at)));
  if (!(counted || isCountedBehind(text, at, tail)) || !mayCountSmall(text, at, characters, tail))
    return null;
  return makeCount(text, at, head.length, value, tail);
}

const RANGE_IN_CHINESE = new RegExp(`(?:至|到|~|～|—|–|-)(${CHINESE_NUMBER})`, 'uy');

/** 三至五家, 两到三个小时: the unit behind the high end; null where it is none of what is counted in Chinese. */
function chineseRange(text: string, at: number, behind: number, low: number): Tail | null {
  RANGE_IN_CHINESE.lastIndex = behind;
  const high = RANGE_IN_CHINESE.exec(text)?.[1];
  if (high === undefined || text[at - 1] === '前') return null;
  const tail = readTail(text, RANGE_IN_CHINESE.lastIndex);
  return tail && COUNTED_IN_CHINESE.test(tail.printedUnit) && low < (chineseNumber(high) ?? 0)
    ? { ...tail, isRange: true }
    : null;
}

/** 增长近一倍. */
function isOnceMore(text: string, at: number, value: number, { printedUnit }: Tail): boolean {
  return (
    value === 1 &&
    printedUnit === '倍' &&
    /(?:[增升翻]|增[长加多]|提[高升]|扩大|上升)(?:了|近|约|超过?|逾)*$/u.test(
      text.slice(Math.max(0, at - 8), at),
    )
  );
}

/** 机场二期, 二轮土地承包: 二 tells which one, 两 how many; and phases of a work are told so whatever their number. */
function isOrdinal(text: string, characters: string, at: number, { printedUnit }: Tail): boolean {
  if (!/^[期轮批代]$/u.test(printedUnit)) return false;
  return (
    characters === '二' ||
    (printedUnit === '期' &&
      characters !== '两' &&
      !/(?:办|开展|组织|培训|讲座|课|班|刊|印发|编发|推出|发布|共)[^，。；]{0,12}$/u.test(
        text.slice(Math.max(0, at - 16), at),
      ))
  );
}

/** 打造示范街两条。: a small number behind what it counts, at the end of its clause, is a count; sets stand before. */
function isCountedBehind(text: string, at: number, tail: Tail): boolean {
  return (
    /^(?:条|个|项|次|所|批|名|处|座|部|类|种|期)$/u.test(tail.printedUnit) &&
    /^(?:[，。；、,;]|$)/u.test(text.slice(tail.end, tail.end + 1)) &&
    /[\u4e00-\u9fff]{2}$/u.test(text.slice(0, at)) &&
    !/(?:[为成括即有是到了第每各这那共等和与及前后上下]|分别|坚持|做到|突出|围绕|抓好|聚焦|实现|落实)$/u.test(
      text.slice(Math.max(0, at - 4), at),
    )
  );
}

/** 两市 only behind the two names; 三级, 两人 as parts of words never. */
function mayCountSmall(text: string, at: number, characters: string, tail: Tail): boolean {
  if (tail.factor > 1 || tail.inner !== null) return true;
  if (tail.printedUnit === '市')
    return characters === '两' && /、[^、，。]{1,6}$/u.test(text.slice(Math.max(0, at - 8), at));
  return !/[一二两三四五六七八九十][^，。]{0,1}$/u.test(text.slice(Math.max(0, at - 1), at));
}

/** 由9.3%降至0。: counted in the unit of what it has come from. */
const CAME_TO =
  /\d\s*(个百分点|%|％|‰|起|件|人|户|家|例)[^，。；\d]{0,3}[降升减增][^，。；\d]{0,2}[至到为]\s*$/u;

/** 拥有量达40.3，: a number that stands where its unit was left out. Years and codes stand elsewhere. */
function bareNumber(text: string, digits: string, at: number): NumberToken | null {
  const end = at + digits.length;
  if (!/^\s*(?:[，。；、,;）)]|$)/u.test(text.slice(end, end + 3))) return null;
  const lead = text.slice(Math.max(0, at - 16), at);
  const labelled =
    /(率|量|数|指数|得分|满意度|评分|值|收入比)(?:(?:缩小|下降|降低|降|提高|提升|上升|升)[至到为]|达到|达|为|是|至|约|超|近)?\s*$/u.test(
      lead.slice(-8),
    );
  const before = CAME_TO.exec(lead)?.[1] ?? null;
  if ((!labelled && before === null) || /^(?:19|20)\d{2}$/u.test(digits)) return null;
  const unit = before ?? (/专利[^，。]{0,8}$/u.test(text.slice(Math.max(0, at - 14), at)) ? '件' : '');
  const value = Number(digits.replaceAll(/[,，\s]/gu, ''));
  return makeCount(text, at, digits.length, value, {
    end,
    inner: null,
    factor: 1,
    multiplierText: '',
    printedUnit: unit,
  });
}

/** 3分53秒 is one duration, counted in its smaller unit. */
function compoundTime(text: string, time: RegExpExecArray): NumberToken {
  const [whole, large, largeUnit, small] = time;
  const end = time.index + whole.length;
  const printedUnit = largeUnit === '小时' ? '分钟' : '秒';
  const tail: Tail = { end, inner: null, factor: 1, multiplierText: '', printedUnit };
  return makeCount(text, time.index, large!.length, Number(large) * 60 + Number(small), tail);
}
