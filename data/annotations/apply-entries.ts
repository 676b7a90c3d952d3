import { searchForm } from '../text/search-form.ts';
import { indexGrams, phraseExpression } from '../text/search-grams.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import type { Change, Entry, EntityKind } from './change.ts';
import { stateOf, type EntityState } from './entity-state.ts';
import { follow, readingOf } from './hybrid-clock.ts';
import { readEntry, type JournalLine } from './journal-line.ts';
import { changesOf, clockOf, setInfo } from './notebook-database.ts';

/**
 * Brings lines of the journal, whole actions only, into the database. The same function serves a person's action,
 * the replay after a crash and the rebuilding of a lost database, so that these cannot differ. The caller owns the
 * transaction.
 */
export function applyEntries(database: WritableDatabase, lines: readonly JournalLine[], now: number): void {
  const touched = new Map<string, readonly [EntityKind, string]>();
  const touch = (kind: EntityKind, id: string): void => void touched.set(`${kind} ${id}`, [kind, id]);
  let clock = clockOf(database);
  for (const line of lines) {
    const entry = readEntry(line.body);
    if (!entry) continue;
    storeEntry(database, line, entry);
    if (entry.part === 0) storeAction(database, line.seq, entry);
    if (entry.change) {
      storeChange(database, line.seq, entry, entry.change);
      touch(entry.change.kind, entry.change.entity);
      clock = follow(clock, readingOf(entry.change.id), now);
    } else {
      for (const [kind, id] of setWithdrawn(database, entry)) touch(kind, id);
    }
  }
  for (const [kind, id] of touched.values()) storeEntity(database, kind, id);
  setInfo(database, 'clock', `${clock.ms} ${clock.counter}`);
}

function storeEntry(database: WritableDatabase, line: JournalLine, entry: Entry): void {
  database
    .prepare('INSERT INTO entries (seq, hash, action_id, of_action, body) VALUES (?, ?, ?, ?, ?)')
    .run(line.seq, line.hash, entry.action, entry.of, line.body);
}

/** What is done anew puts an end to redo; undo and redo move an action between done and undone. */
function storeAction(database: WritableDatabase, seq: number, entry: Entry): void {
  if (!entry.undoable) return;
  switch (entry.actionKind) {
    case 'do':
    case 'merge':
      database.prepare("UPDATE actions SET state = 'gone' WHERE state = 'undone'").run();
      database
        .prepare("INSERT INTO actions (action_id, seq, kind, label, at, state) VALUES (?, ?, ?, ?, ?, 'done')")
        .run(entry.action, seq, entry.actionKind, entry.label, entry.at);
      return;
    case 'undo':
      database.prepare("UPDATE actions SET state = 'undone', undone_seq = ? WHERE action_id = ?").run(seq, entry.of);
      return;
    case 'redo':
      database.prepare("UPDATE actions SET state = 'done', undone_seq = NULL WHERE action_id = ?").run(entry.of);
  }
}

/** A change that is here already, taken back with an earlier merge, counts again. */
function storeChange(database: WritableDatabase, seq: number, entry: Entry, change: Change): void {
  database
    .prepare(
      `INSERT INTO changes (change_id, seq, kind, entity_id, arrived_with) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (change_id) DO UPDATE SET is_withdrawn = 0, arrived_with = excluded.arrived_with`,
    )
    .run(change.id, seq, change.kind, change.entity, entry.action);
}

function setWithdrawn(database: WritableDatabase, entry: Entry): [EntityKind, string][] {
  return database
    .prepare<[number, string | null], [EntityKind, string]>(
      'UPDATE changes SET is_withdrawn = ? WHERE arrived_with = ? RETURNING kind, entity_id',
    )
    .raw()
    .all(entry.actionKind === 'undo' ? 1 : 0, entry.of);
}

function storeEntity(database: WritableDatabase, kind: EntityKind, id: string): void {
  const state = stateOf(changesOf(database, kind, id));
  const made = state.fields['created'] !== undefined;
  const present = made && state.fields['deleted'] !== true;
  database
    .prepare(
      `INSERT INTO entities (kind, entity_id, state, is_present, is_made, has_conflict, revision)
       VALUES (@kind, @id, @state, @present, @made, @conflict, 1)
       ON CONFLICT (kind, entity_id) DO UPDATE SET state = excluded.state, is_present = excluded.is_present,
         is_made = excluded.is_made, has_conflict = excluded.has_conflict, revision = revision + 1`,
    )
    .run({
      kind,
      id,
      state: JSON.stringify(state),
      present: present ? 1 : 0,
      made: made ? 1 : 0,
      conflict: made && Object.keys(state.conflicts).length > 0 ? 1 : 0,
    });
  if (kind === 'annotation') indexAnnotation(database, id, made ? state : null);
}

/** Which reports it stands in, and the words of its body, tags and replacement. */
function indexAnnotation(database: WritableDatabase, id: string, state: EntityState | null): void {
  database.prepare('DELETE FROM annotation_reports WHERE annotation_id = ?').run(id);
  const old = database
    .prepare<[string], { note_key: number }>('DELETE FROM note_texts WHERE annotation_id = ? RETURNING note_key')
    .get(id);
  if (old) database.prepare('DELETE FROM note_index WHERE rowid = ?').run(old.note_key);
  if (!state) return;
  const insertReport = database.prepare('INSERT INTO annotation_reports (report_id, annotation_id) VALUES (?, ?)');
  for (const reportId of reportsIn(state)) insertReport.run(reportId, id);
  const text = wordsOf(state);
  const { lastInsertRowid } = database
    .prepare('INSERT INTO note_texts (annotation_id, text) VALUES (?, ?)')
    .run(id, text);
  database.prepare('INSERT INTO note_index (rowid, grams) VALUES (?, ?)').run(lastInsertRowid, indexGrams(text));
}

function reportsIn(state: EntityState): ReadonlySet<string> {
  const targets = state.fields['targets'];
  const ids = new Set<string>();
  if (!Array.isArray(targets)) return ids;
  for (const target of targets) {
    const reportId: unknown = target !== null && typeof target === 'object' && 'reportId' in target && target.reportId;
    if (typeof reportId === 'string') ids.add(reportId);
  }
  return ids;
}

function wordsOf(state: EntityState): string {
  const tags = Object.keys(state.fields).filter((field) => field.startsWith('tag:') && state.fields[field] === true);
  const quotes = Array.isArray(state.fields['targets'])
    ? state.fields['targets'].map((target: unknown) =>
        target !== null && typeof target === 'object' && 'quote' in target ? String(target.quote) : '',
      )
    : [];
  return [state.fields['body'], state.fields['replacement'], ...tags.map((tag) => tag.slice(4)), ...quotes]
    .filter((part) => typeof part === 'string')
    .join('\n');
}

/** Ids of the annotations whose words hold the text as a reader would compare it; null for a text without words. */
export function annotationsWithWords(database: WritableDatabase, text: string): ReadonlySet<string> | null {
  const wanted = searchForm(text).units;
  if (wanted === '') return null;
  const grams = phraseExpression(wanted) ?? '""';
  const rows = database
    .prepare<[string], { id: string; text: string }>(
      `SELECT annotation_id AS id, text FROM note_texts
       WHERE note_key IN (SELECT rowid FROM note_index WHERE note_index MATCH ?)`,
    )
    .all(grams);
  return new Set(rows.filter((row) => searchForm(row.text).units.includes(wanted)).map((row) => row.id));
}
