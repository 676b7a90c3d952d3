import { prepared } from '../../schema/prepared.ts';
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
  const byName = passagesByName(table);
  const names = [...byName.keys()];
  let byPassage: ReadonlyMap<number, readonly string[]> | undefined;
  return {
    names,
    // Only a filter asks so.
    namesOf: (passage) => (byPassage ??= namesByPassage(byName)).get(passage) ?? [],
    countIn(set) {
      const counts = new Uint32Array(names.length);
      names.forEach((name, place) => {
        const passages = byName.get(name)!;
        for (let i = 0; i < passages.length; i++) if (hasMember(set, passages[i]!)) counts[place]!++;
      });
      return counts;
    },
  };
}

interface NamedRow {
  readonly name: string;
  /** JSON array, of a passage as often as it names it. */
  readonly keys: string;
}

/** The active passages, each once for each name. */
function passagesByName(table: PassageTable): ReadonlyMap<string, Uint32Array> {
  const found = new Map<string, number[]>();
  for (const { archive, base } of table.parts) {
    const rows = prepared<[], NamedRow>(
      archive.database,
      `SELECT name, json_group_array(passage_key) AS keys FROM mentions WHERE kind = 'programme'
       GROUP BY name ORDER BY name`,
    );
    for (const { name, keys } of rows.all()) {
      const passages = found.get(name) ?? [];
      // Made by the query, of integers.
      for (const key of JSON.parse(keys) as readonly number[])
        if (hasMember(table.active, base + key)) passages.push(base + key);
      if (passages.length > 0) found.set(name, passages);
    }
  }
  return new Map(Array.from(found, ([name, passages]) => [name, onceEach(passages)]));
}

function onceEach(passages: readonly number[]): Uint32Array {
  return Uint32Array.from(passages)
    .sort()
    .filter((passage, i, sorted) => passage !== sorted[i - 1]);
}

function namesByPassage(byName: ReadonlyMap<string, Uint32Array>): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const [name, passages] of byName) {
    for (const passage of passages) {
      const known = names.get(passage);
      if (known) known.push(name);
      else names.set(passage, [name]);
    }
  }
  return names;
}
