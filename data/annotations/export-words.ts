import type { PlacedTarget } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';

/** Words printed in files for people; the files' headings are Chinese in any interface. */
export const STATUSES = { open: '未解决', resolved: '已解决' } as const;

/** Over an answer whose note was not exported. */
export const NO_REPORT = '其他';

const EDITIONS = { digest: '提要', original: '原文' } as const;

/** A report as a person calls it; its id where no open archive has it. */
export type NameOf = (reportId: ReportId) => string;

/** Where a note stands, in words. */
export function placeOf(target: PlacedTarget): string {
  switch (target.kind) {
    case 'range':
      return `${EDITIONS[target.edition]} ${target.passageId}`;
    case 'section':
      return `${EDITIONS[target.edition]} 章节：${target.heading}`;
    case 'indicator':
      return `数据 ${target.indicatorId}`;
    case 'report':
      return '全篇';
  }
}

/** Local time without seconds, as a table shows it: 2026-11-21 20:11. */
export function timeOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
