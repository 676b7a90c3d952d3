import type { BagFault } from '../../data/contract/bag-model.ts';
import type { Outcome, Property } from '../../data/contract/four-properties-model.ts';
import type { RefusedCell } from '../../data/contract/record-model.ts';
import { bilingual } from './bilingual.ts';

/** 1 cell, 2 cells. */
function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

type GroupName = 'none' | 'agency' | 'year' | 'genre' | 'collection' | 'completeness';
/** Words of a closed list, in both languages. */
interface Both<Words> {
  readonly zh: Words;
  readonly en: Words;
}

const GROUPS: Both<Readonly<Record<GroupName, string>>> = {
  zh: {
    none: '不分组',
    agency: '机关',
    year: '年度',
    genre: '文种',
    collection: '案卷',
    completeness: '完整程度',
  },
  en: {
    none: 'No groups',
    agency: 'Agency',
    year: 'Year',
    genre: 'Genre',
    collection: 'Collection',
    completeness: 'Completeness',
  },
};

const PROPERTY_NAMES: Both<Readonly<Record<Property, string>>> = {
  zh: { authenticity: '真实性', completeness: '完整性', usability: '可用性', safety: '安全性' },
  en: {
    authenticity: 'Authenticity',
    completeness: 'Completeness',
    usability: 'Usability',
    safety: 'Safety',
  },
};

const OUTCOMES: Both<Readonly<Record<Outcome, string>>> = {
  zh: { passed: '通过', failed: '不通过', attention: '需留意', 'not applicable': '不适用' },
  en: {
    passed: 'Passed',
    failed: 'Failed',
    attention: 'To look at',
    'not applicable': 'Not applicable',
  },
};

const BAG_FAULTS: Both<Readonly<Record<BagFault['code'], (file: string) => string>>> = {
  zh: {
    several: (folder: string) => `“${folder}”是其中之一：压缩包里不止一个归档包，请分别打开`,
    no_declaration: (file: string) => `“${file}”：缺少声明文件`,
    version: (file: string) => `“${file}”：BagIt 版本不认识`,
    encoding: (file: string) => `“${file}”：编码不是 UTF-8`,
    no_manifest: (file: string) => `“${file}”：缺少载荷清单`,
    no_payload: (file: string) => `“${file}”：没有载荷（data 文件夹）`,
    fetch: (file: string) => `“${file}”：有待下载的文件，本程序不联网`,
    algorithm: (file: string) => `“${file}”：清单所用算法不认识`,
    manifest_line: (file: string) => `“${file}”：清单中有一行不合格式`,
    path: (file: string) => `“${file}”：路径指到包外`,
    twice: (file: string) => `“${file}”：清单中列了两次`,
    missing: (file: string) => `“${file}”：清单所列的文件不在包中`,
    checksum: (file: string) => `“${file}”：校验值不符`,
    unlisted: (file: string) => `“${file}”：清单中没有列出`,
    oxum: (file: string) => `“${file}”：字节数或文件数与声明不符`,
  },
  en: {
    several: (folder: string) => `${folder} is one of several bags in it: open each by itself`,
    no_declaration: (file: string) => `${file}: no declaration`,
    version: (file: string) => `${file}: unknown version of BagIt`,
    encoding: (file: string) => `${file}: not in UTF-8`,
    no_manifest: (file: string) => `${file}: no payload manifest`,
    no_payload: (file: string) => `${file}: no payload (folder data)`,
    fetch: (file: string) => `${file}: files to be fetched; this program never does`,
    algorithm: (file: string) => `${file}: unknown algorithm`,
    manifest_line: (file: string) => `${file}: a line that is none`,
    path: (file: string) => `${file}: leads out of the bag`,
    twice: (file: string) => `${file}: listed twice`,
    missing: (file: string) => `${file}: listed and not there`,
    checksum: (file: string) => `${file}: not of its checksum`,
    unlisted: (file: string) => `${file}: not listed`,
    oxum: (file: string) => `${file}: other octets or files than stated`,
  },
};

const CELL_REFUSALS: Both<
  Readonly<Record<RefusedCell['code'], (row: number, field: string, text: string) => string>>
