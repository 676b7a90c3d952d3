import type { Segment } from './printed-lines.ts';

/** Segments of one height. */
export interface PageRow {
  readonly segments: readonly Segment[];
  readonly bottom: number;
  readonly size: number;
  readonly text: string;
}

/** Segments as rows from the top down, each from left to right. */
export function rowsOfPage(segments: readonly Segment[]): PageRow[] {
  const rows: { segments: Segment[]; bottom: number; size: number }[] = [];
  for (const segment of [...segments].sort((a, b) => a.bottom - b.bottom)) {
    const row = rows.at(-1);
    if (row && segment.bottom - row.bottom <= 0.35 * Math.max(row.size, segment.size)) {
      row.segments.push(segment);
      row.size = Math.max(row.size, segment.size);
    } else rows.push({ segments: [segment], bottom: segment.bottom, size: segment.size });
  }
  return rows.map((row) => {
    const sorted = row.segments.sort((a, b) => a.left - b.left);
    return { ...row, segments: sorted, text: sorted.map((segment) => segment.text).join(' ') };
  });
}
