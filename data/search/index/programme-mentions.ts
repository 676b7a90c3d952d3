import type { MentionsAsColumns } from '../../schema/archive-columns.ts';
import { prepared } from '../../schema/prepared.ts';
import { storedColumns } from '../../schema/stored-columns.ts';
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
      return Uint32Array.from(names, (name) => membersIn(set, byName.get(name)!));
    },
  };
}

function membersIn(set: BitSet, passages: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < passages.length; i++) if (hasMember(set, passages[i]!)) count++;
  return count;
}

interface NamedRow {
  readonly name: string;
  /** JSON array, of a passage as often as it names it. */
  readonly keys: string;
}

/** The active passages in rising order, each once for each name. */
function passagesByName(table: PassageTable): ReadonlyMap<string, Uint32Array> {
  const found = new Map<string, Uint32Array>();
  for (const { archive, base } of table.parts) {
    const stored = storedColumns(archive.database)?.mentions();
    if (stored) {
      takeStored(stored, base, table, found);
      continue;
    }
    const rows = prepared<[], NamedRow>(
      archive.database,
      `SELECT name, json_group_array(passage_key) AS keys FROM mentions WHERE kind = 'programme'
       GROUP BY name ORDER BY name`,
    );
    for (const { name, keys } of rows.all()) {
      // Made by the query, of integers.
      const passages = activeOnce(JSON.parse(keys) as readonly number[], base, table.active);
      if (passages.length > 0) found.set(name, joined(found.get(name), passages));
    }
  }
  return found;
}

function takeStored(
  { names, counts, keys }: MentionsAsColumns,
  base: number,
  { active, isWhole }: PassageTable,
  found: Map<string, Uint32Array>,
): void {
  let from = 0;
  names.forEach((name, i) => {
    const own = keys.subarray(from, (from += counts[i]!));
    const passages = isWhole && base === 0 ? own : activeOnce(own, base, active);
    if (passages.length > 0) found.set(name, joined(found.get(name), passages));
  });
}

function activeOnce(keys: ArrayLike<number>, base: number, active: BitSet): Uint32Array {
  const passages = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) passages[i] = base + keys[i]!;
  passages.sort();
  let count = 0;
  let before = -1;
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!;
    if (passage !== before && hasMember(active, passage)) passages[count++] = passage;
    before = passage;
  }
  return passages.subarray(0, count);
}

/** Passages of a later archive are greater. */
function joined(before: Uint32Array | undefined, passages: Uint32Array): Uint32Array {
  if (before === undefined) return passages;
  const both = new Uint32Array(before.length + passages.length);
  both.set(before);
  both.set(passages, before.length);
  return both;
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
