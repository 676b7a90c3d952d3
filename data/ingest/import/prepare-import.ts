import { ArchiveError } from '../../contract/errors.ts';
import type { RecordCorrections } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import type { CatalogueRecord, ParsedMention, ParsedReport } from '../../schema/parsed-report.ts';
import { extractFigures } from '../figures/extract-figures.ts';
import { findMentions } from '../mentions/find-mentions.ts';
import type { OriginalText } from '../original-text.ts';
import { parseOriginal, type ParsedOriginal, type RecordDraft } from '../parse-original.ts';
import type { Catalogue } from './catalogue.ts';
import { placeCurated } from './place-curated.ts';
import { reportSlug } from './report-slug.ts';

/** A file that has been read and matched, before anything is stored. */
export interface ReadImport {
  readonly attachesTo: CatalogueRecord | null;
  readonly by: 'sha256' | 'agency and year' | null;
  readonly parsed: ParsedOriginal;
}

/** Finds the report that a file belongs to and reads the file in its light. */
export function readImport(
  catalogue: Catalogue,
  original: OriginalText,
  corrections: RecordCorrections,
): ReadImport {
  const bySha = catalogue.catalogued(original.sha256);
  if (bySha) return matched(bySha, 'sha256');
  const parsed = parseOriginal(original.text, corrections, original.layout);
  const { agency, yearCovered } = parsed.draft;
  const byYear =
    agency !== null && yearCovered !== null ? catalogue.byAgencyAndYear(agency, yearCovered) : null;
  return byYear ? matched(byYear, 'agency and year') : { attachesTo: null, by: null, parsed };

  function matched(reportId: ReportId, by: 'sha256' | 'agency and year'): ReadImport {
    const record = catalogue.record(reportId);
    return {
      attachesTo: record,
      by,
      parsed: parseOriginal(original.text, { ...factsOf(record), ...corrections }, original.layout),
    };
  }
}

/**
 * The edition to be stored. Throws record_incomplete when a new report lacks agency, year or title, and file_no_text
 * when nothing was found that could be read.
 */
export function reportOf(catalogue: Catalogue, original: OriginalText, read: ReadImport): ParsedReport {
  const { sections, defects } = read.parsed;
  if (!sections.some((section) => section.passages.length > 0)) {
    throw new ArchiveError('file_no_text', `${original.name} holds no paragraph`);
  }
  const programmes = catalogue.programmes();
  const mentions = findMentions(sections, programmes);
  const record = read.attachesTo
    ? attachedRecord(read.attachesTo, original)
    : newRecord(catalogue, read.parsed.draft, original, mentions);
  const extracted = extractFigures(sections, {
    ...record,
    concepts: catalogue.concepts(),
    programmes,
  });
  const curated = read.by === 'sha256' ? catalogue.curatedIndicators(record.reportId) : [];
  return {
    record,
    edition: 'original',
    sourceFile: original.name,
    sourceSha256: original.sha256,
    encoding: original.encoding,
    format: original.format,
    rawText: original.text,
    sections,
    defects,
    indicators: placeCurated(extracted, curated, sections),
    mentions,
  };
}

function factsOf(record: CatalogueRecord | null): RecordCorrections {
  if (!record) return {};
  const { agency, yearCovered, title } = record;
  return {
    agency,
    yearCovered,
    title,
    ...(record.level && { level: record.level }),
    ...(record.region && { region: record.region }),
    ...(record.yearPublished && { yearPublished: record.yearPublished }),
  };
}

/** A record without a digest was made from an earlier original: a changed edition of it is its source now. */
function attachedRecord(record: CatalogueRecord, original: OriginalText): CatalogueRecord {
  return record.sha256 === null ? { ...record, sourceFile: original.name, sha256: original.sha256 } : record;
}

function newRecord(
  catalogue: Catalogue,
  draft: RecordDraft,
  original: OriginalText,
  mentions: readonly ParsedMention[],
): CatalogueRecord {
  const { agency, agencyLabel, yearCovered, title } = draft;
  if (agency === null || agencyLabel === null || yearCovered === null || title === null) {
    const missing = Object.entries({ agency, yearCovered, title }).flatMap(([field, value]) =>
      value === null ? [field] : [],
    );
    throw new ArchiveError(
      'record_incomplete',
      `${original.name}: ${missing.join(', ')} not found in the text`,
    );
  }
  return {
    ...draft,
    reportId: reportSlug({ agency, agencyLabel, yearCovered }, (id) => catalogue.record(id) !== null),
    genre: 'annual-review',
    agency,
    agencyLabel,
    yearCovered,
    title,
    sourceFile: original.name,
    sha256: original.sha256,
    programmes: namesOf(mentions, 'programme'),
    people: peopleOf(mentions, draft),
  };
}

function namesOf(mentions: readonly ParsedMention[], kind: ParsedMention['kind']): string[] {
  return [...new Set(mentions.filter((mention) => mention.kind === kind).map((mention) => mention.name))];
}

/** Each person once, the head of the agency first. */
function peopleOf(mentions: readonly ParsedMention[], { head }: RecordDraft): CatalogueRecord['people'] {
  const people = new Map(head ? [[head.name, head.title]] : []);
  for (const { kind, name, role } of mentions) {
    if (kind === 'person' && role !== null && !people.has(name)) people.set(name, role);
  }
  return [...people].map(([name, role]) => ({ name, role }));
}
