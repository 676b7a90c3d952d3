import type { ArchivePart, PassageTable } from './passage-table.ts';

/** The archive that holds a passage. */
export function partOf(table: PassageTable, passage: number): ArchivePart {
  for (let i = table.parts.length - 1; i >= 0; i--) {
    const part = table.parts[i]!;
    if (passage >= part.base) return part;
  }
  throw new Error(`no archive holds passage ${passage}`);
}

/** Calls `visit` with the text of each passage, in the order given, until it returns false. */
export function visitTexts(
  table: PassageTable,
  passages: Iterable<number>,
  visit: (passage: number, text: string) => boolean,
): void {
  const statements = new Map(
    table.parts.map((part) => [
      part,
      part.archive.database
        .prepare<[number], string>('SELECT text FROM passages WHERE passage_key = ?')
        .pluck(),
    ]),
  );
  for (const passage of passages) {
    const part = partOf(table, passage);
    // pluck() gives the first column, which is the text; a passage of the table is in its archive.
    const text = statements.get(part)!.get(passage - part.base) as string;
    if (!visit(passage, text)) return;
  }
}
