import { existsSync } from 'node:fs';
import { ArchiveError } from '../../contract/errors.ts';
import type {
  FileToImport,
  ImportedFile,
  ImportPreview,
  RecordCorrections,
} from '../../contract/library-model.ts';
import { createArchive, stampEditionId } from '../../schema/archive-file.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { passagesInOrder, type ParsedReport } from '../../schema/parsed-report.ts';
import { openWritable, type WritableDatabase } from '../../schema/sqlite.ts';
import { storeReport } from '../../schema/store-report.ts';
import type { OriginalText } from '../original-text.ts';
import { Catalogue } from './catalogue.ts';
import { readImport, reportOf } from './prepare-import.ts';

/** A file of a batch after reading: its text, or why it could not be read. */
export type ReadFile = {
  readonly file: string;
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
  const { results, reports } = prepareImports(set, files);
  if (reports.length > 0) writeHoldings(holdingsFile, reports);
  return results;
}

/** Reads a batch in the light of what is catalogued; stores nothing. */
export function prepareImports(
  set: ArchiveSet,
  files: readonly ReadFile[],
): { readonly results: ImportedFile[]; readonly reports: readonly ParsedReport[] } {
  const catalogue = new Catalogue(set);
  const reports: ParsedReport[] = [];
  const results = files.map((file) => prepare(catalogue, file, reports));
  return { results, reports };
}

/** What would be imported, for the person to check. Throws what `importFiles` reports as refused. */
export function inspectFile(
  set: ArchiveSet,
  original: OriginalText,
  corrections: RecordCorrections = {},
): ImportPreview {
  const catalogue = new Catalogue(set);
  const { attachesTo, by, parsed } = readImport(catalogue, original, corrections);
  const { draft } = parsed;
  const defects: Record<string, number> = {};
  for (const { kind } of parsed.defects) defects[kind] = (defects[kind] ?? 0) + 1;
  return {
    file: original.name,
    encoding: original.encoding ?? '',
    format: original.format,
    attachesTo: attachesTo?.reportId ?? null,
    by,
    agency: draft.agency,
    level: draft.level,
    region: draft.region,
    yearCovered: draft.yearCovered,
    yearPublished: draft.yearPublished,
    title: draft.title,
    subtitle: draft.subtitle,
    byline: draft.byline,
    head: draft.head,
    inferred: parsed.inferred,
    unsure: parsed.unsure,
    sections: parsed.sections.map(({ role, heading, passages }) => ({
      role,
      heading: heading?.text ?? null,
      passages: passages.length,
    })),
    passages: passagesInOrder(parsed.sections).length,
    indicators: countIndicators(catalogue, original, { attachesTo, by, parsed }),
    defects,
  };
}

function countIndicators(
  catalogue: Catalogue,
  original: OriginalText,
  read: ReturnType<typeof readImport>,
): number {
  try {
    return reportOf(catalogue, original, read).indicators.length;
  } catch (error) {
    if (error instanceof ArchiveError) return 0;
    throw error;
  }
}

/** Reads one file of the batch; what is to be stored is added to `accepted`. */
function prepare(catalogue: Catalogue, file: ReadFile, accepted: ParsedReport[]): ImportedFile {
  try {
    if ('error' in file) throw file.error;
    const { original, corrections = {} } = file;
    const known =
      accepted.find((report) => report.sourceSha256 === original.sha256)?.record.reportId ??
      (isCorrection(corrections) ? null : catalogue.importedAs(original.sha256));
    if (known) return { ...NOTHING, file: file.file, status: 'unchanged', reportId: known };
    const read = readImport(catalogue, original, corrections);
    const report = reportOf(catalogue, original, read);
    accepted.push(report);
    catalogue.remember(report.record);
    return {
      file: file.file,
      status: read.attachesTo ? 'attached' : 'added',
      reportId: report.record.reportId,
      code: null,
      message: null,
      sections: report.sections.length,
      passages: passagesInOrder(report.sections).length,
      indicators: report.indicators.length,
    };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { ...NOTHING, file: file.file, status: 'refused', code: error.code, message: error.message };
  }
}

const NOTHING = {
  reportId: null,
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

function writeHoldings(file: string, reports: readonly ParsedReport[]): void {
  const store = (database: WritableDatabase): void => {
    for (const report of reports) storeReport(database, report);
  };
  if (!existsSync(file)) {
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
