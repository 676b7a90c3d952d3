import * as v from 'valibot';
import type { PropertyCheck } from '../contract/four-properties-model.ts';
import type { ReportSummary } from '../contract/model.ts';
import { yearOfPeriod } from '../contract/period.ts';
import { RECORD_FIELDS } from '../contract/record-fields.ts';
import { missingIn, textOfValue, VALUE_SCHEMAS, valueIn } from '../contract/record-values.ts';
import type { CheckedLibrary, Found } from './checked-library.ts';

interface ReportCheck extends PropertyCheck {
  readonly run: (report: ReportSummary, library: CheckedLibrary) => Found;
}

export const failedIf = (faults: readonly string[]): Found =>
  faults.length === 0 ? 'passed' : ['failed', faults.join('；')];
export const NOT_HERE = (): Found => 'not applicable';

/** 全宗号-门类·年度-…: the parts that DA/T 13-2022 joins by a hyphen, the last of them a number. */
const ARCHIVAL_CODE =
  /^[A-Za-z0-9]{2,8}(?:-[A-Za-z0-9\p{Script=Han}]+(?:·[A-Za-z0-9\p{Script=Han}]+)*)*-\d{1,6}$/u;
const STRANGE = /[\p{Cc}\p{Co}\p{Cn}\u{FFFD}]/u;
/** What DA/T 47-2009 and GB/T 33190 name or mean for long keeping, as our readers call it. */
const LASTING = ['txt', 'md', 'csv', 'html', 'pdf', 'ofd', 'xml', 'jpg', 'png', 'tif', 'scan'];
/** Windows, Unix and Mac programs, and scripts. */
const PROGRAMS = ['4d5a', '7f454c46', 'cffaedfe', 'feedface', '2321'];

