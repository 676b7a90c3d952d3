import { describe, expect, it } from 'vitest';
import { withDigits } from './year-digits.ts';

describe('a year in Chinese numerals', () => {
  it.each([
    ['二〇二二年工作总结', '2022年工作总结'],
    ['云溪县市场监督管理局二〇二二年工作总结', '云溪县市场监督管理局2022年工作总结'],
    ['云溪县商务局二○二一年度总结', '云溪县商务局2021年度总结'],
    ['云溪县商务局二O一八年总结', '云溪县商务局2018年总结'],
    ['云溪县商务局二Ｏ一八年总结', '云溪县商务局2018年总结'],
    ['云溪县商务局二0一八年总结', '云溪县商务局2018年总结'],
    ['关于二零二三年工作的报告', '关于2023年工作的报告'],
    ['云溪县工商局一九九八年总结', '云溪县工商局1998年总结'],
    ['较二〇二一 年增加', '较2021 年增加'],
    ['二〇一六—二〇二〇年', '2016—2020年'],
    ['二〇一六年至二〇二〇年', '2016年至2020年'],
  ])('%s → %s', (text, read) => {
    expect(withDigits(text)).toBe(read);
  });

  it.each(['一万二〇二二年', '十二〇二二年', '1二〇二二年', '二十二年', '二〇二二户', '第一九九号'])(
    'is no part of another number, and nothing else is one: %s',
    (text) => {
      expect(withDigits(text)).toBe(text);
    },
  );
});
