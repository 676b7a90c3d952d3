import type { WritableDatabase } from '../schema/sqlite.ts';
import { migrate } from '../schema/migrate.ts';
import { applyEntries } from './apply-entries.ts';
import { newDevice } from './hybrid-clock.ts';
import { readLines } from './journal-entry.ts';
import type { JournalLine } from './journal-line.ts';
import { writeLine } from './journal-line.ts';
import { setInfo } from './notebook-database.ts';
import { NOTEBOOK_MIGRATIONS } from './notebook-tables.ts';
import { STATE_RULES } from './states-anew.ts';
import type { Draft } from './salvage.ts';

export interface NotebookContents {
  readonly notebookId: string;
  readonly device: string | null;
  /** The header first. */
  readonly lines: readonly JournalLine[];
  readonly drafts: readonly Draft[];
}

/** Fills a fresh database: of a new notebook, or of one that is made again from its journal. */
export function makeNotebook(database: WritableDatabase, contents: NotebookContents, now: Date): void {
  migrate(database, NOTEBOOK_MIGRATIONS, 'notebook_from_future');
  database
    .transaction(() => {
      const [header, ...entries] = contents.lines;
      if (!header) throw new Error('a journal begins with its header');
      setInfo(database, 'notebook', contents.notebookId);
      setInfo(database, 'device', contents.device ?? newDevice());
      database
        .prepare("INSERT INTO entries (seq, prev, hash, action_id, body) VALUES (0, ?, ?, '', ?)")
        .run(header.prev, header.hash, header.body);
      applyEntries(database, readLines(entries), now.getTime());
      setInfo(database, 'state_rules', STATE_RULES);
      setInfo(database, 'journal_bytes', String(bytesOf(contents.lines)));
      const keep = database.prepare(
        'INSERT OR REPLACE INTO drafts (draft_key, value, at) VALUES (@key, @value, @at)',
      );
      for (const draft of contents.drafts) keep.run(draft);
    })
    .immediate();
}

export function bytesOf(lines: readonly JournalLine[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(writeLine(line)), 0);
}
