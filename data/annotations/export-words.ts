import type { Annotation, PlacedTarget } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';

/** Closed words as they are printed in files for people; the files' headings are Chinese in any interface. */
export const KINDS = {
  highlight: '标亮',
  underline: '划线',
  comment: '评注',
  question: '疑问',
  correction: '更正',
  link: '关联',
  todo: '待办',
  verified: '已核',
} as const satisfies Record<Annotation['kind'], string>;

export const COLOURS = {
  yellow: '黄',
  green: '绿',
  blue: '蓝',
  pink: '粉',
  violet: '紫',
} as const satisfies Record<Annotation['colour'], string>;

export const STATUSES = { open: '未解决', resolved: '已解决' } as const;

export const STANDINGS = {
  exact: '位置准确',
  shifted: '已随原句移动',
  doubtful: '位置存疑',
  orphan: '原句已不在',
} as const satisfies Record<PlacedTarget['state'], string>;

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
