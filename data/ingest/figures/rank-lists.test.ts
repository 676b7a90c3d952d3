import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const ranks = (text: string): string[] =>
  figuresOf(text)
    .filter(({ unit }) => unit === '位')
    .map(({ subject, value }) => `${subject} ${value}`);

describe('places in an order', () => {
  it.each([
    [
      '综合考核居全市第一，食品、药品工作分列全省第2、第3位。',
      ['综合考核排名 1', '食品排名 2', '药品工作排名 3'],
    ],
    ['营商环境、质量工作考核分列第一、第二。', ['营商环境排名 1', '质量工作考核排名 2']],
    ['投诉办结率、调解成功率分列全市第二和第四。', ['投诉办结率排名 2', '调解成功率排名 4']],
    ['营收和利润分别居全省第5、第6位。', ['营收排名 5', '利润排名 6']],
    ['食品、药品、特种设备考核分列全市第1、2、3位。', ['食品排名 1', '药品排名 2', '特种设备考核排名 3']],
  ])('are dealt out to their subjects: %s', (text, found) => {
    expect(ranks(text)).toEqual(found);
  });

  it.each([
    ['两项指标分列全省第2、第3位。', ['两项指标排名 2', '两项指标排名 3']],
    ['综合考核得分列全市第一。', ['综合考核得分排名 1']],
    ['考核成绩由全省第七升至第二。', ['考核成绩排名 7', '考核成绩排名 2']],
    ['进出口总额增长9.1%，增速居全省第五。', ['进出口总额增速排名 5']],
    ['第一和第二产业稳步发展。', []],
  ])('are named by what holds them: %s', (text, found) => {
    expect(ranks(text)).toEqual(found);
  });
});
