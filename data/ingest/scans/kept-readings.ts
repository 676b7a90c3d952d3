import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { RecordCorrections } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import { SCAN_ORDERS } from '../../contract/scan-model.ts';
import { WHOLE, type ReadPage } from './read-scan.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const part = v.pipe(count, v.maxValue(WHOLE));
const line = v.strictObject({
  text: v.string(),
  x: part,
  y: part,
  w: part,
  h: part,
  // Readings that were begun before these were kept have none.
  drift: v.optional(v.pipe(v.number(), v.integer()), 0),
  knots: v.optional(v.array(v.tuple([count, part])), []),
  isIndented: v.boolean(),
  unsure: v.array(v.strictObject({ at: count, sureness: v.number(), second: v.nullable(v.string()) })),
});
const page = v.strictObject({ width: count, height: count, turns: count, lines: v.array(line) });
const kept = v.strictObject({
  version: v.literal(1),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  name: v.string(),
  order: v.picklist(SCAN_ORDERS),
  /** Numbers of the pages that are pictures. */
  pages: v.array(count),
  /** The report that was made of it; null where it became the text of one that was catalogued. */
  made: v.nullable(v.string()),
  given: v.record(v.string(), v.union([v.string(), v.number()])),
  read: v.array(v.tuple([count, page])),
});

/** How far a scan has been read, and what was read. Goes when all of it is in the holdings. */
export interface KeptReading {
  readonly sha256: string;
  readonly name: string;
  readonly order: (typeof SCAN_ORDERS)[number];
  readonly pages: readonly number[];
  readonly made: ReportId | null;
  readonly given: RecordCorrections;
  readonly read: ReadonlyMap<number, ReadPage>;
}

/**
 * Readings of scans that are not finished, a file each beside the holdings. What a page says can be read again from the
 * kept source: a file that is lost or broken costs time and nothing else.
 */
export class KeptReadings {
  readonly #folder: string;

  constructor(holdingsFile: string) {
    this.#folder = path.join(path.dirname(holdingsFile), 'scans');
  }

  /** Where no file is: another program has put all of it into the holdings, or given it up. */
  read(sha256: string): KeptReading | null {
    return readKept(this.#fileOf(sha256));
  }

  list(): KeptReading[] {
    return namesIn(this.#folder)
      .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
      .flatMap((name) => readKept(path.join(this.#folder, name)) ?? []);
  }

  /** It appears under its name when it is whole. */
  put({ read, ...reading }: KeptReading): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = this.#fileOf(reading.sha256);
    const text = JSON.stringify({ version: 1, ...reading, read: [...read] });
    writeFileSync(`${file}.unfinished`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.unfinished`, file);
  }

  remove(sha256: string): void {
    rmSync(this.#fileOf(sha256), { force: true });
  }

  #fileOf(sha256: string): string {
    return path.join(this.#folder, `${sha256}.json`);
  }
}

function readKept(file: string): KeptReading | null {
  try {
    const { version: _version, read, ...reading } = v.parse(kept, JSON.parse(readFileSync(file, 'utf8')));
    // The schema has the form of all; ids and corrections were written from these very types.
    return { ...reading, read: new Map(read) } as KeptReading;
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
