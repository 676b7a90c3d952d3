import type {
  Annotation,
  AnnotationId,
  ExportedFile,
  ImportedAnnotations,
  NotebookCheck,
  NotebookIdentity,
} from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { ReportId } from '../contract/model.ts';
import type { Problem } from '../contract/library-model.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import { formatNamed, type FormatOf } from '../plain/export-formats.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import type { RecordEdits } from '../schema/record-overlay.ts';
import { AnnotationBook } from './annotation-book.ts';
import { AroundSearch } from './around-search.ts';
import { BackupBook } from './backup-book.ts';
import { checkNotebook } from './check-notebook.ts';
import { notesDocx } from './notes-document.ts';
import { notesCsv, notesXlsx } from './table-export.ts';
import { ClippingBook } from './clipping-book.ts';
import { CollectionBook } from './collection-book.ts';
import { DraftBook } from './draft-book.ts';
import { EntryBook } from './entry-book.ts';
import type { NameOf } from './export-words.ts';
import { jsonLdOf } from './jsonld-export.ts';
import { readNotes, withOtherVersions } from './jsonld-import.ts';
import { placeForeign } from './place-foreign.ts';
import { markdownOf } from './markdown-export.ts';
import { Merging } from './merging.ts';
import { entityOf } from './notebook-database.ts';
import type { NotebookFiles } from './notebook-files.ts';
import type { NotebookLog } from './notebook-log.ts';
import { RecordBook, withCollections } from './record-book.ts';
import { repliesWith } from './reply-circles.ts';
import { PreferenceBook } from './preference-book.ts';
import type { Preferences } from './preference-file.ts';
import { TargetPlacing } from './target-placing.ts';
import { UndoStack } from './undo-stack.ts';

export interface NotebookParts {
  readonly log: NotebookLog;
  readonly files: NotebookFiles;
  readonly texts: EditionTexts;
  readonly now: () => Date;
  readonly author: string;
  readonly problems: readonly Problem[];
  /** Of an old notebook that could not be written to. */
  readonly preferences?: Preferences | undefined;
  readonly close: () => void;
}

/** An open notebook: its books, and what concerns all of them. */
export class Notebook {
  readonly annotations: AnnotationBook;
  readonly preferences: PreferenceBook;
  readonly entries: EntryBook;
  readonly records: RecordBook;
  readonly clippings: ClippingBook;
  readonly collections: CollectionBook;
  readonly drafts: DraftBook;
  readonly backups: BackupBook;
  readonly undoStack: UndoStack;
  readonly merging: Merging;
  readonly aroundSearch: AroundSearch;
  /** What happened while opening that the person should know. */
  readonly problems: readonly Problem[];
  readonly #parts: NotebookParts;

  constructor(parts: NotebookParts) {
    const { log, now } = parts;
    this.#parts = parts;
    this.problems = parts.problems;
    this.preferences = new PreferenceBook(log, parts.files.preferences, now, parts.preferences);
    const author = (): string => this.preferences.author(parts.author);
    const placing = new TargetPlacing(parts.texts);
    this.annotations = new AnnotationBook(log, placing, author, now);
    this.aroundSearch = new AroundSearch(log, this.annotations);
    this.entries = new EntryBook(log, author, now);
    this.records = new RecordBook(log, author, parts.texts);
    this.clippings = new ClippingBook(log, { placing, texts: parts.texts, author, now });
    this.collections = new CollectionBook(log, author, now, parts.texts);
    this.drafts = new DraftBook(log, parts.files.draftCopy, now);
    this.backups = new BackupBook(log, this.annotations, parts.files.backups, author, now);
    this.undoStack = new UndoStack(log, author);
    this.merging = new Merging(log, {
      placing,
      documents: (reportId) => parts.texts.documentOf(reportId),
      beforeMerge: () => void this.backups.write('merge'),
    });
  }

