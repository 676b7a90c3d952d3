/** What a citation needs of a report's catalogue record. */
export interface CitedReport {
  readonly agency: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly yearCovered: number;
  readonly yearPublished: number | null;
}

/**
 * A report as GB/T 7714—2025 cites it: 主要责任者. 题名：其他题名信息[R]. 出版年. The standard itself was not at hand;
 * order, marks and full stops are those of the style "GB/T 7714—2025（顺序编码，双语）" of zotero-chinese/styles
 * (updated 2025-12-26), report branch. Place and publisher are left out, for the records do not state them. A year of
 * publication that is not known stands in brackets as an estimate, the year after the one covered (so in
 * GB/T 7714—2015, 8.8.3).
 */
export function citationOf(report: CitedReport): string {
  const title =
    report.subtitle === null ? report.title : `${report.title}：${withoutDashes(report.subtitle)}`;
  const year = report.yearPublished ?? `[${report.yearCovered + 1}]`;
  return `${report.agency}. ${title}[R]. ${year}.`;
}

/** A printed subtitle begins with dashes; the colon says the same. */
function withoutDashes(subtitle: string): string {
  return subtitle.replace(/^[\s—–-]+/u, '');
}
