/**
 * The fields of a catalogue record, each said once: forms, columns, headings of exported tables, query fields, checks and
 * the standards' obligations follow from this table. A new field is one entry; without a `column` it is kept among
 * `ReportSummary.fields`, and needs nothing else anywhere.
 *
 * The standards themselves were not at hand. DA/T 18-2022 was read in the list of items at wener.me (items and their
 * obligation, without clauses), DA/T 46-2009 in the table of contents at zhiaodata.com and in excerpts of the text in
 * 科技档案 2012 (1): clauses and numbers are theirs, and null stands for whatever these copies do not show.
 */
import type { Choice, FieldDefinition, StandardItem } from './field-definition.ts';
import { GENRE_NAMES, GENRES } from './genre.ts';
import { LEVEL_NAMES } from './level-names.ts';
import { LEVELS } from './model.ts';

type Obligation = StandardItem['obligation'];
const rules = (item: string, obligation: Obligation): StandardItem => ({
  standard: 'DA/T 18-2022',
  item,
  clause: null,
  obligation,
  isRepeatable: null,
  copy: 'secondary',
});
const metadata = (
  item: string,
  clause: string | null,
  obligation: Obligation = null,
  isRepeatable: boolean | null = null,
): StandardItem => ({ standard: 'DA/T 46-2009', item, clause, obligation, isRepeatable, copy: 'secondary' });

const same = (value: string, en: string): Choice => ({ value, zh: value, en });

const described = { form: 'description', isListed: false, query: [], standards: [] } as const;
const archival = { form: 'archival', isListed: false, column: null } as const;