> = {
  zh: {
    column: (row: number, _field: string, text: string) => `第 ${row} 行：没有“${text}”这一著录项`,
    report: (row: number, _field: string, text: string) => `第 ${row} 行：没有编号为“${text}”的报告`,
    document: (row: number, _field: string, text: string) =>
      `第 ${row} 行：这里编号为“${text}”的是另一份文件，原件和题名都不同`,
    twice: (row: number, _field: string, text: string) => `第 ${row} 行：“${text}”已在前面出现`,
    value: (row: number, field: string, text: string) => `第 ${row} 行：“${field}”不能是“${text}”`,
  },
  en: {
    column: (row: number, _field: string, text: string) => `Row ${row}: no field “${text}”`,
    report: (row: number, _field: string, text: string) => `Row ${row}: no report “${text}”`,
    document: (row: number, _field: string, text: string) =>
      `Row ${row}: “${text}” is another document here, of another original and title`,
    twice: (row: number, _field: string, text: string) => `Row ${row}: “${text}” has a row already`,
    value: (row: number, field: string, text: string) => `Row ${row}: ${field} cannot be “${text}”`,
  },
};

export const catalogue = bilingual(
  {
    title: '著录',
    openAll: (n: number) => `打开全部著录（${n} 篇）`,
    help: '全部报告的著录。点列名排序，勾选后可成批修改；修改存在批注本里，可以撤销。',
    words: '按任一著录项查找',
    count: (shown: number, all: number) => (shown === all ? `${all} 篇` : `${shown} / ${all} 篇`),
    columns: '显示的列',
    groupBy: '分组',
    groupName: (one: GroupName) => GROUPS.zh[one],
    complete: '必著项齐全',
    lacking: (n: number) => `缺 ${n} 项必著项`,
    unknown: '未知',
    inNone: '未入案卷',
    groupSize: (n: number) => `${n} 篇`,
    tick: (name: string) => `勾选“${name}”`,
    tickAll: '勾选全部列出的报告',
    ticked: (n: number) => `已勾选 ${n} 篇`,
    clear: '取消勾选',
    report: '报告',
    open: (name: string) => `打开“${name}”`,
    edit: '编辑',
    sortBy: (name: string) => `按${name}排序`,
    noMatch: '没有符合的报告。',
    none: '还没有报告。',
    batch: '成批修改',
    field: '著录项',
    value: '改为',
    valueEmpty: '留空即清除此项',
    preview: '预览',
    apply: (n: number) => `修改 ${n} 篇`,
    willChange: (n: number, same: number) => `将改动 ${n} 篇${same > 0 ? `，其余 ${same} 篇已是如此` : ''}：`,
    andMore: (n: number) => `……另有 ${n} 篇`,
    badValue: '写法不合此项要求',
    applied: (n: number) => `已修改 ${n} 篇的著录。`,
    filterBy: '筛选',
    anyField: '不限',
    filterField: '按著录项筛选',
    filterValue: '取值',
    isEmpty: '（未填）',
    directory: '归档文件目录',
    directoryRows: (rows: number) => `${rows} 件`,
    properties: '四性检测',
    checking: '正在检测…',
    propertiesDone: (reports: number, failed: number) =>
      failed === 0 ? `检测 ${reports} 篇，没有不通过的项目。` : `检测 ${reports} 篇，${failed} 项不通过。`,
    propertyName: (one: Property) => PROPERTY_NAMES.zh[one],
    outcomeName: (one: Outcome) => OUTCOMES.zh[one],
    property: '性质',
    check: '检测项目',
    how: '检测方法',
    library: '全库',
    toLookAt: '不通过与需留意的',
    print: '打印',
    close: '关闭',
    exportMenu: '导出著录或整篇报告',
    exportArchive: '导出为 .lanjuan 档案库，可在览卷中打开',
    exportBag: '导出为 BagIt 归档包（原件、文本、著录与批注）',
    bagFaults: '归档包有误，未读入',
    bagFault: (code: BagFault['code'], file: string) => BAG_FAULTS.zh[code](file),
    table: '著录表格',
    exportAs: (name: string) => `导出著录为 ${name}（勾选的，未勾选时全部）`,
    readBack: '读回…',
    tablePreview: '表格中的改动',
    tableChanges: (n: number, reports: number) => `表中 ${reports} 篇报告，改动 ${n} 处。`,
    tableRefused: (n: number) => `另有 ${n} 处不能采用：`,
    andMoreCells: (n: number) => `……另有 ${n} 处`,
    takeOver: (n: number) => `采用 ${n} 处改动`,
    refusal: (code: RefusedCell['code'], row: number, field: string, text: string) =>
      CELL_REFUSALS.zh[code](row, field, text),
  },
  {
    title: 'Records',
    openAll: (n: number) => `Open all records (${n})`,
    help: 'The records of all reports. Click a column to sort; ticked ones can be changed together. Changes lie in the notebook and can be undone.',
    words: 'Find in any field',
    count: (shown: number, all: number) => (shown === all ? `${all} reports` : `${shown} of ${all} reports`),
    columns: 'Columns',
    groupBy: 'Group by',
    groupName: (one: GroupName) => GROUPS.en[one],
    directory: 'File directory',
    directoryRows: (rows: number) => counted(rows, 'item'),
    properties: 'Four properties',
    checking: 'Checking…',
    propertiesDone: (reports: number, failed: number) =>
      failed === 0
        ? `${counted(reports, 'report')} checked, nothing failed.`
        : `${counted(reports, 'report')} checked, ${failed} failed.`,
    propertyName: (one: Property) => PROPERTY_NAMES.en[one],
    outcomeName: (one: Outcome) => OUTCOMES.en[one],
    property: 'Property',
    check: 'Check',
    how: 'How',
    library: 'Library',
    toLookAt: 'Failed, and to look at',
    print: 'Print',
    close: 'Close',
    exportMenu: 'Export records or whole reports',
    exportArchive: 'Export as an archive that opens in Lanjuan (.lanjuan)',
    exportBag: 'Export as a BagIt bag (sources, texts, records, notes)',
    bagFaults: 'The bag has faults and was not read',
    bagFault: (code: BagFault['code'], file: string) => BAG_FAULTS.en[code](file),
    table: 'Table of records',
    exportAs: (name: string) => `Export records as ${name} (those ticked, else all)`,
    readBack: 'Read back…',
    tablePreview: 'Changes in the table',
    tableChanges: (n: number, reports: number) =>
      `${counted(reports, 'report')} in the table, ${counted(n, 'cell')} changed.`,
    tableRefused: (n: number) => `${n} cannot be taken:`,
    andMoreCells: (n: number) => `… and ${n} more`,
    takeOver: (n: number) => `Take ${counted(n, 'change')}`,
    refusal: (code: RefusedCell['code'], row: number, field: string, text: string) =>
      CELL_REFUSALS.en[code](row, field, text),
    complete: 'All required fields',
    lacking: (n: number) => `${counted(n, 'required field')} missing`,
    unknown: 'Unknown',
    inNone: 'In no collection',
    groupSize: (n: number) => String(n),
    tick: (name: string) => `Tick “${name}”`,
    tickAll: 'Tick all that are listed',
    ticked: (n: number) => `${n} ticked`,
    clear: 'Untick',
    report: 'Report',
    open: (name: string) => `Open “${name}”`,
    edit: 'Edit',
    sortBy: (name: string) => `Sort by ${name}`,
    noMatch: 'No report fits.',
    none: 'There are no reports yet.',
    batch: 'Change together',
    field: 'Field',
    value: 'To',
    valueEmpty: 'Empty clears the field',
    preview: 'Preview',
    apply: (n: number) => `Change ${n}`,
    willChange: (n: number, same: number) => `${n} will change${same > 0 ? `, ${same} say so already` : ''}:`,
    andMore: (n: number) => `… and ${n} more`,
    badValue: 'Not of the form of this field',
    applied: (n: number) => `Changed ${counted(n, 'record')}.`,
    filterBy: 'Filter',
    anyField: 'Any',
    filterField: 'Filter by field',
    filterValue: 'Value',
    isEmpty: '(empty)',
  },
);
