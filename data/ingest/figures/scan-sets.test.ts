import { describe, expect, it } from 'vitest';
import { figuresOf, written } from './figures-of.ts';

const read = (text: string, kind: 'review' | 'plan' = 'review'): string[] =>
  figuresOf(text, kind).map(({ subject, value, unit }) => `${subject} ${value}${unit}`);

describe('named sets', () => {
  it('are figures where as many members stand right before them', () => {
    expect(read('现场配齐便携打印机、执法记录仪两大核心设备。')).toEqual(['两大核心设备 2大']);
    expect(read('形成月度会商、专班督办、结果公开三大工作机制。')).toEqual(['三大工作机制 3大']);
  });

  it('are none where the members are others or fewer', () => {
    expect(read('便携打印机等五大核心设备陆续到位。')).toEqual([]);
    expect(read('守牢食品、药品、特种设备、产品质量四大安全底线。')).toEqual([]);
    expect(read('推动茶叶、竹木两大产业提质。')).toEqual([]);
  });

  it('are figures as work that a plan sets out to do', () => {
    expect(read('聚焦五项重点，实现四大突破。', 'plan')).toEqual(['五项重点 5项', '四大突破 4大']);
    expect(read('构建六大质量服务体系。', 'plan')).toEqual(['六大质量服务体系 6大']);
  });

  it('are none where another office decided on them', () => {
    expect(read('围绕市委“四大工程”决策部署开展工作。')).toEqual([]);
  });

  it('are side facts', () => {
    expect(figuresOf('落实三个“一号工程”。').map(({ minor }) => minor)).toEqual([true]);
  });
});

describe('a threshold that is passed', () => {
  it('counts in the unit named before it', () => {
    const figures = figuresOf('全县经营主体达1034.04万户，首次突破千万大关。');
    expect(written(figures)).toEqual(['1034.04万户 = 10340400户', '突破 10000000户']);
    expect(figures[1]?.kind).toBe('stock');
  });

  it('is nothing without a unit', () => {
    expect(figuresOf('工作又迈上新台阶，突破千万大关。')).toEqual([]);
  });
});

describe('a subject', () => {
  it('ends where the people who are counted begin to act', () => {
    expect(read('300余名干部放弃休假。')).toEqual(['干部 300名']);
  });

  it('is that of the figure before where nothing else is named', () => {
    expect(read('全国首批13个示范区中，云州就占有3席。').at(-1)).toBe('全国首批示范区 3席');
  });
});

describe('a rate', () => {
  it('is reached in the year, whatever day it is read off', () => {
    expect(figuresOf('截至目前，电子证照使用率81.2%。')[0]?.kind).toBe('actual');
  });
});
