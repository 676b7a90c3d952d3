import { describe, expect, it } from 'vitest';
import { scoreScan } from './score-scan.ts';

const LINES = [
  '全年查处案件四十七件，',
  '食品从业人员核酸检测四百人次。',
  '对全市门店逐一走访，',
  '食品从业人员核酸检测四百人次。',
  '指导企业复工复产。',
];
const linesOf = (texts: readonly string[]) => texts.map((text) => ({ text, unsure: [] }));

describe('the order of lines that were read', () => {
  it('is broken where a line goes on elsewhere', () => {
    const [a, b, c, d, e] = LINES;
    expect(scoreScan(LINES.join(''), linesOf([a!, c!, b!, d!, e!])).breaks).toBeGreaterThan(0);
  });

  it('is not broken by a line that stands twice in the text', () => {
    expect(scoreScan(LINES.join(''), linesOf(LINES))).toMatchObject({ breaks: 0, lineEnds: 2, errors: 0 });
  });

  it('is not broken by a line with a misread character that stands as it was read in another place', () => {
    const texts = [
      '街道办理各类许可。二、明年的工作要点如下',
      '请各位代表',
      '讨论并审议批准。一、明年的工作要点',
      '逐项落实到人。',
    ];
    const read = texts.map((text) => text.replace('一、', '二、'));
    expect(scoreScan(texts.join(''), linesOf(read))).toMatchObject({ breaks: 0, errors: 1 });
  });
});

describe('a number that was read', () => {
  it('is all digits side by side, also those of a number that was another one', () => {
    const read = [
      { text: '索引号：0473', unsure: [] },
      { text: '2019号文件', unsure: [{ at: 2, sureness: 0.5, second: null }] },
    ];
    expect(scoreScan('索引号：0473-2019号文件', read)).toMatchObject({
      wrongNumbers: ['0473→04732019', '2019→04732019'],
      unmarked: [],
    });
    const sure = read.map((line) => ({ ...line, unsure: [] }));
    expect(scoreScan('索引号：0473-2019号文件', sure).unmarked).toHaveLength(2);
  });

  it('is whole where it ends its line in a percent sign, and not where a digit stands behind that', () => {
    const linesAs = (...texts: readonly string[]) => scoreScan('整改率88.4%。2031年接着做。', linesOf(texts));
    expect(linesAs('整改率88.4%', '2031年接着做。').wrongNumbers).toEqual([]);
    expect(linesAs('整改率88.4%5', '2031年接着做。').wrongNumbers[0]).toBe('88.4%→88.4%52031');
  });
});
