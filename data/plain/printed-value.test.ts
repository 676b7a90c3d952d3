import { expect, test } from 'vitest';
import { printedValue } from './printed-value.ts';

test('多 stands between number and counter, but behind shares and multiples', () => {
  const printed = (value: number, unit: string): string => printedValue({ value, unit, qualifier: '多' });
  expect([printed(300, '家'), printed(717, '万元'), printed(1, '倍'), printed(70, '%')]).toEqual([
    '300多家',
    '717多万元',
    '1倍多',
    '70%多',
  ]);
});
