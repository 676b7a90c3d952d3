import type { ExportedFile } from '../contract/annotation-model.ts';
import type { ReportSummary } from '../contract/model.ts';
import { textOfValue, valueIn } from '../contract/record-values.ts';
import type { FieldKey } from '../contract/record-fields.ts';
import type { FileDirectory } from '../contract/record-model.ts';
import { formatNamed } from '../plain/export-formats.ts';
import { workbookOf } from '../plain/xlsx.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { prepared } from '../schema/prepared.ts';

/**
 * 归档文件目录. Columns after DA/T 22-2015 (序号, 档号, 文号, 责任者, 题名, 日期, 密级, 页数, 备注), which is known from secondary
 * copies; those of the edition of 2000 were read (5.5.1) and are the same but for 档号 and 密级. In the order of the codes.
 */
export function directoryOf(set: ArchiveSet, reports: readonly ReportSummary[]): FileDirectory {
  const text = (report: ReportSummary, key: FieldKey): string => textOfValue(key, valueIn(report, key));
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const ordered = [...reports].sort((a, b) =>
    collator.compare(text(a, 'archivalCode') || '\uffff', text(b, 'archivalCode') || '\uffff'),
  );
  const pages = pagesByReport(set);
  const rows = ordered.map((report, at) => [
    at + 1,
    text(report, 'archivalCode'),
    text(report, 'documentNumber'),
    [text(report, 'agency'), text(report, 'responsibility')].filter(Boolean).join('；'),
    text(report, 'title'),
    text(report, 'date'),
    text(report, 'security'),
    pages.get(report.reportId) ?? '',
    text(report, 'remarks'),
  ]);
  return { headings: ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'], rows };
}

/** The same as XLSX. */
export function directoryFile(set: ArchiveSet, reports: readonly ReportSummary[]): ExportedFile {
  const { headings, rows } = directoryOf(set, reports);
  const widths = [6, 24, 20, 30, 40, 10, 8, 6, 20];
  const bytes = workbookOf([{ name: '归档文件目录', rows: [headings, ...rows], widths }]);
  return {
    fileName: '归档文件目录.xlsx',
    mediaType: formatNamed('xlsx').mediaType,
    contentBase64: Buffer.from(bytes).toString('base64'),
    count: rows.length,
  };
}

/** Of originals that were read from pages. */
function pagesByReport(set: ArchiveSet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { archive, editionKey, edition, reportId } of set.activeEditions) {
    if (edition !== 'original') continue;
    const count = Number(
      prepared(archive.database, 'SELECT count(*) FROM pages WHERE edition_key = ?').pluck().get(editionKey),
    );
    if (count > 0) counts.set(reportId, count);
  }
  return counts;
}
