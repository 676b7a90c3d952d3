import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openReadable, openWritable, type ReadableDatabase } from '../schema/sqlite.ts';
import { readEntry } from './journal-entry.ts';
import { lineAfter, NO_HASH, readHeader, type JournalLine } from './journal-line.ts';

/** What a file still holds of a notebook. */
export interface Salvage {
  readonly notebookId: string | null;
  readonly device: string | null;
  /** Bodies of entries, in the order of the file. */
  readonly bodies: readonly string[];
  readonly drafts: readonly Draft[];
}

export interface Draft {
  readonly key: string;
  readonly value: string;
  readonly at: string;
}

export function salvageLines(lines: readonly JournalLine[]): Salvage {
  const header = lines[0]?.seq === 0 ? readHeader(lines[0].body) : null;
  return {
    notebookId: header?.notebook ?? null,
    device: null,
    bodies: lines.filter((line) => line.seq > 0).map((line) => line.body),
    drafts: [],
  };
}

/**
 * Everything that can be read from a database file, however damaged, row by row. Works on a copy: opening a database
 * may change it. With `wal` the write-ahead log beside it is taken along.
 */
export function salvageDatabase(file: string, wal: boolean): Salvage {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-salvage-'));
  try {
    const copy = path.join(folder, 'copy.sqlite');
    fs.copyFileSync(file, copy);
    if (wal && fs.existsSync(`${file}-wal`)) fs.copyFileSync(`${file}-wal`, `${copy}-wal`);
    return readWhatCanBeRead(copy);
  } catch {
    return { notebookId: null, device: null, bodies: [], drafts: [] };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function readWhatCanBeRead(copy: string): Salvage {
  // A database in WAL mode is opened for writing, for its shared memory; the copy is ours.
  const database = fs.existsSync(`${copy}-wal`) ? openWritable(copy) : openCopy(copy);
  try {
    const info = new Map(
      attempt<{ key: string; value: string }[]>([], () =>
        database.prepare<[], { key: string; value: string }>('SELECT key, value FROM notebook_info').all(),
      ).map((row) => [row.key, row.value]),
    );
    return {
      notebookId: info.get('notebook') ?? null,
      device: info.get('device') ?? null,
      bodies: bodiesIn(database),
      drafts: attempt<Draft[]>([], () =>
        database.prepare<[], Draft>('SELECT draft_key AS key, value, at FROM drafts').all(),
      ),
    };
  } finally {
    database.close();
  }
}

function openCopy(copy: string): ReadableDatabase {
  try {
    return openReadable(copy);
  } catch {
    return openWritable(copy);
  }
}

/** Row by row: a broken page costs its own rows only. Where the end cannot be told, a long gap is taken for it. */
function bodiesIn(database: ReadableDatabase): string[] {
  const LONGEST_GAP = 5000;
  const read = database.prepare<[number], { prev: string; hash: string; body: string }>(
    'SELECT prev, hash, body FROM entries WHERE seq = ?',
  );
  const last = attempt<number | null>(null, () =>
    Number(database.prepare('SELECT max(seq) FROM entries').pluck().get()),
  );
  const bodies: string[] = [];
  let gap = 0;
  for (let seq = 1; last === null ? gap < LONGEST_GAP : seq <= last; seq++) {
    const row = attempt(undefined, () => read.get(seq));
    gap = row ? 0 : gap + 1;
    if (row && isSound(row, seq)) bodies.push(row.body);
  }
  return bodies;
}

function isSound(row: { prev: string; hash: string; body: string }, seq: number): boolean {
  return lineAfter(row.prev, seq, row.body).hash === row.hash;
}

function attempt<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/**
 * One sequence of entries from several sources, the first of which gives the order; what only the others hold follows
 * in the order of time. An entry is known by its action and part.
 */
export function unionOf(sources: readonly Salvage[]): string[] {
  const known = new Set<string>();
  const extra: { readonly at: string; readonly body: string }[] = [];
  const bodies: string[] = [];
  sources.forEach((source, index) => {
    for (const body of source.bodies) {
      const entry = readEntry(body);
      const key = entry && `${entry.action} ${entry.part}`;
      if (!entry || !key || known.has(key)) continue;
      known.add(key);
      if (index === 0) bodies.push(body);
      else extra.push({ at: entry.at, body });
    }
  });
  extra.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...bodies, ...extra.map((one) => one.body)];
}

/** Chains bodies anew behind a header. */
export function chain(header: string, bodies: readonly string[]): JournalLine[] {
  const lines = [lineAfter(NO_HASH, 0, header)];
  for (const body of bodies) lines.push(lineAfter(lines.at(-1)!.hash, lines.length, body));
  return lines;
}
