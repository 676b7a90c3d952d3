import { describe, expect, it } from 'vitest';
import { readHtml } from './readers/read-html.ts';
import { parseOriginal } from './parse-original.ts';

describe('a heading painted twice as two lines', () => {
  const source = [
    'A05　年终盘点',
    '云岭之路　步履不停',
    '云岭之路　步履不停',
    '——云岭市市场监管局2023年工作回眸',
    '记者　顾晓明',
    '',
    '底线更牢，安全全面守护',
    '底线更牢，安全全面守护',
    '全年检验食品7415批次，问题发现率3.6%，并为各养老助餐点建档。',
    '',
    '2024，这样干！',
    '新登记经营主体2万户，完成食品抽检7600批次，继续护航高质量发展。',
  ].join('\n');
  const { draft, sections, defects } = parseOriginal(source);

  it('stands once, and the second line is listed', () => {
    expect(sections.filter(({ heading }) => heading?.text === '底线更牢，安全全面守护')).toHaveLength(1);
    expect(defects.filter(({ kind }) => kind === 'repeated_sentence').map(({ before }) => before)).toEqual([
      '云岭之路　步履不停',
      '底线更牢，安全全面守护',
    ]);
  });

  it('gives the title with plain spaces, below the head of the newspaper’s page', () => {
    expect(draft.title).toBe('云岭之路 步履不停');
    expect(defects[0]).toMatchObject({ kind: 'page_furniture', before: 'A05　年终盘点' });
  });

  it('is followed by a plan that calls its year', () => {
    expect(sections.at(-1)).toMatchObject({ role: 'outlook', kind: 'plan', year: 2024 });
  });
});

describe('a sentence of which some words stand on a line of their own', () => {
  const textsOf = (...lines: readonly string[]) =>
    parseOriginal(['云岭市商务局2023年工作总结', '', '一、主要工作', ...lines].join('\n')).sections.map(
      ({ heading, passages }) => [heading?.text ?? null, ...passages.map(({ text }) => text)],
    );

  it('is one sentence, be they set in bold or lower', () => {
    expect(
      textsOf(
        '抓好大气治理，全市PM',
        '2.5',
        '平均浓度降到31微克，检查工地206处。',
        '今年全市工作的',
        '总体目标',
        '是：检查工地300处。',
      ).at(-1),
    ).toEqual([
      '一、主要工作',
      '抓好大气治理，全市PM2.5平均浓度降到31微克，检查工地206处。',
      '今年全市工作的总体目标是：检查工地300处。',
    ]);
  });

  it('is none where what stands between is a heading', () => {
    const sections = textsOf('检查工地206处。', '二、下步打算', '检查工地300处。');
    expect(sections.map(([heading]) => heading)).toEqual([null, '一、主要工作', '二、下步打算']);
  });
});

describe('a note below two tables', () => {
  it('stands below both', () => {
    const note = '注：以上数据来源于业务系统，统计截至12月31日。';
    const table = '<table><tr><td>项目</td><td>数量</td></tr><tr><td>立案</td><td>12</td></tr></table>';
    const { text, layout } = readHtml(
      `<h1>清源县市场监督管理局2023年工作总结</h1>${`${table}<p>${note}</p>`.repeat(2)}<p>${note}</p>`,
    );
    const { sections, defects } = parseOriginal(text, {}, layout);
    const passages = sections.flatMap((section) => section.passages.map((passage) => passage.text));
    expect(passages.filter((one) => one === note)).toHaveLength(2);
    expect(defects.filter(({ kind }) => kind === 'repeated_sentence')).toHaveLength(1);
  });
});

describe('a numbered line as wide as its column', () => {
  const source = [
    '云溪县商务局2023年工作总结',
    '一、主要工作',
    '　　（一）扩大消费。举办展销活动8场，组织企业参展46',
    '家次，签约金额3.6亿元，带动就业1200人，拉动了全县的消',
    '费市场，受到各方面的好评。',
    '　　2.规范市场。全年检查成品油经营单位73家次，整改隐',
    '患41处，发放宣传资料5600份，没有发生安全事故，群众的',
    '满意度不断提高。',
    '二、2024年工作计划',
    '　　（一）力争举办展销活动12场，新增限上企业20家，社会',
    '消费品零售总额增长7%。',
  ].join('\n');
  const { sections } = parseOriginal(source);

  it('opens a paragraph and is no heading', () => {
    expect(sections.flatMap(({ heading }) => (heading ? [heading.text] : []))).toEqual([
      '一、主要工作',
      '二、2024年工作计划',
    ]);
    expect(sections.flatMap(({ passages }) => passages.map(({ text }) => text))).toEqual([
      '云溪县商务局2023年工作总结',
      '（一）扩大消费。举办展销活动8场，组织企业参展46家次，签约金额3.6亿元，带动就业1200人，拉动了全县的消费市场，受到各方面的好评。',
      '2.规范市场。全年检查成品油经营单位73家次，整改隐患41处，发放宣传资料5600份，没有发生安全事故，群众的满意度不断提高。',
      '（一）力争举办展销活动12场，新增限上企业20家，社会消费品零售总额增长7%。',
    ]);
  });
});

describe('a work summary', () => {
  it('has one title where it was printed on two lines, and its date in brackets is furniture', () => {
    const { draft, sections } = parseOriginal(
      [
        '临河县市场监督管理局2019年工作总结',
        '和2020年工作计划',
        '（2020年1月10日）',
        '2019年，我局各项工作稳步推进，干部职工凝心聚力。',
        '一、机构改革',
        '新的县市场监督管理局组建完成，人员划转到位。',
      ].join('\n'),
    );
    expect(draft).toMatchObject({
      title: '临河县市场监督管理局2019年工作总结和2020年工作计划',
      yearCovered: 2019,
      yearPublished: 2020,
    });
    expect(sections.some(({ heading }) => heading?.text.startsWith('和'))).toBe(false);
  });

  it('keeps the rows of a table apart', () => {
    const { sections } = parseOriginal(
      [
        '临河县市场监督管理局2022年工作总结',
        '2022年，我局各项工作稳步推进。',
        '一、主要指标',
        '市场主体总量：12.87万户',
        '食品抽检：5126批次，合格率98.3%',
        '罚没金额：942万元',
        '二、工作亮点',
        '党建引领有力，队伍面貌一新。',
      ].join('\n'),
    );
    const table = sections.find(({ heading }) => heading?.text === '一、主要指标');
    expect(table?.passages.map(({ text }) => text)).toEqual([
      '市场主体总量：12.87万户',
      '食品抽检：5126批次，合格率98.3%',
      '罚没金额：942万元',
    ]);
  });
});
