/** Tables of several blocks, and rows that say something of others. */
import { describe, expect, it } from 'vitest';
import { figuresOfTable } from './figures-of-table.ts';

describe('heads that come again', () => {
  const first = [
    ['项目', '数量（件）'],
    ['受理投诉', '980'],
  ];
  const second = [
    ['事项', '金额（万元）'],
    ['罚没款', '97.5'],
  ];
  const both = ['受理投诉·数量 980件 actual 2023', '罚没款·金额 97.5万元 actual 2023'];

  it('name what stands below them, behind an empty row or none', () => {
    expect(figuresOfTable([...first, ...second])).toEqual(both);
    expect(figuresOfTable([...first, ['', ''], ...second])).toEqual(both);
  });

  it.each([[[{ text: '续表', columns: 2 }]], [['（续上表）', '']]])('stand below 续表: %j', (goesOn) => {
    expect(figuresOfTable([...first, goesOn, ...second])).toEqual(both);
  });

  it('are no rows of words', () => {
    const rows = [
      ['项目', '数量（件）', '办理'],
      ['受理投诉', '980', '已办'],
      ['受理举报', '不详', '在办'],
      ['办结投诉', '975', '已办'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '受理投诉·数量 980件 actual 2023',
      '办结投诉·数量 975件 actual 2023',
    ]);
  });
});

describe('the unit of a block', () => {
  it.each([[2], [0]])(
    'is told by the band over it, whole or alone in its row, before the caption’s (%i)',
    (columns) => {
      const band = (text: string) => (columns ? [{ text, columns: 3 }] : [text, '', '']);
      const rows = [
        ['项目', '2022年', '2023年'],
        band('一、投诉（单位：件）'),
        ['受理', '980', '990'],
        band('二、罚没（万元）'),
        ['上缴', '12.5', '13.5'],
      ];
      expect(figuresOfTable(rows, '表1　情况表（单位：户）')).toEqual([
        '受理 980件 actual 2022',
        '受理 990件 actual 2023',
        '上缴 12.5万元 actual 2022',
        '上缴 13.5万元 actual 2023',
      ]);
    },
  );

  it('is not that of a numbered block before it', () => {
    const rows = [
      ['项目', '2023年'],
      ['一、投诉（件）', ''],
      ['受理', '980'],
      ['二、评价', ''],
      ['得分', '98.5'],
    ];
    expect(figuresOfTable(rows)).toEqual(['受理 980件 actual 2023', '得分 98.5 actual 2023']);
  });

  it.each([[''], ['单位'], ['计量单位']])(
    'is told for each column by a row below the heads (“%s”)',
    (head) => {
      const rows = [
        ['辖区', '投诉', '罚没款'],
        [head, '件', '（万元）'],
        ['城关所', '12', '3.5'],
      ];
      expect(figuresOfTable(rows)).toEqual([
        '城关所·投诉 12件 actual 2023',
        '城关所·罚没款 3.5万元 actual 2023',
      ]);
    },
  );
});

describe('a number in brackets', () => {
  it('is less than nothing, and one that only numbers is none', () => {
    const rows = [
      ['项目', '金额（万元）'],
      ['利润', '（12.3）'],
      ['收支差额', '(1,203.5)'],
      ['（3）', '12.3'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '利润·金额 -12.3万元 actual 2023',
      '收支差额·金额 -1203.5万元 actual 2023',
      '金额 12.3万元 actual 2023',
    ]);
  });
});

describe('合计 over years', () => {
  it('is of all of them, in a row and in a column', () => {
    const rows = [
      ['年份', '立案（件）'],
      ['2021', '12'],
      ['2022', '15'],
      ['合计', '27'],
    ];
    expect(figuresOfTable(rows).at(-1)).toBe('合计·立案 27件 actual 2021-2022');
    const turned = [
      ['项目', '2021年', '2022年', '2023年', '三年合计'],
      ['立案（件）', '12', '15', '18', '45'],
    ];
    expect(figuresOfTable(turned).at(-1)).toBe('立案·三年合计 45件 actual 2021-2023');
  });

  it('is of the year where it adds up places, or where years are left out', () => {
    const places = [
      ['辖区', '立案（件）'],
      ['城关', '12'],
      ['合计', '12'],
    ];
    expect(figuresOfTable(places).at(-1)).toBe('合计·立案 12件 actual 2023');
    const apart = [
      ['年份', '立案（件）'],
      ['2019', '12'],
      ['2023', '15'],
      ['合计', '27'],
    ];
    expect(figuresOfTable(apart).at(-1)).toBe('合计·立案 27件 actual 2023');
  });
});
