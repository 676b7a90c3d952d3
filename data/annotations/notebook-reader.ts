import type { EntryKind, NotebookEntry, NotedWords, UsedWords } from '../contract/annotation-model.ts';
import type { Correction, PassageId, ReportId } from '../contract/model.ts';
import { NO_CHANGES, type RecordChanges } from '../contract/record-model.ts';
import { NO_EDITS, type RecordEdits } from '../schema/record-overlay.ts';
import { openReadable, type WritableDatabase } from '../schema/sqlite.ts';
import { AnnotationBook } from './annotation-book.ts';
import { AroundSearch } from './around-search.ts';
import { CollectionBook } from './collection-book.ts';
import { EntryBook } from './entry-book.ts';
import { NO_JOURNAL } from './journal-file.ts';
import { hasContents, isWritable, notebookFiles, type NotebookFiles } from './notebook-files.ts';
import { NotebookLog } from './notebook-log.ts';
import { NOTEBOOK_APPLICATION_ID, NOTEBOOK_MIGRATIONS } from './notebook-tables.ts';
import { openForReading } from './open-files.ts';
import { RecordBook, withCollections } from './record-book.ts';
import { TargetPlacing, type PlacingTexts } from './target-placing.ts';

/**
 * The notebook as its file has it, for a thread that only reads: another one writes (SQLite's WAL lets both). It is
 * open only while something is read, so that whoever writes can move its file; what was read is kept until `forget`.
 */
export class NotebookReader {
  readonly #files: NotebookFiles;
  readonly #texts: PlacingTexts;
  readonly #placing: TargetPlacing;
  #around: Around | null = null;
  readonly #entries = new Map<EntryKind, readonly NotebookEntry[]>();
  #edits: RecordEdits | null = null;

  constructor(folder: string, texts: PlacingTexts) {
    this.#files = notebookFiles(folder);
    this.#texts = texts;
    this.#placing = new TargetPlacing(texts);
  }

  annotatedPassages(): ReadonlySet<PassageId> {
    return this.#read().passages;
  }

  notedWords(): readonly NotedWords[] {
    return this.#read().noted();
  }

  tags(): readonly string[] {
    return this.#read().words.tags;
  }

  corrections(): readonly Correction[] {
    return this.#read().corrections;
  }

  entries(kind: EntryKind): readonly NotebookEntry[] {
    const known = this.#entries.get(kind);
    if (known) return known;
    const read = this.#opened((log) => new EntryBook(log, nobody, now).list(kind));
    if (read) this.#entries.set(kind, read);
    return read ?? [];
  }

  recordEdits(): RecordEdits {
    this.#edits ??= this.#opened((log) =>
      withCollections(
        new RecordBook(log, nobody, this.#texts).edits(),
        new CollectionBook(log, nobody, now, this.#texts).membership(),
      ),
    );
    return this.#edits ?? NO_EDITS;
  }

  recordChanges(reportIds: readonly ReportId[]): RecordChanges {
    return (
      this.#opened((log) => new RecordBook(log, nobody, this.#texts).changesOf(...reportIds)) ?? NO_CHANGES
    );
  }

  forget(): void {
    this.#around = null;
    this.#edits = null;
    this.#entries.clear();
  }

  #read(): Around {
    this.#around ??= this.#opened((log) => {
      const around = new AroundSearch(log, new AnnotationBook(log, this.#placing, nobody, now));
      return {
        passages: around.annotatedPassages(),
        noted: around.noted(),
        words: around.usedWords(),
        corrections: around.corrections(),
      };
    });
    return this.#around ?? NOTHING;
  }

  /** Null where there is no notebook that can be read now: it is asked again next time. */
  #opened<Value>(read: (log: NotebookLog) => Value): Value | null {
    const database = this.#open();
    if (!database) return null;
    try {
      return read(new NotebookLog(database, NO_JOURNAL, '', now));
    } finally {
      database.close();
    }
  }

  #open(): WritableDatabase | null {
    if (!hasContents(this.#files.database)) return null;
    // A medium that cannot be written to: SQLite needs a file beside the database, so it is read into memory.
    if (!isWritable(this.#files.folder)) return openForReading(this.#files, now()).database;
    let database;
    try {
      database = openReadable(this.#files.database);
      // Nothing that writes is called on it; SQLite would refuse, and so does NO_JOURNAL.
      if (isOurs(database)) return database as unknown as WritableDatabase;
      database.close();
    } catch {
      database?.close();
    }
    return null;
  }
}

interface Around {
  readonly passages: ReadonlySet<PassageId>;
  readonly noted: () => readonly NotedWords[];
  readonly words: UsedWords;
  readonly corrections: readonly Correction[];
}

const NO_NOTES: readonly NotedWords[] = [];
const NOTHING: Around = {
  passages: new Set(),
  noted: () => NO_NOTES,
  words: { tags: [], people: [] },
  corrections: [],
};

function isOurs(database: ReturnType<typeof openReadable>): boolean {
  return (
    Number(database.pragma('application_id', { simple: true })) === NOTEBOOK_APPLICATION_ID &&
    Number(database.pragma('user_version', { simple: true })) === NOTEBOOK_MIGRATIONS.length
  );
}

/** Nothing is signed or dated by who only reads. */
function nobody(): string {
  return '';
}

function now(): Date {
  return new Date();
}
