import path from 'node:path';
import { archivesInFolder } from './added-archives.ts';
import { CheckedArchives } from './checked-archives.ts';
import type { ErrorCode } from './contract/errors.ts';
import type { EditionName, ReportId } from './contract/model.ts';
import { MendedCopies } from './mended-copies.ts';
import { closeArchives, openArchives } from './open-archives.ts';
import type { LibraryFiles } from './library.ts';
import {
  editionTextsOf,
  type EditionText,
  type EditionTexts,
  type HeldStretch,
} from './schema/edition-text.ts';
import { overlayRecords, type RecordEdits } from './schema/record-overlay.ts';
import type { ArchiveSet } from './schema/archive-set.ts';
import type { StatedDocument } from './schema/stated-document.ts';

/** So long archives are closed again after each use while another thread exchanges their files, in milliseconds. */
const EXCHANGE = 5000;

interface Open {
  readonly set: ArchiveSet;
  readonly texts: EditionTexts;
}

/**
 * The texts of archives that another thread is in charge of: opened when a note needs one, closed when that thread
 * says so, and then opened as they are.
 */
export class TextsOnDemand implements EditionTexts {
  readonly #files: LibraryFiles;
  /** What people say of records now. */
  readonly #edits: () => RecordEdits;
  #open: Open | null = null;
  #exchangeEnds = 0;

  constructor(files: LibraryFiles, edits: () => RecordEdits) {
    this.#files = files;
    this.#edits = edits;
  }

  textOf(reportId: ReportId, edition: EditionName): EditionText | null {
    return this.#now().texts.textOf(reportId, edition);
  }

  nameOf(reportId: ReportId): string | null {
    return this.#now().texts.nameOf(reportId);
  }

  heldAs(reportId: ReportId): ReportId {
    return this.#now().texts.heldAs(reportId);
  }

  idsOf(reportId: ReportId): readonly ReportId[] {
    return this.#now().texts.idsOf(reportId);
  }

  documentOf(reportId: ReportId): StatedDocument | null {
    return this.#now().texts.documentOf(reportId);
  }

  holding(quote: string): readonly HeldStretch[] {
    return this.#now().texts.holding(quote);
  }

  /** Their files are about to be exchanged. */
  exchanging(): void {
    this.#exchangeEnds = performance.now() + EXCHANGE;
    this.close();
  }

  /** They have been exchanged, or written to. */
  changed(): void {
    this.#exchangeEnds = 0;
    this.close();
  }

  /** A request has been answered. */
  rest(): void {
    if (performance.now() < this.#exchangeEnds) this.close();
  }

  close(): void {
    if (this.#open) closeArchives(this.#open.set);
    this.#open = null;
  }

  #now(): Open {
    if (this.#open) return this.#open;
    const { archives, holdingsFile, addedFolder, notebookFolder } = this.#files;
    const added = (addedFolder === undefined ? [] : archivesInFolder(addedFolder)).map((file) => ({
      file,
      role: 'added' as const,
    }));
    const mended = new MendedCopies(path.join(notebookFolder, 'mended'));
    const checked = new CheckedArchives(path.join(notebookFolder, 'checked-archives.json'));
    // The thread that is in charge looks at archives from elsewhere; until it has, their texts are not there.
    const passed = [...archives, ...added].filter(
      ({ file, role }) => role !== 'added' || checked.outcomeOf(file) === null,
    );
    const keeping = { mended, checked, thread: '', aside: new Map<string, ErrorCode>() };
    const { set } = openArchives({ archives: passed, holdingsFile }, keeping);
    overlayRecords(set.archives, this.#edits());
    return (this.#open = { set, texts: editionTextsOf(set) });
  }
}
