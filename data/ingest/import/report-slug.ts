import { pinyin } from 'pinyin-pro';
import type { ReportId } from '../../contract/model.ts';

/** Agencies of this kind are the archive's own field and need no word in the id. */
const OWN_FIELD = /市场监督管理(?:局|总局|委员会)$/;

/** `pinghu-2022`; `pinghu-shuiwuju-2022` for another office of the place. `isTaken` asks for a number behind it. */
export function reportSlug(
  report: { readonly agency: string; readonly agencyLabel: string; readonly yearCovered: number },
  isTaken: (reportId: ReportId) => boolean,
): ReportId {
  const office = OWN_FIELD.test(report.agency)
    ? ''
    : report.agency.includes(report.agencyLabel)
      ? report.agency.slice(report.agency.indexOf(report.agencyLabel) + report.agencyLabel.length)
      : '';
  const words = [letters(report.agencyLabel), letters(office)].filter((word) => word !== '');
  const base = `${words.join('-') || 'report'}-${report.yearCovered}`;
  for (let n = 1; ; n++) {
    // Here report ids of imported reports are made.
    const reportId = (n === 1 ? base : `${base}-${n}`) as ReportId;
    if (!isTaken(reportId)) return reportId;
  }
}

function letters(chinese: string): string {
  return pinyin(chinese, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
