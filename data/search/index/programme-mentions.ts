import { hasMember, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';

/** Which programmes a passage names. */
export interface ProgrammeMentions {
  readonly names: readonly string[];
  namesOf(passage: number): readonly string[];
  /** Per name (by its place in `names`) the passages of the set that name it. */
  countIn(set: BitSet): Uint32Array;
}

export function loadProgrammeMentions(table: PassageTable): ProgrammeMentions {
  const places = new Map<string, number>();
  const passages: number[] = [];
  const named: number[] = [];
  const byPassage = new Map<number, string[]>();
  for (const part of table.parts) {
    const rows = part.archive.database
      .prepare<[], { passage_key: number; name: string }>(
        "SELECT DISTINCT passage_key, name FROM mentions WHERE kind = 'programme' ORDER BY passage_key, name",
      )
      .all();
    for (const row of rows) {
      const passage = part.base + row.passage_key;
      if (!hasMember(table.active, passage)) continue;
      if (!places.has(row.name)) places.set(row.name, places.size);
      passages.push(passage);
      named.push(places.get(row.name)!);
      const names = byPassage.get(passage);
      if (names) names.push(row.name);
      else byPassage.set(passage, [row.name]);
    }
  }
  const pairs = { passages: Uint32Array.from(passages), named: Uint32Array.from(named) };
  return {
    names: [...places.keys()],
    namesOf: (passage) => byPassage.get(passage) ?? [],
    countIn(set) {
      const counts = new Uint32Array(places.size);
      for (let i = 0; i < pairs.named.length; i++) {
        if (hasMember(set, pairs.passages[i]!)) counts[pairs.named[i]!]!++;
      }
      return counts;
    },
  };
}
