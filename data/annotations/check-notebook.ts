import fs from 'node:fs';
import type { NotebookCheck } from '../contract/annotation-model.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { stateOf } from './entity-state.ts';
import { faultOf } from './health.ts';
import { changesOf, entitiesOf, linesOf } from './notebook-database.ts';
import { ENTITY_KINDS } from './change.ts';
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

function contentsFault(database: WritableDatabase): string | null {
  for (const kind of ENTITY_KINDS) {
    for (const entity of entitiesOf(database, kind)) {
      const state = JSON.stringify(stateOf(changesOf(database, kind, entity.id)));
      if (state !== JSON.stringify(entity.state))
        return `${kind} ${entity.id} does not follow from its changes`;
    }
  }
  return null;
}
