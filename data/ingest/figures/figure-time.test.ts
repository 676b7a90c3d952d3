import { describe, expect, it } from 'vitest';
import { figuresOf, written } from './figures-of.ts';

describe('how things stand and when', () => {
  const kinds = (text: string): readonly string[] => figuresOf(text).map((figure) => figure.kind);
  const periods = (text: string): readonly string[] => figuresOf(text).map((figure) => figure.period);

  it('is told by 实有, 在用 and 如今, and by what was added up without work', () => {
    expect(kinds('实有个体户3.2万户。全县在用电梯1200台。如今，城乡有便民点86个。')).toEqual([
      'stock',
      'stock',
      'stock',
    ]);
    expect(kinds('诚信店铺累计达到230家。走访商户累计达到450户。')).toEqual(['stock', 'actual']);
  });

  it('goes on behind a rank between two states', () => {
    expect(kinds('拥有老字号45件，居全国第二，地理标志38件。')).toEqual(['stock', 'actual', 'stock']);
  });

  it('is a window of years up to where a single year is named', () => {
    expect(periods('五年来，净增商户31万户，2023年底总量达到67万户，年均增长13%。')).toEqual([
      '2019-2023',
      '2023',
      '2019-2023',
    ]);
    expect(periods('2019年至2023年，抽检食品2万批次，2023年合格率为98%；查办案件523件。')).toEqual([
      '2019-2023',
      '2023',
      '2019-2023',
    ]);
  });

  it('is the end of a way from one year to now', () => {
    expect(periods('办照时间由2018年的22天压缩至1天。')).toEqual(['2018', '2023']);
  });
});

describe('small numbers in Chinese', () => {
  it('count behind the thing at the end of a clause; sets of ideas stand before it', () => {
    expect(written(figuresOf('打造特色街区两条，新设便民驿站三个。'))).toEqual(['2条', '3个']);
    expect(figuresOf('落实两个责任，做到三个到位，一共分为两类。')).toEqual([]);
  });

  it('are densities where 每千人 stands right before the number', () => {
    expect(written(figuresOf('抽检量保持每千人4批次，每千人拥有企业38户。'))).toEqual(['4批次/千人', '38户']);
  });
});