  /** Annotations that are not in the trash. */
  count(): number {
    const query = "SELECT count(*) FROM entities WHERE kind = 'annotation' AND is_present = 1";
    return Number(this.#parts.log.database.prepare(query).pluck().get());
  }

  /** What people say of records, collections included. */
  recordEdits(): RecordEdits {
    return withCollections(this.records.edits(), this.collections.membership());
  }

  identity(): NotebookIdentity {
    return { author: this.preferences.author(this.#parts.author), device: this.#parts.log.device };
  }

  renewDevice(): NotebookIdentity {
    this.#parts.log.renewDevice();
    return this.identity();
  }

  check(): NotebookCheck {
    return checkNotebook(this.#parts.log.database, this.#parts.files.journal);
  }

  exportJsonLd(ids?: readonly AnnotationId[]): { readonly jsonLd: string; readonly count: number } {
    const chosen = this.annotations.chosen(ids);
    return { jsonLd: jsonLdOf(chosen), count: chosen.length };
  }

  async exportFile({
    format,
    annotationIds,
  }: CheckedRequest<'annotations.exportFile'>): Promise<ExportedFile> {
    const chosen = this.annotations.chosen(annotationIds);
    const { ending, mediaType } = formatNamed(format);
    const nameOf = (reportId: ReportId): string => this.#parts.texts.nameOf(reportId) ?? reportId;
    const written = await WRITERS[format](chosen, nameOf);
    return this.#file(ending, mediaType, Buffer.from(written), chosen.length);
  }

  pack(ids?: readonly AnnotationId[]): ExportedFile {
    const chosen = ids ? this.annotations.chosen(ids) : this.annotations.list({ deleted: true });
    const bytes = this.merging.pack(ids ?? null, chosen, this.#parts.now());
    return this.#file('lanjuan-notes', 'application/x-lanjuan-notes', bytes, chosen.length);
  }

  /** Annotations of a JSON-LD file, as one action. */
  importJsonLd(jsonLd: string): ImportedAnnotations {
    const { log, texts } = this.#parts;
    const now = this.#parts.now().toISOString();
    const { read, refused, losses } = readNotes(
      jsonLd,
      (target) => placeForeign(target, texts),
      now,
      (replies) => repliesWith(log.database, replies),
    );
    const here = (id: string): ReturnType<typeof entityOf> => entityOf(log.database, 'annotation', id);
    const { fresh = [], known = [] } = Object.groupBy(read, ({ id }) => (here(id)?.made ? 'known' : 'fresh'));
    // What the notebook has made a note of is named by the id of one.
    const inTrash = known.flatMap(({ id }) => (here(id)?.present ? [] : [id as AnnotationId]));
    log.edit({ kind: 'do', label: 'annotation.import' }, this.preferences.author(this.#parts.author), () =>
      fresh.map((one) => ({ kind: 'annotation', entity: one.id, fields: one.fields })),
    );
    const lost = withOtherVersions(losses, known, (id) => here(id)?.state.fields['source']);
    return { added: fresh.length, known: known.length - inTrash.length, inTrash, refused, losses: lost };
  }

  close(): void {
    this.#parts.close();
  }

  #file(extension: string, mediaType: string, bytes: Buffer, count: number): ExportedFile {
    const day = this.#parts.now().toISOString().slice(0, 10);
    return {
      fileName: `批注-${day}.${extension}`,
      mediaType,
      contentBase64: bytes.toString('base64'),
      count,
    };
  }
}

const WRITERS: Readonly<Record<FormatOf<'notes'>, Write>> = {
  docx: notesDocx,
  jsonld: jsonLdOf,
  csv: notesCsv,
  xlsx: notesXlsx,
  markdown: markdownOf,
};

type Written = string | Uint8Array;
type Write = (annotations: readonly Annotation[], nameOf: NameOf) => Written | Promise<Written>;

/** The bytes of a file that came as text. Throws file_format. */
export function bytesOfBase64(contentBase64: string): Buffer {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contentBase64)) throw new ArchiveError('file_format', 'not Base64');
  return Buffer.from(contentBase64, 'base64');
}