/** In the order of forms, columns and exports. Written into notebooks and archives: append only, never rename. */
export const RECORD_FIELDS = [
  {
    ...described,
    key: 'title',
    type: 'line',
    zh: '题名',
    en: 'Title',
    column: 'title',
    query: ['标题'],
    isListed: true,
    standards: [rules('题名', 'required'), metadata('题名 M22', '5.5.1')],
  },
  {
    ...described,
    key: 'subtitle',
    type: 'line',
    zh: '副题名',
    en: 'Subtitle',
    column: 'subtitle',
    standards: [metadata('副题名 M24', '5.5.3')],
  },
  {
    ...described,
    key: 'kicker',
    type: 'line',
    zh: '引题',
    en: 'Kicker',
    column: 'kicker',
    standards: [metadata('说明题名文字 M25', '5.5.4', 'optional', false)],
  },
  {
    ...described,
    key: 'agency',
    type: 'line',
    names: 'agency',
    zh: '机关',
    en: 'Agency',
    column: 'agency',
    isListed: true,
    standards: [rules('责任者', 'required'), metadata('责任者 M32', '5.5.11')],
  },
  {
    ...described,
    key: 'genre',
    type: 'choice',
    zh: '文种',
    en: 'Genre',
    column: 'genre',
    isListed: true,
    choices: GENRES.map((value) => ({ value, ...GENRE_NAMES[value] })),
    standards: [rules('文种', 'optional'), metadata('文种 M34', '5.5.13')],
  },
  {
    ...described,
    key: 'period',
    type: 'period',
    zh: '时段',
    en: 'Period',
    column: 'period',
    isListed: true,
    standards: [metadata('年度 M11', '5.4.3')],
  },
  {
    ...described,
    key: 'plannedPeriod',
    type: 'period',
    zh: '计划时段',
    en: 'Planned period',
    column: 'planned_period',
  },
  {
    ...described,
    key: 'yearPublished',
    type: 'year',
    zh: '发表年份',
    en: 'Year published',
    column: 'year_published',
    query: ['发表年'],
  },
  { ...described, key: 'region', type: 'line', zh: '地区', en: 'Region', column: 'region' },
  {
    ...described,
    key: 'level',
    type: 'choice',
    zh: '层级',
    en: 'Level',
    column: 'level',
    isListed: true,
    choices: LEVELS.map((value) => ({ value, ...LEVEL_NAMES[value] })),
  },
  {
    ...described,
    key: 'byline',
    type: 'byline',
    names: 'person',
    zh: '署名',
    en: 'Byline',
    column: 'byline',
    standards: [rules('人名', 'optional'), metadata('人名 M28', '5.5.7')],
  },
  {
    ...described,
    key: 'head',
    type: 'person',
    names: 'person',
    zh: '机关负责人',
    en: 'Head of the agency',
    column: 'head',
  },
  {
    ...archival,
    key: 'archivalCode',
    type: 'line',
    zh: '档号',
    en: 'Archival code',
    query: [],
    isListed: true,
    standards: [rules('档号', 'required'), metadata('档号 M8', '5.4')],
  },
  {
    ...archival,
    key: 'fondsCode',
    type: 'line',
    zh: '全宗号',
    en: 'Fonds code',
    query: [],
    standards: [metadata('全宗号 M9', '5.4.1')],
  },
  {
    ...archival,
    key: 'responsibility',
    type: 'lines',
    names: 'agency',
    zh: '其他责任者',
    en: 'Others responsible',
    query: ['责任者'],
    standards: [rules('责任者', 'required'), metadata('责任者 M32', '5.5.11')],
  },
  {
    ...archival,
    key: 'documentNumber',
    type: 'line',
    zh: '文件编号',
    en: 'Document number',
    query: ['文号'],
    standards: [rules('文件编号', 'if present'), metadata('文件编号 M31', '5.5.10')],
  },
  {
    ...archival,
    key: 'date',
    type: 'date',
    zh: '日期',
    en: 'Date',
    query: [],
    standards: [rules('日期', 'required'), metadata('日期 M33', '5.5.12')],
  },
  {
    ...archival,
    key: 'security',
    type: 'choice',
    zh: '密级',
    en: 'Classification',
    query: [],
    // GB/T 7156-2003, as DA/T 18 refers to it.
    choices: [
      same('公开', 'Public'),
      same('国内', 'Domestic'),
      same('内部', 'Internal'),
      same('秘密', 'Confidential'),
      same('机密', 'Secret'),
      same('绝密', 'Top secret'),
    ],
    standards: [rules('密级', 'if present'), metadata('密级 M38', '5.5.17')],
  },
  {
    ...archival,
    key: 'retention',
    type: 'choice',
    zh: '保管期限',
    en: 'Retention',
    query: [],
    isListed: true,
    // 机关文件材料归档范围和文书档案保管期限规定 (国家档案局令第8号), 第五条.
    choices: [same('永久', 'Permanent'), same('30年', '30 years'), same('10年', '10 years')],
    standards: [rules('保管期限', null), metadata('保管期限 M12', '5.4.4')],
  },
  {
    ...archival,
    key: 'subjects',
    type: 'lines',
    zh: '主题词',
    en: 'Subjects',
    query: ['关键词'],
    standards: [rules('主题词或关键词', 'optional'), metadata('主题词 M26', '5.5.5')],
  },
  { ...archival, key: 'remarks', type: 'text', zh: '附注', en: 'Remarks', query: ['备注'], standards: [] },
  {
    ...archival,
    key: 'itemNumber',
    type: 'count',
    zh: '件号',
    en: 'Item number',
    query: [],
    standards: [metadata('室编件号 M17', '5.4.9')],
  },
  { ...archival, key: 'location', type: 'line', zh: '存放位置', en: 'Location', query: [], standards: [] },
  { ...archival, key: 'tags', type: 'tags', zh: '标签', en: 'Tags', query: [], standards: [] },
  {
    ...archival,
    key: 'collections',
    type: 'collections',
    zh: '案卷',
    en: 'Collections',
    query: ['collection'],
    standards: [],
  },
] as const satisfies readonly FieldDefinition[];

export type FieldKey = (typeof RECORD_FIELDS)[number]['key'];

/** Those that a person changes in a form, in many records at once, or in a table. */
export const EDITED_FIELDS = RECORD_FIELDS.filter(({ type }) => type !== 'collections');

const BY_KEY: ReadonlyMap<string, FieldDefinition & { readonly key: FieldKey }> = new Map(
  RECORD_FIELDS.map((field) => [field.key, field]),
);

/** Null for a word that names none, such as a field of a later version. */
export function fieldNamed(key: string): (FieldDefinition & { readonly key: FieldKey }) | null {
  return BY_KEY.get(key) ?? null;
}

export function definitionOf(key: FieldKey): FieldDefinition & { readonly key: FieldKey } {
  // Every key is one of the table's.
  return BY_KEY.get(key)!;
}
