import { codePointSlices } from '../../text/code-point-index.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { RecordCorrections } from '../../contract/library-model.ts';
import { periodLength } from '../../contract/period.ts';
import type { Defect, ReportId } from '../../contract/model.ts';
import type {
  CatalogueRecord,
  ParsedIndicator,
  ParsedReport,
  ParsedSection,
} from '../../schema/parsed-report.ts';
import type { ToldField } from '../../schema/told-fields.ts';
import { agencyLabel } from '../../text/agency-label.ts';
import { extractFigures } from '../figures/extract-figures.ts';
import { findMentions } from '../mentions/find-mentions.ts';
import type { OriginalText } from '../original-text.ts';
import { parseOriginal, type ParsedOriginal } from '../parse-original.ts';
import { READ_BY } from '../reader-version.ts';
import type { Catalogue } from './catalogue.ts';
import { matchReport, type Match } from './match-report.ts';
import { newRecord, unsureOf } from './new-record.ts';
import { placeCurated } from './place-curated.ts';

/** A file that has been read and matched, before anything is stored. */
export interface ReadImport {
  readonly match: Match | null;
  readonly parsed: ParsedOriginal;
  readonly corrections: RecordCorrections;
}

/** Finds the report that a file belongs to, if any, and reads the file in its light. Throws not_found. */
export function readImport(
  catalogue: Catalogue,
  original: OriginalText,
  corrections: RecordCorrections,
  chosen?: ReportId,
): ReadImport {
  const match = matchReport(catalogue, original.sha256, chosen);
  const known = match ? { ...factsOf(match.record), ...corrections } : corrections;
  return { match, corrections, parsed: parseOriginal(original.text, known, original.layout) };
}

/** The edition to be stored. Throws file_no_text when nothing was found that could be read. */
export function reportOf(catalogue: Catalogue, original: OriginalText, read: ReadImport): ParsedReport {
  const { sections, defects, draft } = read.parsed;
  // Of pages that are pictures the text is yet to be read.
  if ((original.layout?.unread ?? []).length === 0) mustHoldText(original, sections);
  const mentions = findMentions(sections, catalogue.programmes());
  const record = read.match
    ? matchedRecord(read.match, read.corrections, original)
    : newRecord(catalogue, draft, original, mentions);
  const curated = read.match?.by === 'sha256' ? catalogue.curatedIndicators(record.reportId) : [];
  // The corrections' own fields, as their schema has them.
  const told = Object.keys(read.corrections) as ToldField[];
  return { ...textRead(catalogue, original, { sections, defects, mentions, record }, curated), told };
}

/** Throws file_no_text. */
export function mustHoldText({ name }: OriginalText, sections: readonly ParsedSection[]): void {
  if (!sections.some((section) => section.passages.length > 0))
    throw new ArchiveError('file_no_text', `${name} holds no paragraph`);
}

/** What was read in a file, with its figures, as the text of `record`. */
export function textRead(
  catalogue: Catalogue,
  original: OriginalText,
  read: Pick<ParsedReport, 'sections' | 'defects' | 'mentions' | 'record'>,
  curated: readonly ParsedIndicator[],
): ParsedReport {
  const extracted = figuresOf(catalogue, read.sections, read.record);
  return {
    ...read,
    defects: [...read.defects, ...readingsIn(original)],
    edition: 'original',
    sourceFile: original.name,
    sourceSha256: original.sha256,
    encoding: original.encoding,
    format: original.format,
    rawText: original.text,
    readBy: READ_BY,
    ...(original.layout?.pages && { pages: original.layout.pages }),
    ...(original.layout?.places && { places: original.layout.places }),
    indicators: placeCurated(extracted, curated, read.sections),
  };
}

/** What was read from pictures is kept as such, beside the repairs. */
function readingsIn({ text, layout }: OriginalText): Defect[] {
  const slice = codePointSlices(text);
  return (layout?.scanned ?? []).flatMap(({ start, end, unsure }): Defect[] => [
    { kind: 'scanned', rawStart: start, rawEnd: end, before: '', after: '' },
    ...unsure.map(({ at, second }): Defect => ({
      kind: 'unsure_reading',
      rawStart: at,
      rawEnd: at + 1,
      before: slice(at, at + 1),
      after: second ?? '',
    })),
  ]);
}

/** A year that every printed year differs from: what was read in its light is known to be of no known year. */
const NO_YEAR = 0;

function figuresOf(
  catalogue: Catalogue,
  sections: readonly ParsedSection[],
  { agency, agencyLabel: label, yearCovered, yearPublished, region, period }: CatalogueRecord,
): ParsedIndicator[] {
  const covered = yearCovered ?? (yearPublished === null ? NO_YEAR : yearPublished - 1);
  const figures = extractFigures(sections, {
    agency: agency ?? '',
    agencyLabel: label ?? '',
    region,
    yearCovered: covered,
    yearPublished,
    period,
    concepts: catalogue.concepts(),
    programmes: catalogue.programmes(),
  });
  return figures.map((one) => ({ ...one, period: periodOf(one, yearCovered, period) }));
}

/** What a report of half a year says of its year, it says of that half; nothing is said of a year that is not known. */
function periodOf(figure: ParsedIndicator, yearCovered: number | null, period: string | null): string {
  if (!/^\d{4}/.test(figure.period)) return '';
  const isPart = period !== null && period !== String(yearCovered) && periodLength(period) !== 'span';
  return isPart && figure.kind !== 'target' && figure.period === String(yearCovered) ? period : figure.period;
}

/** What is known of a report that is, or becomes, the owner of a text; a null field is left for the text to say. */
function factsOf(record: CatalogueRecord): RecordCorrections {
  const { agency, yearCovered, title, level, region, yearPublished, genre, period } = record;
  const facts = { agency, yearCovered, title, level, region, yearPublished, genre, period };
  // Only the nulls go; what is left are the corrections' own fields.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}

/** The record stays as it is but for what a person has corrected now; it names the file that its text comes from. */
function matchedRecord(
  { record }: Match,
  { encoding: _encoding, ...fields }: RecordCorrections,
  original: OriginalText,
): CatalogueRecord {
  const corrected = {
    ...record,
    ...fields,
    ...(fields.agency === undefined ? {} : { agencyLabel: agencyLabel(fields.agency) }),
    sourceFile: original.name,
    sha256: original.sha256,
  };
  return { ...corrected, unsure: unsureOf(corrected) };
}
