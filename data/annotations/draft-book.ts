import type { Draft } from '../contract/annotation-model.ts';
import { writeDraftCopy } from './draft-copy.ts';
import type { NotebookLog } from './notebook-log.ts';

/**
 * What is being typed, kept at every pause. Not in the journal: a draft is replaced many times before it is a note.
 * A copy lies beside the database.
 */
export class DraftBook {
  readonly #log: NotebookLog;
  readonly #copy: string;
  readonly #now: () => Date;

  constructor(log: NotebookLog, copy: string, now: () => Date) {
    this.#log = log;
    this.#copy = copy;
    this.#now = now;
  }

  /** Newest first. */
  list(): readonly Draft[] {
    return this.#log.database
      .prepare<[], Draft>('SELECT draft_key AS key, value, at FROM drafts ORDER BY at DESC, draft_key')
      .all();
  }

  /** An empty value removes the draft. */
  save(key: string, value: string): readonly Draft[] {
    this.#log.writeDirectly('drafts', () => {
      if (value === '') this.#log.database.prepare('DELETE FROM drafts WHERE draft_key = ?').run(key);
      else {
        this.#log.database
          .prepare('INSERT OR REPLACE INTO drafts (draft_key, value, at) VALUES (?, ?, ?)')
          .run(key, value, this.#now().toISOString());
      }
    });
    const drafts = this.list();
    writeDraftCopy(this.#copy, drafts);
    return drafts;
  }
}
