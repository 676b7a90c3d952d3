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

/** The facts of an edition lie in `facts` from `start` on, so many bytes. */
export type VisitFacts = (
  editionKey: number,
  firstKey: number,
  facts: Buffer,
  start: number,
  length: number,
) => void;

/** All stored facts, edition after edition: two values cross into JavaScript and not three for each edition. */
export function eachFacts(database: ReadableDatabase, visit: VisitFacts): void {
  const row = database
    .prepare<[], AllFacts>(
      `SELECT json_group_array(json_array(edition_key, first_key, length(facts))) AS places,
         CAST(group_concat(facts, '') AS BLOB) AS facts
       FROM (SELECT edition_key, first_key, facts FROM passage_facts ORDER BY edition_key)`,
    )
    .get()!;
  // Made by the line above, of three integers a row.
  const places = JSON.parse(row.places) as readonly (readonly [number, number, number])[];
  let start = 0;
  for (const [editionKey, firstKey, length] of places) {
    visit(editionKey, firstKey, row.facts!, start, length);
    start += length;
  }
}

interface AllFacts {
  readonly places: string;
  /** Null where there is no edition. */
  readonly facts: Buffer | null;
}

/** Whether the stored facts of every edition are those that its passages give. */
export function areFactsSound(database: ReadableDatabase): boolean {
  const stored = database
    .prepare<[], StoredFacts>(
      `SELECT edition_key AS editionKey, first_key AS firstKey, facts FROM editions LEFT JOIN passage_facts USING (edition_key)`,
    )
    .all();
  return stored.every(({ editionKey, firstKey, facts }) => {
    const rows = passageRows(database, editionKey);
    return firstKey === (rows[0]?.passage_key ?? 0) && facts?.equals(factsOfRows(rows)) === true;
  });
}

interface StoredFacts {
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
