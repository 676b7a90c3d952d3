import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const told = (text: string): string[] =>
  figuresOf(text).map(({ subject, value, unit }) => `${subject} ${value}${unit}`);

describe('marks before a number', () => {
  it.each([
    ['4．8家单位获评示范店。', '8家'],
    ['1.3家企业上市，新增商户12户。', '3家'],
    ['12、30家单位达标。', '30家'],
  ])('number the paragraph: %s', (text, figure) => {
    expect(told(text)[0]!.endsWith(` ${figure}`)).toBe(true);
  });

  it.each([
    ['4.8万家单位获评。', '4.8万家'],
    ['98.5%的商户达标。', '98.5%'],
    ['3.5亿元到位。', '3.5亿元'],
  ])('are points of decimals elsewhere: %s', (text, figure) => {
    expect(told(text)[0]!.endsWith(` ${figure}`)).toBe(true);
  });

  it('are signs of money', () => {
    expect(told('罚没款￥350万元，减免¥12.5万元。')).toEqual(['罚没款 350万元', '减免 12.5万元']);
  });
});

describe('a share behind another share', () => {
  it.each([
    ['投诉办结率99.6%、满意率98.2%。', ['投诉办结率 99.6%', '满意率 98.2%']],
    ['办结率99.6%，满意率98.2%，及时率97%。', ['办结率 99.6%', '满意率 98.2%', '及时率 97%']],
    ['抽检30批次，合格率98%，不合格处置率100%。', ['抽检 30批次', '抽检合格率 98%', '抽检不合格处置率 100%']],
  ])('is of what was counted, not of the share: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });
});

describe('words that lead up to a number', () => {
  it.each([
    ['新设商户300户，占比近3成。', ['新设商户 300户', '新设商户占比 30%']],
    ['今年以来立案12件，本年以来抽检30批次。', ['立案 12件', '抽检 30批次']],
    ['立案要达到12件，抽检要超过30批次。', ['立案 12件', '抽检 30批次']],
    ['在新登记商户300户的基础上，再登记320户。', ['新登记商户 300户', '再登记 320户']],
  ])('are no part of what is counted: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });
});
