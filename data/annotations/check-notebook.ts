import fs from 'node:fs';
import type { NotebookCheck } from '../contract/annotation-model.ts';
import { openWritable, type WritableDatabase } from '../schema/sqlite.ts';
import { faultOf } from './health.ts';
import { lineAfter } from './journal-line.ts';
import { makeNotebook } from './make-notebook.ts';
import { linesOf } from './notebook-database.ts';
import { readJournal } from './read-journal.ts';

/** The full check: SQLite's own, the chain of the journal, journal against database, notes against their changes. */
export function checkNotebook(database: WritableDatabase, journal: string): NotebookCheck {
  const count = (query: string): number => Number(database.prepare(query).pluck().get());
  return {
    integrity: integrityOf(database),
    journal: journalFault(database, journal) ?? 'ok',
    contents: contentsFault(database) ?? 'ok',
    annotations: count("SELECT count(*) FROM entities WHERE kind = 'annotation' AND is_present = 1"),
    changes: count('SELECT count(*) FROM changes'),
  };
}

function integrityOf(database: WritableDatabase): string {
  const verdict = String(database.pragma('integrity_check(1)', { simple: true }));
  return verdict === 'ok' ? (faultOf(database) ?? 'ok') : verdict;
}

function journalFault(database: WritableDatabase, path: string): string | null {
  if (!fs.existsSync(path)) return 'the journal is missing';
  const contents = readJournal(path);
  if (!contents || contents.damaged > 0) return `${contents?.damaged ?? 0} damaged lines`;
  if (contents.soundLines !== contents.lines.length)
    return `the chain breaks after line ${contents.soundLines}`;
  let seq = 0;
  for (const line of linesOf(database)) {
    if (contents.lines[seq]?.hash !== line.hash) return `line ${seq} differs from the database`;
    seq++;
  }
  return seq === contents.lines.length ? null : `line ${seq} is not in the database`;
}

/** What follows from the entries. `revision` counts what happened on this machine, which a replay does not know. */
const DERIVED = [
  'SELECT change_id, seq, kind, entity_id, arrived_with, is_withdrawn, place FROM changes ORDER BY change_id',
  'SELECT action_id, seq, kind, label, at, state, undone_seq FROM actions ORDER BY action_id',
  `SELECT kind, entity_id, state, checksum, is_present, is_made, has_conflict FROM entities
   ORDER BY kind, entity_id`,
  'SELECT report_id, annotation_id FROM annotation_reports ORDER BY report_id, annotation_id',
  'SELECT annotation_id, units FROM note_words ORDER BY annotation_id',
];

/** Makes the notebook once more from its entries, in memory, and compares every row that anybody is shown. */
function contentsFault(database: WritableDatabase): string | null {
  const lines = [...linesOf(database)];
  const broken = lines.find(({ prev, seq, hash, body }) => lineAfter(prev, seq, body).hash !== hash);
  if (broken) return `entry ${broken.seq} has been altered`;
  const twin = openWritable(':memory:');
  try {
    makeNotebook(twin, { notebookId: '', device: '', lines, drafts: [] }, new Date());
    const differing = DERIVED.find((query) => rowsOf(database, query) !== rowsOf(twin, query));
    return differing === undefined
      ? null
      : `${/FROM (\w+)/.exec(differing)?.[1] ?? ''} do not follow from the entries`;
  } finally {
    twin.close();
  }
}

function rowsOf(database: WritableDatabase, query: string): string {
  return JSON.stringify(database.prepare(query).raw().all());
}
