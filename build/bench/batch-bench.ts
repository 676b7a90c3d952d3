/** A batch edit of 1,000 records among 10,000, beside a plain SQL update of as many rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReportId } from '../../data/contract/model.ts';
import { openLibrary } from '../../data/open-library.ts';
import { openWritable } from '../../data/schema/sqlite.ts';
import { median } from './processor-time.ts';

/** Milliseconds, medians of one run, turn and turn about. */
export interface BatchFigures {
  /** One transaction, WAL, synchronous=FULL: as durable as the notebook's. */
  readonly update: number;
  readonly edit: number;
  readonly ratio: number;
  readonly undo: number;
  /** What the window asks for next: all records with the edit laid over them. */
  readonly listed: number;
}

const RECORDS = 1000;
const RUNS = 5;
const VALUES = ['永久', '30年'] as const;

export function benchBatch(archive: string): BatchFigures {
  const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-batch-'));
  const library = openLibrary({
    archives: [{ file: archive, role: 'shipped' }],
    holdingsFile: path.join(base, 'holdings.sqlite'),
    notebookFolder: base,
    version: '0.0.0',
  });
  try {
    const ids = library.archive['reports.list']({})
      .slice(0, RECORDS)
      .map(({ reportId }) => reportId);
    const update = plainUpdate(path.join(base, 'plain.sqlite'), ids);
    const rounds = Array.from({ length: RUNS }, (_, run) => {
      const value = VALUES[run % VALUES.length]!;
      return [
        timed(() => update.run(value)),
        timed(() =>
          library.archive['records.edit']({
            edits: ids.map((reportId) => ({
              ...{ reportId, addTags: [], removeTags: [] },
              fields: { retention: { is: value } },
            })),
          }),
        ),
        timed(() => library.archive['reports.list']({})),
      ] as const;
    });
    const undo = timed(() => library.archive['notebook.undo']({}));
    update.close();
    const [plain, edit, listed] = [0, 1, 2].map((at) => median(rounds.map((round) => round[at]!)));
    return { update: plain!, edit: edit!, ratio: edit! / plain!, undo, listed: listed! };
  } finally {
    library.close();
    rmSync(base, { recursive: true, force: true });
  }
}

function plainUpdate(
  file: string,
  ids: readonly ReportId[],
): { readonly run: (value: string) => void; readonly close: () => void } {
  const database = openWritable(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE records (report_id TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO records VALUES (?, ?)');
  database.transaction(() => ids.forEach((id) => insert.run(id, '{}')))();
  const update = database.prepare('UPDATE records SET fields = ? WHERE report_id = ?');
  const all = database.transaction((value: string) =>
    ids.forEach((id) => update.run(JSON.stringify({ retention: value }), id)),
  );
  return { run: (value) => all(value), close: () => database.close() };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
