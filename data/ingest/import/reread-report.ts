import { ArchiveError } from '../../contract/errors.ts';
import type { RecordCorrections, Rereading } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import { readRecord, readRecordInForce } from '../../schema/record-row.ts';
import type { CatalogueRecord, ParsedReport } from '../../schema/parsed-report.ts';
import type { ReadableDatabase } from '../../schema/sqlite.ts';
import { readingOf, readStoredReading } from '../../schema/stored-reading.ts';
import { readTold, TOLD_FIELDS, type ToldField } from '../../schema/told-fields.ts';
import { findMentions } from '../mentions/find-mentions.ts';
import type { OriginalText } from '../original-text.ts';
import { parseOriginal } from '../parse-original.ts';
import type { Catalogue } from './catalogue.ts';
import { compareReadings } from './compare-readings.ts';
import { peopleOf, namesOf, unsureOf } from './new-record.ts';
import { mustHoldText, textRead } from './prepare-import.ts';

/** The text of a report that counts in the holdings, as far as a new reading of its source must know it. */
export interface HeldReading {
  readonly reportId: ReportId;
  readonly editionKey: number;
  readonly sourceFile: string;
  readonly sha256: string;
  /** The encoding that is to be read by; null: what the reader finds. */
  readonly encoding: string | null;
  readonly readerVersion: number | null;
  readonly repairsVersion: number | null;
  /** What the holdings say of the report. */
  readonly record: CatalogueRecord;
  /** The same with what a person has edited since: in its light the text is read. */
  readonly inForce: CatalogueRecord;
  /** Fields that stay as they are. */
  readonly kept: readonly ToldField[];
}

/** The first reader whose imports kept which fields a person had told. */
const KEEPS_TOLD_SINCE = 2;

/** Throws not_found for a report whose text the holdings do not hold, or hold without its source. */
export function heldReading(database: ReadableDatabase, reportId: ReportId): HeldReading {
  const edition = database
    .prepare<[string], EditionRow>(
      `SELECT edition_key AS editionKey, editions.source_file AS sourceFile, editions.source_sha256 AS sha256, encoding,
         reader_version AS readerVersion, repairs_version AS repairsVersion
       FROM editions JOIN sources ON sources.sha256 = editions.source_sha256
       WHERE report_id = ? AND edition = 'original' AND is_current = 1`,
    )
    .get(reportId);
  const record = readRecord(database, reportId);
  const inForce = readRecordInForce(database, reportId);
  if (!edition || !record || !inForce)
    throw new ArchiveError('not_found', `the holdings keep no source of a text of "${reportId}"`);
  const told = readTold(database, reportId);
  // Of an older text nobody knows what was told: whatever its record says may have been.
  const isKnown = (edition.readerVersion ?? 0) >= KEEPS_TOLD_SINCE;
  const kept = isKnown ? told : TOLD_FIELDS.filter((field) => field === 'encoding' || record[field] !== null);
  return {
    ...edition,
    reportId,
    record,
    inForce,
    kept,
    encoding: kept.includes('encoding') ? edition.encoding : null,
  };
}

type EditionRow = Omit<HeldReading, 'reportId' | 'record' | 'inForce' | 'kept'>;

/**
 * The source of a held text read by today's reader. What a person told stays, and so does the whole record of a report
 * that another archive describes; all else is what the text says now. The figures are of the agency, the genre and the
 * period that are in force: edits of a record are no part of what is stored. Throws file_no_text.
 */
export function rereadReport(catalogue: Catalogue, original: OriginalText, held: HeldReading): ParsedReport {
  const described = catalogue.record(held.reportId) ?? held.record;
  const isDescribed = catalogue.isDescribedElsewhere(held.reportId);
  const stated = isDescribed ? fieldsOf(described, TOLD_FIELDS) : fieldsOf(held.record, held.kept);
  const edited = fieldsOf(
    held.inForce,
    BEARING_ON_FIGURES.filter((field) => held.inForce[field] !== held.record[field]),
  );
  const asStated = parseOriginal(original.text, stated, original.layout);
  const isEdited = Object.keys(edited).length > 0;
  const { sections, defects, draft } = isEdited
    ? parseOriginal(original.text, { ...stated, ...edited }, original.layout)
    : asStated;
  mustHoldText(original, sections);
  const mentions = findMentions(sections, catalogue.programmes());
  const file = { sourceFile: held.sourceFile, sha256: held.sha256 };
  const recordOf = (read: typeof draft): CatalogueRecord =>
    isDescribed
      ? { ...described, ...file }
      : {
          ...read,
          ...file,
          reportId: held.reportId,
          programmes: namesOf(mentions, 'programme'),
          people: peopleOf(mentions, read),
          unsure: unsureOf(read),
        };
  const record = recordOf(asStated.draft);
  const light = isEdited ? { ...recordOf(draft), ...inTheLightOf(held.inForce) } : record;
  const curated = described.sha256 === held.sha256 ? catalogue.curatedIndicators(held.reportId) : [];
  const read = textRead(catalogue, original, { sections, defects, mentions, record: light }, curated);
  return { ...read, record };
}

/** Fields of a record by which figures are read. */
const BEARING_ON_FIGURES = ['agency', 'genre', 'period'] as const satisfies readonly ToldField[];

function inTheLightOf({ agency, agencyLabel, genre, period, yearCovered }: CatalogueRecord) {
  return { agency, agencyLabel, genre, period, yearCovered };
}

/** What the new reading says otherwise than the text that counts. */
export function describeRereading(
  database: ReadableDatabase,
  held: HeldReading,
  report: ParsedReport,
): Rereading {
  const before = readStoredReading(database, held.editionKey);
  const after = readingOf(report);
  const fields = SHOWN.flatMap((field) => {
    const [was, is] = [wordsOf(held.record[field]), wordsOf(report.record[field])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  const { reportId, sourceFile, readerVersion, repairsVersion } = held;
  return {
    reportId,
    sourceFile,
    readerVersion,
    repairsVersion,
    fields,
    ...compareReadings(before, after),
    isSame: fields.length === 0 && before.digest === after.digest,
  };
}

/** Fields of a record that a reading gives. */
const SHOWN = [
  'title',
  'kicker',
  'subtitle',
  'agency',
  'level',
  'region',
  'genre',
  'period',
  'plannedPeriod',
  'yearCovered',
  'yearPublished',
  'byline',
  'head',
  'programmes',
  'people',
] as const satisfies readonly (keyof CatalogueRecord)[];

/** As a person reads it; null where nothing is stated. */
function wordsOf(value: CatalogueRecord[(typeof SHOWN)[number]]): string | null {
  if (value === null) return null;
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) {
    const words = Object.entries(value as Readonly<Record<string, string | readonly string[]>>).map(
      ([name, one]) => (typeof one === 'string' ? one : `${name} ${one.join('、')}`),
    );
    return words.join(' ') || null;
  }
  const words = (value as readonly (string | { readonly name: string })[]).map((one) =>
    typeof one === 'string' ? one : one.name,
  );
  return words.join('、') || null;
}

function fieldsOf(record: CatalogueRecord, fields: readonly ToldField[]): RecordCorrections {
  const stated = fields.flatMap((field) => {
    const value = field === 'encoding' ? null : record[field];
    return value === null ? [] : [[field, value] as const];
  });
  // The names are those of the corrections, each with a value of its own type.
  return Object.fromEntries(stated);
}
