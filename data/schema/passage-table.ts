import type { PassageTable, TableCell } from '../contract/passage-table.ts';

const NUMBERS = ['row', 'column', 'rowSpan', 'columnSpan', 'start', 'end'] as const;
/** The statutory tables have 33 rows; what spans more is no table that could be shown. */
const LARGEST = 100_000;

/** A table as an archive keeps it; null where it is none, so that its text is shown as text. */
export function passageTable(json: string, length: number): PassageTable | null {
  try {
    const stored: unknown = JSON.parse(json);
    if (typeof stored !== 'object' || stored === null || !('cells' in stored) || !Array.isArray(stored.cells))
      return null;
    const { rows, columns, caption, cells } = stored as Readonly<Record<string, unknown>> & {
      readonly cells: unknown[];
    };
    if (!isCount(rows) || !isCount(columns) || !cells.every((cell) => isCell(cell, length))) return null;
    if (!cells.every((cell, i) => i === 0 || cells[i - 1]!.end <= cell.start)) return null;
    return { rows, columns, caption: typeof caption === 'string' ? caption : null, cells };
  } catch {
    return null;
  }
}

function isCell(cell: unknown, length: number): cell is TableCell {
  if (typeof cell !== 'object' || cell === null) return false;
  const fields = cell as Readonly<Record<string, unknown>>;
  if (!NUMBERS.every((name) => isCount(fields[name])) || typeof fields['isHeader'] !== 'boolean')
    return false;
  const { start, end } = fields as { readonly start: number; readonly end: number };
  return start <= end && end <= length;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST;
}
