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
});
