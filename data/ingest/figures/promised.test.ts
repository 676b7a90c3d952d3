import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const told = (text: string, kind: 'review' | 'plan'): string[] =>
  figuresOf(text, kind).map((figure) => `${figure.valueSi}${figure.unitSi} ${figure.kind} ${figure.period}`);

describe('a year that is over, named in a plan', () => {
  it.each([
    [
      '在2023年新登记商户1.1万户的基础上，力争新登记1.4万户以上。',
      ['11000户 actual 2023', '14000户 target 2024'],
    ],
    ['在去年抽检300批次的基础上，完成抽检360批次。', ['300批次 actual 2023', '360批次 target 2024']],
    [
      '2023年共立案95件，罚没款120万元。下一步，立案要达到110件以上。',
      ['95件 actual 2023', '1200000元 actual 2023', '110件 target 2024'],
    ],
    [
      '2023年共立案95件。立案110件以上，抽检360批次。',
      ['95件 actual 2023', '110件 target 2024', '360批次 target 2024'],
    ],
    [
      '2023年立案95件，2024年立案110件；抽检360批次。',
      ['95件 actual 2023', '110件 target 2024', '360批次 target 2024'],
    ],
    ['2023年立案95件，进一步加大力度，立案110件。', ['95件 actual 2023', '110件 target 2024']],
    [
      '这五年，各项工作迈上台阶。立案95件；抽检360批次。',
      ['95件 actual 2019-2023', '360批次 actual 2019-2023'],
    ],
    ['2023年度优秀单位12家，新增5家。', ['12家 actual 2023', '5家 actual 2023']],
    ['开展2023年度年报公示，抽检30批次。', ['30批次 target 2024']],
    ['2023年初，省局将本县列为4个试点县之一，立案110件。', ['4个 actual 2023', '110件 actual 2023']],
    ['立案数比2023年增长10%，抽检360批次。', ['10% target 2024', '360批次 target 2024']],
  ])('holds for its own clause: %s', (text, figures) => {
    expect(told(text, 'plan')).toEqual(figures);
  });
});

describe('a goal of the year looked back on', () => {
  it.each([
    ['2023年计划新登记商户1.1万户，实际新登记1.4万户。', ['11000户 target 2023', '14000户 actual 2023']],
    ['抽检年度目标300批次，已完成312批次。', ['300批次 target 2023', '312批次 actual 2023']],
    ['年初计划培训20场，全年培训26场。', ['20场 target 2023', '26场 actual 2023']],
    ['立案目标任务为90件，实际立案95件。', ['90件 target 2023', '95件 actual 2023']],
    [
      '完成年度目标的104%，超额完成年度计划12件，制定工作计划12个。',
      ['104% actual 2023', '12件 actual 2023', '12个 actual 2023'],
    ],
    ['按照年度计划检查商户30家，实施科技计划项目8个。', ['30家 actual 2023', '8个 actual 2023']],
    ['计划抽检300批次，实际完成320批次。', ['300批次 target 2023', '320批次 actual 2023']],
    ['计划投资1.2亿元，完成投资1.3亿元。', ['120000000元 target 2023', '130000000元 actual 2023']],
    ['合格率目标97%，实际达到98%。', ['97% target 2023', '98% actual 2023']],
  ])('is promised, not reached: %s', (text, figures) => {
    expect(told(text, 'review')).toEqual(figures);
  });
});

describe('what was reached of a goal', () => {
  const subjects = (text: string): string[] =>
    figuresOf(text).map(({ subject, value, unit, kind }) => `${subject} ${value}${unit} ${kind}`);

  it.each([
    ['抽检年度目标300批次，完成320批次。', ['抽检年度目标 300批次 target', '抽检 320批次 actual']],
    ['年度目标300件，完成320件。', ['年度目标 300件 target', '完成 320件 actual']],
    ['年初计划立案300件，实际立案320件。', ['年初计划立案 300件 target', '立案 320件 actual']],
    ['新增企业目标1200户，全年实现1320户。', ['新增企业目标 1200户 target', '新增企业 1320户 actual']],
    [
      '办案年度目标300件，实际完成320件，完成率106.7%。',
      ['办案年度目标 300件 target', '办案 320件 actual', '办案完成率 106.7% actual'],
    ],
    ['分解目标任务120项，完成118项。', ['分解目标任务 120项 actual', '分解目标任务 118项 actual']],
  ])('is named without the words that set it out: %s', (text, figures) => {
    expect(subjects(text)).toEqual(figures);
  });
});
