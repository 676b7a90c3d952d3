import { codePointLength } from '../contract/code-points.ts';
import { encodePassageFacts, type PassageFacts } from './passage-facts.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase } from './sqlite.ts';

/** A passage of an edition, as its facts and its index are made from it. */
export interface PassageRow {
  readonly passage_key: number;
  readonly edition_key: number;
  readonly section_key: number;
  readonly is_current: 0 | 1;
  readonly kind: PassageFacts['kind'];
  readonly text: string;
  readonly has_figures: 0 | 1;
  readonly is_repaired: 0 | 1;
  readonly role: PassageFacts['role'];
  readonly topic: PassageFacts['topic'];
}

/** In reading order. */
export function passageRows(database: ReadableDatabase, editionKey: number): readonly PassageRow[] {
  return prepared<[number], PassageRow>(
    database,
    `SELECT passage_key, passages.edition_key, section_key, is_current, passages.kind, text, has_figures, is_repaired,
            role, topic
     FROM passages JOIN sections USING (section_key) JOIN editions ON editions.edition_key = passages.edition_key
     WHERE passages.edition_key = ? ORDER BY passages.ordinal`,
  ).all(editionKey);
}

/** The blob of passage_facts. */
export function factsOfRows(rows: readonly PassageRow[]): Buffer {
  return encodePassageFacts(rows.map(factsOf));
}

/** Stored facts of some editions as columns, and their blobs one behind the other in the same order. */
export interface StoredFacts {
  readonly editionKey: readonly number[];
  readonly firstKey: readonly number[];
  /** Bytes. */
  readonly length: readonly number[];
  readonly facts: Buffer;
}

/**
 * Calls `take` with the facts of all editions in the order of their keys, of some hundred at a time: four values cross into
 * JavaScript and not three for each edition, and the room that SQLite puts them together in is used again.
 */
export function readFacts(database: ReadableDatabase, take: (stored: StoredFacts) => void): void {
  const next = prepared<[string], Some>(
    database,
    `SELECT json_group_array(edition_key), json_group_array(first_key), json_group_array(length(facts)),
       CAST(group_concat(facts, '') AS BLOB), CAST(max(edition_key) AS TEXT)
     FROM (SELECT edition_key, first_key, facts FROM passage_facts WHERE edition_key > CAST(? AS INTEGER)
           ORDER BY edition_key LIMIT ${AT_ONCE})`,
  ).raw();
  // As text: a key from elsewhere may be greater than a number of JavaScript can say.
  let last: string | null = LEAST_KEY;
  while (last !== null) {
    const some: Some = next.get(last)!;
    const [keys, firsts, lengths, facts, greatest] = some;
    // Made by the statement above; without an edition there are no facts.
    const editionKey = JSON.parse(keys) as number[];
    const [firstKey, length] = [JSON.parse(firsts) as number[], JSON.parse(lengths) as number[]];
    take({ editionKey, firstKey, length, facts: facts ?? Buffer.alloc(0) });
    last = editionKey.length < AT_ONCE ? null : greatest;
  }
}

type Some = readonly [
  keys: string,
  firsts: string,
  lengths: string,
  facts: Buffer | null,
  greatest: string | null,
];

const LEAST_KEY = '-9223372036854775808';
/** Editions; their facts stay below the 128 kB that an allocator asks the system for each time. */
const AT_ONCE = 256;

/** Whether the stored facts of every edition are those that its passages give. */
export function areFactsSound(database: ReadableDatabase): boolean {
  const stored = database
    .prepare<[], EditionFactsRow>(
      `SELECT edition_key AS editionKey, first_key AS firstKey, facts FROM editions LEFT JOIN passage_facts USING (edition_key)`,
    )
    .all();
  return stored.every(({ editionKey, firstKey, facts }) => {
    const rows = passageRows(database, editionKey);
    return firstKey === (rows[0]?.passage_key ?? 0) && facts?.equals(factsOfRows(rows)) === true;
  });
}

interface EditionFactsRow {
  readonly editionKey: number;
  readonly firstKey: number | null;
  readonly facts: Buffer | null;
}

function factsOf(row: PassageRow, place: number, rows: readonly PassageRow[]): PassageFacts {
  return {
    role: row.role,
    topic: row.topic,
    kind: row.kind,
    startsSection: rows[place - 1]?.section_key !== row.section_key,
    hasFigures: row.has_figures === 1,
    isRepaired: row.is_repaired === 1,
    length: codePointLength(row.text),
  };
}
