import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const told = (text: string): string[] =>
  figuresOf(text).map(
    ({ subject, qualifier, value, unit }) => `${subject} ${qualifier ?? ''}${value}${unit}`,
  );

describe('words that bound a number', () => {
  it.each([
    [
      '节约50万元，签约12家，预约300人次，违约3起。',
      ['节约 50万元', '签约 12家', '预约 300人次', '违约 3起'],
    ],
    [
      '检查附近20家，走访就近8户，线上300场，网上120件。',
      ['检查附近 20家', '走访就近 8户', '线上 300场', '网上 120件'],
    ],
    ['服务特约商户30家，履约12项，集约8处。', ['服务特约商户 30家', '履约 12项', '集约 8处']],
  ])('are none inside other words: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it.each([
    [
      '节约近50万元，投资约30万元，大约12家，接近8户，将近20件。',
      ['近50万元', '约30万元', '大约12家', '接近8户', '将近20件'],
    ],
    ['服务上千人次，立案近百件，最近30天。', ['上1000人次', '近100件', '30天']],
  ])('are read by themselves: %s', (text, figures) => {
    expect(told(text).map((one) => one.split(' ').at(-1))).toEqual(figures);
  });

  it('may stand before the verb', () => {
    expect(told('每月至少检查商户12家，至多抽检30批次，至少走访3次。')).toEqual([
      '每月检查商户 至少12家',
      '抽检 至多30批次',
      '走访 至少3次',
    ]);
    expect(figuresOf('每月至少检查商户12家，至多抽检30批次。').map(({ bound }) => bound)).toEqual([
      'lower',
      'upper',
    ]);
  });
});
