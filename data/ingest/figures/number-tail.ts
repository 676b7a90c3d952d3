import { isUnitBefore, multiplier, UNIT } from './units.ts';

const APPROXIMATELY = /\s*(余|多|来)?\s*(万亿|亿万|亿|百万|千万|万|千|百)?\s*(余|多)?\s*/uy;
/** 15至16万人次: the low end is the figure, and the unit stands behind the high one. */
const RANGE_TO = /\s*(万|亿)?\s*(至|到|~|～|－|-|—|–)\s*(\d[\d,]{0,12}(?:\.\d{1,4})?)/uy;
const UNIT_HERE = new RegExp(UNIT, 'uy');

/** What stands behind a number and says what it counts. */
export interface Tail {
  readonly end: number;
  /** 余 or 多 between number and unit. */
  readonly inner: string | null;
  readonly factor: number;
  readonly multiplierText: string;
  readonly printedUnit: string;
  /** The number is the low end of a range. */
  readonly isRange?: boolean;
}

export function readTail(text: string, at: number): Tail | null {
  APPROXIMATELY.lastIndex = at;
  const approximately = APPROXIMATELY.exec(text);
  const unitAt = approximately ? APPROXIMATELY.lastIndex : at;
  const multiplierText = approximately?.[2] ?? '';
  const inner = approximately?.[1] ?? approximately?.[3] ?? null;
  UNIT_HERE.lastIndex = unitAt;
  const unit = UNIT_HERE.exec(text)?.[0] ?? (text[unitAt] === '市' ? '市' : '');
  const following = text.slice(unitAt + unit.length, unitAt + unit.length + 3);
  if (unit === '' || !isUnitBefore(unit, following)) {
    if (multiplierText !== '' && PEOPLE.test(text.slice(unitAt, unitAt + 4)))
      return { end: unitAt, inner, factor: multiplier(multiplierText), multiplierText, printedUnit: '人' };
    if (multiplierText === '' || !/^[，。；、,;）)]|^$/u.test(text.slice(unitAt, unitAt + 1))) return null;
    return { end: unitAt, inner, factor: multiplier(multiplierText), multiplierText, printedUnit: '' };
  }
  return {
    end: unitAt + unit.length,
    inner,
    factor: multiplier(multiplierText),
    multiplierText,
    printedUnit: unit,
  };
}

/** 使13万群众受益: people are counted without a counter. */
const PEOPLE = /^(?:名?群众|人口|居民|村民|市民|农民|职工|学生|师生|游客|消费者|劳动者|劳动力)/u;

/** The unit of a range that is printed behind its high end alone; 8000至1.2万 has its 万 there only. */
export function rangeTail(text: string, at: number, low: number): Tail | null {
  RANGE_TO.lastIndex = at;
  const range = RANGE_TO.exec(text);
  const tail = range ? readTail(text, RANGE_TO.lastIndex) : null;
  if (!tail?.printedUnit) return null;
  // 1.2万至1.5万户: each end has its own.
  const high = numberOf(range![3]!);
  const own = range![1] ?? (low < high ? null : '');
  const isRange = low * multiplier(own ?? tail.multiplierText) < high * tail.factor;
  return own === null
    ? { ...tail, isRange }
    : { ...tail, factor: multiplier(own), multiplierText: own, isRange };
}

/** 由5个至3个, 提高80元至120元: the second is where it has come to. */
const CHANGES =
  /(?:由|从)[^，。；]{0,12}$|(?:增长|增加|提高|提升|上升|扩大|下降|降低|减少|压缩|缩短|增|升|降)了?$/u;

/** 30%—50%, 1.2亿元至1.5亿元: one range whose ends have a unit each; else the tail as it is. */
export function withHighEnd(text: string, at: number, low: number, tail: Tail): Tail {
  if (tail.printedUnit === '') return tail;
  RANGE_TO.lastIndex = tail.end;
  const range = RANGE_TO.exec(text);
  if (!range || range[1] !== undefined) return tail;
  const high = readTail(text, RANGE_TO.lastIndex);
  if (high?.printedUnit !== tail.printedUnit) return tail;
  if (/[至到]/u.test(range[2]!) && CHANGES.test(text.slice(Math.max(0, at - 16), at))) return tail;
  return low * tail.factor < numberOf(range[3]!) * high.factor
    ? { ...tail, end: high.end, isRange: true }
    : tail;
}

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));

/** 3个亿 is three hundred million yuan; 3个亿元村 are three villages. */
const MONEY = /\s*(余|多)?个(多)?(亿|千万|百万)(?:元(?![\p{Script=Han}]))?(?![\p{Script=Han}]?级|元)/uy;

export function moneyTail(text: string, at: number): Tail | null {
  MONEY.lastIndex = at;
  const found = MONEY.exec(text);
  if (!found) return null;
  const multiplierText = found[3]!;
  return {
    end: MONEY.lastIndex,
    inner: found[1] ?? found[2] ?? null,
    factor: multiplier(multiplierText),
    multiplierText,
    printedUnit: '元',
  };
}

/** 分别提高3.2个和1.1个百分点: the unit of both is printed whole with the last. */
const POINTS = /\s*个(?=(?:(?:、|和|及|与|，)\d[\d.]{0,8}个){0,8}(?:、|和|及|与|，)\d[\d.]{0,8}个?百分点)/uy;

export function pointsTail(text: string, at: number): Tail | null {
  POINTS.lastIndex = at;
  return POINTS.test(text)
    ? { end: POINTS.lastIndex, inner: null, factor: 1, multiplierText: '', printedUnit: '个百分点' }
    : null;
}

/** 分别增长15.51、13.15、12.26个百分点: the last value brings the unit of all. */
const MORE_VALUES =
  /(?:\s*(?:、|和|及|与|以及|，)\s*\d[\d,]{0,12}(?:\.\d{1,8})?(?:\s*[余多]?[万亿](?=\s*(?:、|和|及|与|，)))?){1,12}/uy;
const DEALT = /(?:分别|依次|各自)[^。；！？]{0,60}$/u;

export function listTail(text: string, at: number, end: number): Tail | null {
  MORE_VALUES.lastIndex = end;
  if (!MORE_VALUES.test(text) || !DEALT.test(text.slice(Math.max(0, at - 66), at))) return null;
  const tail = readTail(text, MORE_VALUES.lastIndex);
  return tail?.printedUnit ? { ...tail, end, inner: null } : null;
}

/** 分别完成1409万、1305万人次: what has 万 and no unit has that of the values behind it. */
export function withUnitOfList(text: string, tail: Tail): Tail {
  if (tail.printedUnit !== '' || tail.multiplierText === '') return tail;
  MORE_VALUES.lastIndex = tail.end;
  if (!MORE_VALUES.test(text)) return tail;
  const printedUnit = readTail(text, MORE_VALUES.lastIndex)?.printedUnit;
  return printedUnit ? { ...tail, printedUnit } : tail;
}
