/** A batch edit of 1,000 records among 10,000, and its undo, beside a plain SQL update of as many rows and columns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReportId } from '../../data/contract/model.ts';
import { openLibrary } from '../../data/open-library.ts';
import { openReadable, openWritable } from '../../data/schema/sqlite.ts';
import { processorTime } from './processor-time.ts';

/**
 * Milliseconds, the least of some rounds of one run, turn and turn about, for what others do on the machine only adds: of
 * processor time, and by the clock, which has waiting for the disk in it.
 */
interface Figures {
  readonly processor: number;
  readonly clock: number;
}

export interface BatchFigures {
  /**
   * `UPDATE reports SET region = ?, level = ? WHERE report_id = ?`, a statement prepared once and run for each record, in one
   * transaction with WAL and synchronous=FULL, as the notebook's. The table is a copy of the archive's own, all rows and
   * columns of it, so that what a record weighs is in both.
   */
  readonly update: Figures;
  /** The same two columns in a table that has nothing else. */
  readonly updateOfNothingElse: Figures;
  /** `records.edit` of the same two fields: in force, in the journal and in the database, with who, when and what before. */
  readonly edit: Figures;
  readonly undo: Figures;
  /** What the window asks for next: all records with the edit laid over them. */
  readonly listed: Figures;
  /** `edit` and `undo` as multiples of `update`. */
  readonly ratios: { readonly edit: Figures; readonly undo: Figures };
}

const RECORDS = 1000;
const ROUNDS = 10;

export function benchBatch(archive: string): BatchFigures {
  const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-batch-'));
  const library = openLibrary({
    archives: [{ file: archive, role: 'shipped' }],
    holdingsFile: path.join(base, 'holdings.sqlite'),
    notebookFolder: base,
    version: '0.0.0',
  });
  const ids = library.archive['reports.list']({})
    .slice(0, RECORDS)
    .map(({ reportId }) => reportId);
  const real = plainUpdate(path.join(base, 'real.sqlite'), ids, (file) => copyOfReports(archive, file));
  const lean = plainUpdate(path.join(base, 'lean.sqlite'), ids, (file) => twoColumns(file, ids));
  try {
    const rounds = Array.from({ length: ROUNDS }, (_, run) => {
      const [region, level] = [`某省第${run % 7}县`, run % 2 === 0 ? 'county' : 'city'] as const;
      const fields = { region: { is: region }, level: { is: level } };
      const edits = ids.map((reportId) => ({ reportId, fields, addTags: [], removeTags: [] }));
      return {
        update: timed(() => real.run(region, level)),
        updateOfNothingElse: timed(() => lean.run(region, level)),
        edit: timed(() => library.archive['records.edit']({ edits })),
        undo: timed(() => library.archive['notebook.undo']({})),
        listed: timed(() => library.archive['reports.list']({})),
      };
    }).slice(1); // the first warms up
    const least = (of: keyof (typeof rounds)[number]): Figures => ({
      processor: Math.min(...rounds.map((round) => round[of].processor)),
      clock: Math.min(...rounds.map((round) => round[of].clock)),
    });
    const [update, edit, undo] = [least('update'), least('edit'), least('undo')];
    return {
      update,
      updateOfNothingElse: least('updateOfNothingElse'),
      ...{ edit, undo, listed: least('listed') },
      ratios: { edit: multiple(edit, update), undo: multiple(undo, update) },
    };
  } finally {
    for (const one of [real, lean, library]) one.close();
    rmSync(base, { recursive: true, force: true });
  }
}

function multiple(figures: Figures, of: Figures): Figures {
  return { processor: figures.processor / of.processor, clock: figures.clock / of.clock };
}

type Plain = { readonly run: (region: string, level: string) => void; readonly close: () => void };

function plainUpdate(file: string, ids: readonly ReportId[], fill: (file: string) => void): Plain {
  fill(file);
  const database = openWritable(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const update = database.prepare('UPDATE reports SET region = ?, level = ? WHERE report_id = ?');
  const all = database.transaction((region: string, level: string) =>
    ids.forEach((id) => update.run(region, level, id)),
  );
  return { run: (region, level) => all.immediate(region, level), close: () => database.close() };
}

function copyOfReports(archive: string, file: string): void {
  const source = openReadable(archive);
  const copy = openWritable(file);
  copy.exec(String(source.prepare("SELECT sql FROM sqlite_master WHERE name = 'reports'").pluck().get()));
  const rows = source.prepare<[], readonly unknown[]>('SELECT * FROM reports').raw().all();
  const insert = copy.prepare(`INSERT INTO reports VALUES (${rows[0]!.map(() => '?').join(', ')})`);
  copy.transaction(() => rows.forEach((row) => insert.run(...row)))();
  copy.close();
  source.close();
}

function twoColumns(file: string, ids: readonly ReportId[]): void {
  const database = openWritable(file);
  database.exec('CREATE TABLE reports (report_id TEXT PRIMARY KEY, region TEXT, level TEXT) STRICT');
  const insert = database.prepare('INSERT INTO reports (report_id) VALUES (?)');
  database.transaction(() => ids.forEach((id) => insert.run(id)))();
  database.close();
}

function timed(work: () => unknown): Figures {
  const start = performance.now();
  const processor = processorTime(work);
  return { processor, clock: performance.now() - start };
}