export const REPORT_CHECKS: readonly ReportCheck[] = [
  {
    id: '1-1',
    of: 'report',
    property: 'authenticity',
    zh: '固化信息有效性',
    en: 'Fixity of source and text',
    how: {
      zh: '重新计算原件的 SHA-256、SM3 与正文的散列值，与所存的比较',
      en: 'SHA-256 and SM3 of the source and the hash of the text are computed again',
    },
    run: (report, { archives }) => {
      const own = ofReport(report, archives);
      if (own.length === 0) return 'not applicable';
      return failedIf([
        ...own.filter(({ source }) => source === 'differs').map(({ edition }) => `${edition}: source`),
        ...own.filter(({ fixity }) => fixity === 'differs').map(({ edition }) => `${edition}: text`),
      ]);
    },
  },
  {
    id: '1-3',
    of: 'report',
    property: 'authenticity',
    zh: '元数据类型、格式与值域',
    en: 'Types, formats and closed lists of the record',
    how: {
      zh: '各著录项与其定义的类型、长度、格式和取值表比较',
      en: 'every field is held against the type, length, format and list of its definition',
    },
    run: (report) =>
      failedIf(
        RECORD_FIELDS.filter(({ key }) => !v.is(VALUE_SCHEMAS[key], valueIn(report, key))).map(
          ({ key }) => key,
        ),
      ),
  },
  {
    id: '1-5',
    of: 'report',
    property: 'authenticity',
    zh: '元数据数据值合理性',
    en: 'Values of the record agree with each other',
    how: { zh: '日期、发表年份不早于所述时段', en: 'date and year of publication are not before the period' },
    run: (report) => {
      const covered = report.genre === 'work-plan' ? null : report.period && yearOfPeriod(report.period);
      const date = valueIn(report, 'date');
      const dated = typeof date === 'string' ? Number(date.slice(0, 4)) : null;
      return failedIf([
        ...(covered && report.yearPublished !== null && report.yearPublished < covered
          ? [`yearPublished ${report.yearPublished} < ${covered}`]
          : []),
        ...(covered && dated !== null && dated < covered ? [`date ${dated} < ${covered}`] : []),
      ]);
    },
  },
  {
    id: '1-6',
    of: 'report',
    property: 'authenticity',
    zh: '元数据含特殊字符',
    en: 'No strange characters in the record',
    how: { zh: '控制字符、私用区字符和替代字符', en: 'control, private and replacement characters' },
    run: (report) =>
      failedIf(
        RECORD_FIELDS.filter(({ key }) =>
          STRANGE.test(textOfValue(key, valueIn(report, key)).replace(/\n/g, '')),
        ).map(({ key }) => key),
      ),
  },
  {
    id: '1-7',
    of: 'report',
    property: 'authenticity',
    zh: '档号规范性',
    en: 'Form of the archival code',
    how: {
      zh: '档号各段以连字符相连，末段为顺序号，首段与全宗号一致',
      en: 'parts joined by hyphens, the last a number, the first the fonds code',
    },
    run: (report) => {
      const code = valueIn(report, 'archivalCode');
      const fonds = valueIn(report, 'fondsCode');
      if (typeof code !== 'string') return 'not applicable';
      if (!ARCHIVAL_CODE.test(code)) return ['failed', code];
      const agrees = typeof fonds !== 'string' || code.split('-')[0] === fonds;
      return agrees ? 'passed' : ['failed', `${code} / ${String(fonds)}`];
    },
  },
  {
    id: '1-8',
    of: 'report',
    property: 'authenticity',
    zh: '元数据重复性',
    en: 'The archival code is given once',
    how: { zh: '档号在全部报告中只出现一次', en: 'no other report has the same code' },
    run: (report, { reports }) => {
      const code = valueIn(report, 'archivalCode');
      if (code === null) return 'not applicable';
      const others = reports.filter((one) => one !== report && valueIn(one, 'archivalCode') === code);
      return failedIf(others.map(({ reportId }) => reportId));
    },
  },
  {
    id: '1-10',
    of: 'report',
    property: 'authenticity',
    zh: '元数据关联内容数据',
    en: 'The record names the content',
    how: {
      zh: '著录所记原件的 SHA-256 与正文所据原件一致',
      en: 'the SHA-256 in the record is that of the file that the text came from',
    },
    run: (report, { archives }) =>
      failedIf(
        ofReport(report, archives)
          .filter(({ record }) => record === 'differs')
          .map(({ edition }) => edition),
      ),
  },
  {
    id: '2-4',
    of: 'report',
    property: 'completeness',
    zh: '元数据必填项',
    en: 'Required fields',
    how: {
      zh: 'DA/T 18-2022 必著项及本程序所需各项均已填写',
      en: 'what DA/T 18-2022 requires and what this program needs is filled in',
    },
    run: (report) => failedIf(missingIn(report)),
  },
  {
    id: '2-7',
    of: 'report',
    property: 'completeness',
    zh: '内容数据完整性',
    en: 'The content is there',
    how: { zh: '存有原文，且不为空', en: 'an original is held and is not empty' },
    run: (report, { parts }) => {
      if (!report.hasOriginal) return ['attention', 'no original'];
      return (parts.get(report.reportId)?.passages ?? 0) > 0 ? 'passed' : ['failed', 'no text'];
    },
  },
  {
    id: '2-8',
    of: 'report',
    property: 'completeness',
    zh: '附件数据完整性',
    en: 'Annexes',
    how: { zh: '著录中不记附件，无从比对', en: 'records state no annexes' },
    run: NOT_HERE,
  },
  {
    id: '3-3',
    of: 'report',
    property: 'usability',
    zh: '内容数据格式',
    en: 'Format of the content',
    how: { zh: '原件格式宜于长期保存', en: 'the format of the original is one for long keeping' },
    run: (report, { parts }) => {
      const format = parts.get(report.reportId)?.format ?? null;
      if (format === null) return 'not applicable';
      return LASTING.includes(format) ? 'passed' : ['attention', format];
    },
  },
  {
    id: '3-4',
    of: 'report',
    property: 'usability',
    zh: '内容数据可读性',
    en: 'The content can be read',
    how: { zh: '读出的文字中没有不能识读的字符', en: 'no characters that could not be read' },
    run: (report, { parts }) => {
      const held = parts.get(report.reportId);
      if (!held || held.passages === 0) return 'not applicable';
      return held.unreadable === 0 ? 'passed' : ['failed', String(held.unreadable)];
    },
  },
  {
    id: '4-2',
    of: 'report',
    property: 'safety',
    zh: '病毒感染',
    en: 'Malicious content',
    how: {
      zh: '原件不是可执行程序；病毒须另用杀毒软件检查',
      en: 'the source is no program; viruses are for a scanner of their own',
    },
    run: (report, { parts }) => {
      const beginning = parts.get(report.reportId)?.beginning ?? null;
      if (beginning === null) return 'not applicable';
      const hex = Buffer.from(beginning.subarray(0, 4)).toString('hex');
      return PROGRAMS.some((program) => hex.startsWith(program)) ? ['failed', hex] : 'passed';
    },
  },
];

function ofReport({ reportId }: ReportSummary, archives: CheckedLibrary['archives']) {
  return archives.flatMap((archive) => archive.reports.filter((one) => one.reportId === reportId));
}
