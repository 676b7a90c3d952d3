/**
 * The three tables that every yearly report on the disclosure of government information holds since 2021 (form of the
 * State Council's office for disclosure), filled in for a county that does not exist, and what their figures say.
 */
import type { GridCell } from '../ingest/tables/table-grid.ts';

export type Rows = readonly (readonly GridCell[])[];

export interface ExpectedFigure {
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  readonly kind: 'actual' | 'stock';
}

function cell(text: string, columnSpan = 1, rowSpan = 1): GridCell {
  return { text, columnSpan, rowSpan, isHeader: false };
}
const row = (...texts: readonly string[]): GridCell[] => texts.map((text) => cell(text));

/** 二、主动公开政府信息情况: four blocks, each with a band and a head of its own. */
export const ACTIVE_DISCLOSURE: Rows = [
  [cell('第二十条第（一）项', 4)],
  row('信息内容', '本年制发件数', '本年废止件数', '现行有效件数'),
  row('规章', '0', '0', '0'),
  row('行政规范性文件', '3', '5', '74'),
  [cell('第二十条第（五）项', 4)],
  [cell('信息内容'), cell('本年处理决定数量', 3)],
  [cell('行政许可'), cell('12,806', 3)],
  [cell('第二十条第（六）项', 4)],
  [cell('信息内容'), cell('本年处理决定数量', 3)],
  [cell('行政处罚'), cell('693', 3)],
  [cell('行政强制'), cell('41', 3)],
  [cell('第二十条第（八）项', 4)],
  [cell('信息内容'), cell('本年收费金额（单位：万元）', 3)],
  [cell('行政事业性收费'), cell('128.35', 3)],
];

export const ACTIVE_FIGURES: readonly ExpectedFigure[] = [
  { subject: '规章·本年制发件数', value: 0, unit: '件', kind: 'actual' },
  { subject: '规章·本年废止件数', value: 0, unit: '件', kind: 'actual' },
  { subject: '规章·现行有效件数', value: 0, unit: '件', kind: 'stock' },
  { subject: '行政规范性文件·本年制发件数', value: 3, unit: '件', kind: 'actual' },
  { subject: '行政规范性文件·本年废止件数', value: 5, unit: '件', kind: 'actual' },
  { subject: '行政规范性文件·现行有效件数', value: 74, unit: '件', kind: 'stock' },
  { subject: '行政许可·本年处理决定数量', value: 12806, unit: '件', kind: 'actual' },
  { subject: '行政处罚·本年处理决定数量', value: 693, unit: '件', kind: 'actual' },
  { subject: '行政强制·本年处理决定数量', value: 41, unit: '件', kind: 'actual' },
  { subject: '行政事业性收费·本年收费金额', value: 128.35, unit: '万元', kind: 'actual' },
];

const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const NEW = '一、本年新收政府信息公开申请数量';
const CARRIED = '二、上年结转政府信息公开申请数量';
const RESULTS = '三、本年度办理结果';
const NEXT = '四、结转下年度继续办理';
/** Groups of results with their kinds; a result without kinds fills both columns. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['（一）予以公开', []],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', []],
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  [
    '（四）无法提供',
    ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确'],
  ],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
  ['（七）总计', []],
];

/** Every place has its own number, so that a figure in the wrong place is seen. */
function numbersOf(line: number): string[] {
  return APPLICANTS.map((_, i) => String(line * 7 + i));
}

