import { statSync } from 'node:fs';
import { ArchiveError } from '../../contract/errors.ts';
import type { FileToImport, ImportedFile, RecordCorrections } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import { createArchive, stampEditionId } from '../../schema/archive-file.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { passagesInOrder, type ParsedReport } from '../../schema/parsed-report.ts';
import { openWritable, type WritableDatabase } from '../../schema/sqlite.ts';
import { storeReport, type StoredAs } from '../../schema/store-report.ts';
import type { OriginalText } from '../original-text.ts';
import { Catalogue } from './catalogue.ts';
import { candidatesFor } from './match-report.ts';
import { readImport, reportOf } from './prepare-import.ts';

/** A file of a batch after reading: its text, or why it could not be read. */
export type ReadFile = {
  readonly file: string;
  /** The report that it is to become a text of. */
  readonly as?: ReportId | undefined;
  readonly corrections?: RecordCorrections | undefined;
} & ({ readonly original: OriginalText } | { readonly error: ArchiveError });

/**
 * Imports a batch into the holdings archive, in one transaction. A file that is refused never stops the others, and
 * where all are refused or known already nothing is written. The caller opens the holdings again afterwards.
 */
export function importFiles(
  holdingsFile: string,
  set: ArchiveSet,
  files: readonly ReadFile[],
): ImportedFile[] {
  const { results, texts } = prepareImports(set, files);
  if (texts.length > 0) writeHoldings(holdingsFile, texts);
  return results;
}

/** A text that an import brings, and whether it may take the place of another. */
export interface TextToStore {
  readonly report: ParsedReport;
  readonly as: StoredAs;
}

/** Reads a batch in the light of what is catalogued; stores nothing. */
export function prepareImports(
  set: ArchiveSet,
  files: readonly ReadFile[],
): { readonly results: ImportedFile[]; readonly texts: readonly TextToStore[] } {
  const catalogue = new Catalogue(set);
  const texts: TextToStore[] = [];
  const results = files.map((file) => prepare(catalogue, file, texts));
  return { results, texts };
}

/** Reads one file of the batch; what is to be stored is added to `accepted`. */
function prepare(catalogue: Catalogue, file: ReadFile, accepted: TextToStore[]): ImportedFile {
  try {
    if ('error' in file) throw file.error;
    const known = knownAs(catalogue, file, accepted);
    if (known) return { ...NOTHING, file: file.file, status: 'unchanged', reportId: known };
    return accept(catalogue, file, accepted);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { ...NOTHING, file: file.file, status: 'refused', code: error.code, message: error.message };
  }
}

type ReadableFile = Extract<ReadFile, { readonly original: OriginalText }>;

/** The report that has these bytes; null where they are new, or are to be read again or elsewhere. */
function knownAs(
  catalogue: Catalogue,
  { original, corrections = {}, as }: ReadableFile,
  accepted: readonly TextToStore[],
): ReportId | null {
  const coming = accepted.find(({ report }) => report.sourceSha256 === original.sha256)?.report.record
    .reportId;
  if (coming !== undefined && (as === undefined || as === coming)) return coming;
  const held = catalogue.heldText(original.sha256);
  if (!held || isCorrection(corrections)) return null;
  return as === undefined || (as === held.reportId && held.isCurrent) ? held.reportId : null;
}

function accept(catalogue: Catalogue, file: ReadableFile, accepted: TextToStore[]): ImportedFile {
  const { original, corrections = {}, as } = file;
  const read = readImport(catalogue, original, corrections, as);
  const report = reportOf(catalogue, original, read);
  const { reportId, unsure } = report.record;
  const isComing = accepted.some((one) => one.report.record.reportId === reportId);
  const isVersion = isComing || (read.match?.hasText ?? false);
  const candidates = read.match ? [] : candidatesFor(catalogue, original.sha256, read.parsed.draft);
  accepted.push({ report, as: isVersion ? 'version' : 'new' });
  catalogue.remember(report.record);
  return {
    file: file.file,
    status: !read.match ? 'added' : isVersion ? 'version' : 'attached',
    reportId,
    unsure,
    candidates,
    code: null,
    message: null,
    sections: report.sections.length,
    passages: passagesInOrder(report.sections).length,
    indicators: report.indicators.length,
  };
}

const NOTHING = {
  reportId: null,
  unsure: [],
  candidates: [],
  code: null,
  message: null,
  sections: 0,
  passages: 0,
  indicators: 0,
} satisfies Partial<ImportedFile>;

/** Known bytes are read again only when a person has corrected a field. */
function isCorrection(corrections: RecordCorrections): boolean {
  return Object.keys(corrections).length > 0;
}

function writeHoldings(file: string, texts: readonly TextToStore[]): void {
  const store = (database: WritableDatabase): void => {
    for (const { report, as } of texts) storeReport(database, report, as);
  };
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    createArchive(file, store);
    return;
  }
  const database = openWritable(file);
  try {
    database.transaction(() => {
      store(database);
      stampEditionId(database);
    })();
  } finally {
    database.close();
  }
}

/** The bytes that a request carries. */
export function bytesOf(file: FileToImport): Uint8Array {
  return Buffer.from(file.contentBase64, 'base64');
}
