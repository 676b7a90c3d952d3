import type { Defect } from '../../contract/model.ts';
import { rawRange, type TracedText } from '../../text/traced-text.ts';
import type { SourceLayout } from '../source-layout.ts';
import { traceTable, type TracedTable } from '../tables/traced-table.ts';
import type { SourceLine } from './source-line.ts';

/** Lines between two tables, and the table behind them. */
export interface Stretch {
  readonly lines: readonly SourceLine[];
  readonly table: TracedTable | null;
}

/** Cuts the lines outside the tables where a table stands, so that nothing is joined across one. */
export function cutAtTables(
  lines: readonly SourceLine[],
  whole: TracedText,
  { tables }: SourceLayout,
): readonly Stretch[] {
  if (tables.length === 0) return [{ lines, table: null }];
  const stretches: Stretch[] = [];
  let at = 0;
  for (const table of tables) {
    const from = at;
    while (at < lines.length && startOf(lines[at]!) < table.start) at++;
    const traced = traceTable(whole, table);
    stretches.push({ lines: lines.slice(from, at), table: traced.text.trim() === '' ? null : traced });
  }
  return [...stretches, { lines: lines.slice(at), table: null }];
}

/** What the reader of the format knows of a line: it is a heading, belongs to a table, or is no part of the text. */
export function markLines(
  lines: readonly SourceLine[],
  { headings, lifted, tables, entries = [] }: SourceLayout,
  titles: readonly SourceLine[] = [],
): { readonly lines: readonly SourceLine[]; readonly defects: readonly Defect[] } {
  if (headings.length + lifted.length + tables.length + titles.length + entries.length === 0)
    return { lines, defects: [] };
  const kept: SourceLine[] = [];
  const defects: Defect[] = [];
  const headingAt = rangeFinder(headings);
  const liftedAt = rangeFinder(lifted);
  const tableAt = rangeFinder(tables);
  const entryAt = rangeFinder(entries);
  for (const line of lines) {
    if (tableAt(startOf(line))) continue;
    const away = liftedAt(startOf(line));
    if (titles.includes(line) && away?.kind !== 'hidden')
      kept.push({ ...line, isMarkedHeading: true, isTitle: true });
    else if (away && away.kind !== 'footnote') {
      const [rawStart, rawEnd] = rawRange(line.traced, 0, line.text.length);
      const kind = away.kind === 'hidden' ? 'invisible' : 'page_furniture';
      defects.push({ kind, rawStart, rawEnd, before: line.text, after: '' });
    } else if (away) kept.push({ ...line, isFootnote: true });
    else if (headingAt(startOf(line))) kept.push({ ...line, isMarkedHeading: true });
    else kept.push(entryAt(startOf(line)) ? { ...line, isEntry: true } : line);
  }
  return { lines: kept, defects };
}

const startOf = (line: SourceLine): number => line.traced.raw[0] ?? 0;

/** Asked in text order; each range is passed once. */
function rangeFinder<T extends { readonly start: number; readonly end: number }>(
  ranges: readonly T[],
): (offset: number) => T | null {
  let at = 0;
  return (offset) => {
    while (at < ranges.length && ranges[at]!.end <= offset) at++;
    const range = ranges[at];
    return range && range.start <= offset ? range : null;
  };
}
