import { describe, expect, it } from 'vitest';
import { figuresOf, written } from './figures-of.ts';

describe('growth and shares in words', () => {
  it.each([
    ['案件增长近一倍，投诉增加一倍多，罚没款增长了一倍。', ['近 1倍', '多 1倍', '1倍']],
    [
      '线上占比近3成，合格率超7成，7成以上商户参加，近三成企业升级。',
      ['近 30%', '超 70%', '以上 70%', '近 30%'],
    ],
    ['产值同比翻番，规模翻了两番，产量翻一番。', ['2倍', '4倍', '2倍']],
    ['2/3的投诉来自网购，1/2以上商户参加，占1/4。', ['66.67%', '以上 50%', '25%']],
  ])('are read: %s', (text, figures) => {
    expect(written(figuresOf(text))).toEqual(figures);
  });

  it.each([
    '实施收入翻番计划，实现翻番，成倍增加，一倍心血，新组3成立，约一成员，近三成立。',
    '于4/15的会议上，版本2/3。',
  ])('are none in other words: %s', (text) => {
    expect(figuresOf(text)).toEqual([]);
  });
});
