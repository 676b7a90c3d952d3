import { ArchiveError } from '../../contract/errors.ts';
import type { ImportedFile, RecordCorrections } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import type { OriginalText } from '../original-text.ts';
import type { Catalogue } from './catalogue.ts';
import { candidatesFor } from './match-report.ts';
import { readImport, reportOf } from './prepare-import.ts';
import type { HoldingsChange } from './write-holdings.ts';

/** A file of a batch after reading: its text, or why it could not be read. */
export type ReadFile = {
  readonly file: string;
  /** The report that it is to become a text of. */
  readonly as?: ReportId | undefined;
  readonly corrections?: RecordCorrections | undefined;
  /** A person said how its bytes are to be decoded. */
  readonly isEncodingTold?: boolean | undefined;
  /** To be kept; left out by choice only. */
  readonly bytes?: Uint8Array | undefined;
} & (
  | { readonly original: OriginalText }
  | { readonly error: ArchiveError }
  // Its bytes are held: it need not be read again.
  | { readonly known: ReportId }
);

/** Reads one file of the batch; what is to be done to the holdings is added to `changes`. */
export function acceptFile(catalogue: Catalogue, file: ReadFile, changes: HoldingsChange[]): ImportedFile {
  try {
    if ('error' in file) throw file.error;
    if ('known' in file) return { ...NOTHING, file: file.file, status: 'unchanged', reportId: file.known };
    return (
      unchanged(catalogue, file, changes) ??
      outOfTrash(catalogue, file, changes) ??
      take(catalogue, file, changes)
    );
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return refusedAs(file.file, error);
  }
}

export function refusedAs(file: string, { code, message }: ArchiveError): ImportedFile {
  return { ...NOTHING, file, status: 'refused', code, message };
}

type ReadableFile = Extract<ReadFile, { readonly original: OriginalText }>;

/** Null where the bytes are new, lie in the trash, or are to be read again or for another report. */
function unchanged(
  catalogue: Catalogue,
  { file, original, corrections = {}, as }: ReadableFile,
  changes: readonly HoldingsChange[],
): ImportedFile | null {
  const reportId = comingAs(original.sha256, changes);
  const isSame = (id: ReportId): boolean => as === undefined || as === id;
  if (reportId !== null && isSame(reportId)) return { ...NOTHING, file, status: 'unchanged', reportId };
  const held = catalogue.heldText(original.sha256);
  if (!held || held.isRemoved || isCorrection(corrections)) return null;
  const isKnown = as === undefined || (as === held.reportId && held.isCurrent);
  return isKnown ? { ...NOTHING, file, status: 'unchanged', reportId: held.reportId } : null;
}

function comingAs(sha256: string, changes: readonly HoldingsChange[]): ReportId | null {
  for (const change of changes)
    if (change.kind === 'text' && change.report.sourceSha256 === sha256) return change.report.record.reportId;
  return null;
}

/** The same bytes again are the report that was thrown away: it comes back as it was. */
function outOfTrash(
  catalogue: Catalogue,
  { file, original, as }: ReadableFile,
  changes: HoldingsChange[],
): ImportedFile | null {
  const held = catalogue.heldText(original.sha256);
  if (!held?.isRemoved || (as !== undefined && as !== held.reportId)) return null;
  const { reportId } = held;
  if (!changes.some((change) => change.kind === 'restore' && change.reportId === reportId))
    changes.push({ kind: 'restore', reportId });
  return { ...NOTHING, file, status: 'added', reportId };
}

function take(catalogue: Catalogue, file: ReadableFile, changes: HoldingsChange[]): ImportedFile {
  const { original, corrections = {}, as, bytes } = file;
  const read = readImport(catalogue, original, corrections, as);
  const found = reportOf(catalogue, original, read);
  const report = file.isEncodingTold
    ? { ...found, told: [...(found.told ?? []), 'encoding' as const] }
    : found;
  const { reportId, unsure } = report.record;
  const isComing = changes.some((one) => one.kind === 'text' && one.report.record.reportId === reportId);
  const isVersion = isComing || (read.match?.hasText ?? false);
  const candidates = read.match ? [] : candidatesFor(catalogue, original.sha256, read.parsed.draft);
  const source = bytes && { fileName: original.name, format: original.format, bytes };
  changes.push({ kind: 'text', report, as: isVersion ? 'version' : 'new', source });
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
