import { expect, test } from 'vitest';
import { canonicalUnit } from './units.ts';

test('two writings of one unit become one', () => {
  expect(['美金', '元人民币', '百分点', '％', '台（件）', '户次'].map(canonicalUnit)).toEqual([
    '美元',
    '元',
    '个百分点',
    '%',
    '台(件)',
    '户次',
  ]);
});
