import type { PropertyCheck } from '../contract/four-properties-model.ts';
import type { ReportSummary } from '../contract/model.ts';
import type { FieldKey } from '../contract/record-fields.ts';
import { textOfValue, valueIn } from '../contract/record-values.ts';
import type { CheckedLibrary, Found } from './checked-library.ts';
import { failedIf, NOT_HERE } from './report-checks.ts';

interface LibraryCheck extends PropertyCheck {
  readonly run: (library: CheckedLibrary) => Found;
}

export const LIBRARY_CHECKS: readonly LibraryCheck[] = [
  {
    id: '2-1',
    of: 'library',
    property: 'completeness',
    zh: '总件数相符性',
    en: 'As many reports as are held',
    how: { zh: '著录的件数与存有正文的件数一致', en: 'as many records as reports with a text' },
    run: ({ reports, archives }) => {
      const held = new Set(archives.flatMap((archive) => archive.reports.map(({ reportId }) => reportId)));
      return failedIf(reports.filter(({ reportId }) => !held.has(reportId)).map(({ reportId }) => reportId));
    },
  },
  {
    id: '2-6',
    of: 'library',
    property: 'completeness',
    zh: '连续性元数据项',
    en: 'Numbers without gaps',
    how: { zh: '同一案卷内档号末段连续', en: 'the last parts of codes that begin alike follow one another' },
    run: ({ reports }) => {
      const codes = reports.flatMap((report) => {
        const [, head, last] = /^(.*)-(\d+)$/.exec(textIn(report, 'archivalCode')) ?? [];
        return head === undefined ? [] : [{ head, last: Number(last) }];
      });
      const numbers = Map.groupBy(codes, ({ head }) => head);
      if (numbers.size === 0) return 'not applicable';
      return failedIf(
        [...numbers].flatMap(([head, own]) =>
          gapsIn(
            head,
            own.map(({ last }) => last),
          ),
        ),
      );
    },
  },
  {
    id: '3-2',
    of: 'library',
    property: 'usability',
    zh: '目标数据库可访问性',
    en: 'The database can be read',
    how: {
      zh: '数据库完整性检查，逐行与所存摘要比较，全文索引与正文比较',
      en: 'integrity of the database, every row against its digest, the index against the texts',
    },
    run: ({ archives }) =>
      failedIf(
        archives.flatMap(({ fileName, integrity, contents, index }) => [
          ...(integrity === 'ok' ? [] : [`${fileName}: ${integrity}`]),
          ...(contents === 'differs' ? [`${fileName}: contents`] : []),
          ...(index === 'ok' ? [] : [`${fileName}: index`]),
        ]),
      ),
  },
  {
    id: '3-6',
    of: 'library',
    property: 'usability',
    zh: '软硬件环境合规性',
    en: 'Software and hardware',
    how: { zh: '由管理人员检查', en: 'for an administrator to look at' },
    run: NOT_HERE,
  },
  {
    id: '4-1',
    of: 'library',
    property: 'safety',
    zh: '杀毒软件',
    en: 'Virus scanner',
    how: { zh: '由管理人员检查', en: 'for an administrator to look at' },
    run: NOT_HERE,
  },
  {
    id: '4-3',
    of: 'library',
    property: 'safety',
    zh: '多余文件',
    en: 'Superfluous files',
    how: { zh: '所存原件均有报告使用', en: 'every kept source belongs to a report' },
    run: ({ unused }) => failedIf(unused),
  },
];

function textIn(report: ReportSummary, key: FieldKey): string {
  return textOfValue(key, valueIn(report, key));
}

function gapsIn(head: string, numbers: readonly number[]): string[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return sorted.flatMap((number, at) => {
    const before = sorted[at - 1];
    return before === undefined || number === before + 1 ? [] : [`${head}-${before}…${number}`];
  });
}
