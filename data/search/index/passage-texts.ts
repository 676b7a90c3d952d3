import type { ArchivePart } from './archive-part.ts';
import { addMember, emptySet, membersOf, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';

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
  for (const passage of passages) {
    if (!visit(passage, textOf(table, passage))) return;
  }
}

/** Of the passages, those whose text answers. */
export function passagesWhose(
  table: PassageTable,
  passages: BitSet,
  answers: (text: string) => boolean,
): BitSet {
  const found = emptySet(table.size);
  visitTexts(table, membersOf(passages), (passage, text) => {
    if (answers(text)) addMember(found, passage);
    return true;
  });
  return found;
}

/** What the archive keeps of the cells of a table, as JSON; null where the passage is none. */
export function cellsOf(table: PassageTable, passage: number): string | null {
  const part = partOf(table, passage);
  return part.read.cells.get(passage - part.base)?.cells ?? null;
}

export function textOf(table: PassageTable, passage: number): string {
  const part = partOf(table, passage);
  return part.read.text.get(passage - part.base)!.text;
}
