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

test('what bounds a number stands where the report prints it', () => {
  const printed = (qualifier: string): string => printedValue({ value: 98, unit: '%', qualifier });
  expect(
    ['不低于', '不超过', '至少', '接近', '高达', '上', '以上', '及以上', '以内', '左右'].map(printed),
  ).toEqual([
    '不低于98%',
    '不超过98%',
    '至少98%',
    '接近98%',
    '高达98%',
    '上98%',
    '98%以上',
    '98%及以上',
    '98%以内',
    '98%左右',
  ]);
});

test('a range has both its ends', () => {
  const printed = (qualifier: string | null, printedRange: string): string =>
    printedValue({ value: 3, unit: '个', qualifier, printedRange });
  expect([
    printed(null, '3—5个'),
    printed('约', '3—5个'),
    printed('左右', '3—5个'),
    printed('余', '3—5余个'),
  ]).toEqual(['3—5个', '约3—5个', '3—5个左右', '3—5余个']);
});
