import type { Tail } from './number-tail.ts';
import type { NumberToken } from './number-token.ts';
import { boundApart, boundOf, QUALIFIER_BEFORE, qualifierBehind } from './qualifiers.ts';
import { canonicalUnit } from './units.ts';

/** ￥350万元. */
const MONEY_MARK = /[￥¥]\s?$/u;

/** A number of a passage with what stands around it and bounds it; `at` and `length` are those of the number alone. */
export function makeCount(text: string, at: number, length: number, value: number, tail: Tail): NumberToken {
  const mark = MONEY_MARK.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
  const from = at - mark.length;
  const before = QUALIFIER_BEFORE.exec(text.slice(Math.max(0, from - 5), from))?.[0] ?? '';
  const after = qualifierBehind(tail.printedUnit, text.slice(tail.end, tail.end + 3));
  const qualifier =
    tail.inner ?? (after || before.trim() || boundApart(text.slice(Math.max(0, from - 7), from)));
  const unit = canonicalUnit(tail.printedUnit);
  return {
    form: 'count',
    start: at,
    end: tail.end,
    numberStart: at,
    numberEnd: at + length,
    outerStart: from - before.length,
    outerEnd: tail.end + after.length,
    value,
    unit: tail.multiplierText + unit,
    valueSi: exact(value * tail.factor),
    unitSi: unit,
    qualifier,
    bound: tail.isRange ? 'lower' : boundOf(qualifier),
    minor: isSideFact(value * tail.factor, unit, text.slice(at - 6, at), text.slice(tail.end, tail.end + 4)),
  };
}

/** 268.4 × 1e8 in binary is 26839999999.999996: nothing printed has more than fifteen figures. */
function exact(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function isSideFact(value: number, unit: string, before: string, after: string): boolean {
  if (value <= 1 && /^(?:次|元|趟)$/u.test(unit)) return true;
  return (
    unit === '市' ||
    (unit === '个月' && /为期|历时/u.test(before)) ||
    /^(?:小组|一级|辨识|目标|主线|硬仗|抓手|定位|导向)/u.test(after)
  );
}
