/** What a citation needs of a report's catalogue record. */
export interface CitedReport {
  readonly agency: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly yearCovered: number | null;
  readonly yearPublished: number | null;
  /** Names a report without a title. */
  readonly sourceFile: string | null;
}

/**
 * A report as GB/T 7714—2025 cites it: 主要责任者. 题名：其他题名信息[R]. 出版年. The standard itself was not at hand;
 * order, marks and full stops are those of the style "GB/T 7714—2025（顺序编码，双语）" of zotero-chinese/styles
 * (updated 2025-12-26), report branch. Place and publisher are left out, for the records do not state them. A year of
 * publication that is not known stands in brackets as an estimate, the year after the one covered (so in
 * GB/T 7714—2015, 8.8.3).
 */
export function citationOf(report: CitedReport): string {
  const printed = report.title ?? report.sourceFile ?? '题名不详';
  const title = report.subtitle === null ? printed : `${printed}：${withoutDashes(report.subtitle)}`;
  const estimate = report.yearCovered === null ? '出版年不详' : report.yearCovered + 1;
  return `${report.agency ?? '佚名'}. ${title}[R]. ${report.yearPublished ?? `[${estimate}]`}.`;
}

/** A printed subtitle begins with dashes; the colon says the same. */
function withoutDashes(subtitle: string): string {
  return subtitle.replace(/^[\s—–-]+/u, '');
}