/** 三、收到和处理政府信息公开申请情况: a head of three rows, three columns of labels. */
export const APPLICATIONS: Rows = [
  [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
  [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
  row('商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'),
  ...[[cell(NEW, 3)], [cell(CARRIED, 3)], ...resultLabels(), [cell(NEXT, 3)]].map((labels, line) => [
    ...labels,
    ...row(...numbersOf(line)),
  ]),
];

function resultLabels(): GridCell[][] {
  const total = GROUPS.reduce((sum, [, kinds]) => sum + Math.max(1, kinds.length), 0);
  return GROUPS.flatMap(([group, kinds], g): GridCell[][] => {
    const lead = g === 0 ? [cell(RESULTS, 1, total)] : [];
    if (kinds.length === 0) return [[...lead, cell(group, 2)]];
    return kinds.map((kind, k) =>
      k === 0 ? [...lead, cell(group, 1, kinds.length), cell(kind)] : [cell(kind)],
    );
  });
}

export const APPLICATION_FIGURES: readonly ExpectedFigure[] = (() => {
  const labels = [
    '本年新收政府信息公开申请数量',
    '上年结转政府信息公开申请数量',
    ...GROUPS.flatMap(([group, kinds]) => {
      const name = `本年度办理结果·${plain(group)}`;
      return kinds.length === 0 ? [name] : kinds.map((kind) => `${name}·${plain(kind)}`);
    }),
    '结转下年度继续办理',
  ];
  return labels.flatMap((label, line) =>
    APPLICANTS.map((applicant, i) => ({
      subject: `${label}·申请人情况·${i > 0 && i < 6 ? '法人或其他组织·' : ''}${applicant}`,
      value: line * 7 + i,
      unit: '件',
      kind: label.startsWith('结转下年') ? ('stock' as const) : ('actual' as const),
    })),
  );
})();

function plain(label: string): string {
  return label.replace(/^(?:（.）|\d\.)/, '').replace(/（.*）/, '');
}

const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况: three rows of heads over one row of numbers. */
export const REVIEWS: Rows = [
  [cell('行政复议', 5), cell('行政诉讼', 10)],
  [...OUTCOMES.map((name) => cell(name, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
  row(...OUTCOMES, ...OUTCOMES),
  row(...Array.from({ length: 15 }, (_, i) => String(i + 1))),
];

export const REVIEW_FIGURES: readonly ExpectedFigure[] = [
  '行政复议',
  '行政诉讼·未经复议直接起诉',
  '行政诉讼·复议后起诉',
].flatMap((head, h) =>
  OUTCOMES.map((name, i) => ({
    subject: `${head}·${name}`,
    value: h * 5 + i + 1,
    unit: '件',
    kind: 'actual' as const,
  })),
);

/** The year's main figures with a column of units; the second column of numbers is the year before. */
export const MAIN_FIGURES: Rows = [
  row('指标', '单位', '2021年', '2020年', '同比增长（%）'),
  row('经营主体总量', '户', '128,700', '119,500', '7.7'),
  row('办结行政处罚案件', '件', '638', '702', '-9.1'),
  row('罚没款', '万元', '942.6', '1,024', '－7.9'),
];
export const MAIN_EXPECTED: readonly (ExpectedFigure & { readonly period: string })[] = [
  { subject: '经营主体总量', value: 128700, unit: '户', kind: 'stock', period: '2021' },
  { subject: '经营主体总量', value: 119500, unit: '户', kind: 'stock', period: '2020' },
  { subject: '经营主体总量·同比增长', value: 7.7, unit: '%', kind: 'actual', period: '2021' },
  { subject: '办结行政处罚案件', value: 638, unit: '件', kind: 'actual', period: '2021' },
  { subject: '办结行政处罚案件', value: 702, unit: '件', kind: 'actual', period: '2020' },
  { subject: '办结行政处罚案件·同比增长', value: -9.1, unit: '%', kind: 'actual', period: '2021' },
  { subject: '罚没款', value: 942.6, unit: '万元', kind: 'actual', period: '2021' },
  { subject: '罚没款', value: 1024, unit: '万元', kind: 'actual', period: '2020' },
  { subject: '罚没款·同比增长', value: -7.9, unit: '%', kind: 'actual', period: '2021' },
];

/** Money counted in the unit of the line above the table. */
export const BUDGET: Rows = [
  row('科目', '预算数', '执行数'),
  row('一般公共服务支出', '3,206.4', '3,118.9'),
  row('检验检测支出', '860', '841.25'),
];
export const BUDGET_CAPTION = '单位：万元';
export const BUDGET_EXPECTED: readonly ExpectedFigure[] = [
  { subject: '一般公共服务支出·预算数', value: 3206.4, unit: '万元', kind: 'actual' },
  { subject: '一般公共服务支出·执行数', value: 3118.9, unit: '万元', kind: 'actual' },
  { subject: '检验检测支出·预算数', value: 860, unit: '万元', kind: 'actual' },
  { subject: '检验检测支出·执行数', value: 841.25, unit: '万元', kind: 'actual' },
];
