import { describe, expect, it } from 'vitest';
import { parseOriginal } from './parse-original.ts';

const kindsOf = (...lines: readonly string[]): string[] =>
  parseOriginal(lines.join('\n\n')).sections.flatMap(({ kind, heading }) =>
    heading ? [`${kind} ${heading.text}`] : [],
  );

const TITLE = '临河县市场监督管理局2023年工作总结和2024年工作打算';
const REVIEW = [
  '一、2023年工作情况',
  '（一）激发主体活力',
  '全年新设经营主体5210户，同比增长6.3%，办结案件386件，罚没款512万元。',
];

describe('a plan', () => {
  it('goes on under its numbered parts, however full of figures these are', () => {
    expect(
      kindsOf(
        TITLE,
        ...REVIEW,
        '二、2024年工作打算',
        '（一）培育经营主体',
        '新设经营主体6000户以上，个转企120户，办理时限压至0.5天。',
        '（二）守牢安全底线',
        '在2023年抽检3200批次的基础上，完成食品抽检3500批次，检查单位4100家次，电梯检验率达到100%。',
        '（三）严格监管执法',
        '查办案件400件，移送公安机关12件，累计挽回损失300万元以上。',
      ).slice(2),
    ).toEqual([
      'plan 二、2024年工作打算',
      'plan （一）培育经营主体',
      'plan （二）守牢安全底线',
      'plan （三）严格监管执法',
    ]);
  });

  it('goes on under the first parts where its own heading has no number, and they begin anew', () => {
    expect(
      kindsOf(
        TITLE,
        '2023年工作总结',
        '一、激发主体活力',
        '全年新设经营主体5210户，同比增长6.3%。',
        '二、严格监管执法',
        '办结案件386件，罚没款512万元。',
        '2024年工作打算',
        '一、培育经营主体',
        '新设经营主体6000户以上，个转企120户。',
        '二、守牢安全底线',
        '完成食品抽检3500批次，检查单位4100家次。',
      ).slice(-3),
    ).toEqual(['plan 2024年工作打算', 'plan 一、培育经营主体', 'plan 二、守牢安全底线']);
  });

  it('ends at a part of its own level that looks back, and at one that names the year looked back on', () => {
    expect(
      kindsOf(
        TITLE,
        '一、2024年工作打算',
        '（一）培育经营主体',
        '力争新设经营主体6000户以上，进一步优化服务。',
        '（二）2023年工作回顾',
        '全年新设经营主体5210户，同比增长6.3%，办结案件386件。',
        '二、党建工作情况',
        '去年开展学习12次，累计走访群众310户，获评先进支部。',
      ),
    ).toEqual([
      'plan 一、2024年工作打算',
      'plan （一）培育经营主体',
      'review （二）2023年工作回顾',
      'review 二、党建工作情况',
    ]);
  });
});
