import { codePointLength } from '../contract/code-points.ts';
import { ArchiveError } from '../contract/errors.ts';
import { READING_KINDS, type DefectKind } from '../contract/model.ts';
import type {
  Correction,
  Defect,
  EditionName,
  Passage,
  PassageId,
  Report,
  ReportId,
  Section,
} from '../contract/model.ts';
import { unsureCharacters } from '../schema/unsure-characters.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import type { PassageKind } from '../schema/parsed-report.ts';
import { passageTable } from '../schema/passage-table.ts';
import type { ReadableDatabase } from '../schema/sqlite.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { findRepairs, type MappedPassage } from './find-repairs.ts';
import { findRecord, peopleOf, programmesOf, summarise, textsByReport } from './list-reports.ts';

interface SectionRow {
  readonly section_key: number;
  readonly role: Section['role'];
  readonly kind: Section['kind'];
  readonly year: number | null;
  readonly level: 1 | 2;
  readonly heading: string | null;
  readonly topic: Section['topic'];
}

interface PassageRow {
  readonly section_key: number;
  readonly passage_id: PassageId;
  readonly kind: PassageKind;
  readonly text: string;
  readonly raw_start: number;
  readonly raw_end: number;
  /** Of a table, as JSON. */
  readonly cells: string | null;
}

/** One edition of a report in reading order. Throws not_found for an unknown report or an edition that is not held. */
export function readReport(
  set: ArchiveSet,
  request: { readonly reportId: ReportId; readonly edition?: EditionName | undefined },
  corrections: readonly Correction[] = [],
): Report {
  const active = set.editionOf(request.reportId, request.edition);
  const row = findRecord(set, active.reportId);
  if (!row) throw new ArchiveError('not_found', `unknown report "${request.reportId}"`);
  const all = readDefects(active);
  const defects = all.filter(({ kind }) => !isReading(kind));
  const maps = defects.length === 0 ? [] : readMaps(active);
  const sections = readSections(active.archive.database, active.editionKey);
  return {
    ...summarise(row, textsByReport(set).get(active.reportId) ?? []),
    edition: active.edition,
    textHash: active.textHash,
    sections,
    defects,
    corrections: correctionsIn(sections, corrections),
    repairs: findRepairs(maps, defects),
    unsureCharacters: unsureCharacters(active.archive.database, active.editionKey),
    isScanned: all.some(({ kind }) => kind === 'scanned'),
    programmes: programmesOf(row),
    people: peopleOf(row),
  };
}

function isReading(kind: DefectKind): boolean {
  return READING_KINDS.some((one) => one === kind);
}

/** Those of this edition; a correction knows its passage, and a passage belongs to one edition. */
function correctionsIn(sections: readonly Section[], corrections: readonly Correction[]): Correction[] {
  if (corrections.length === 0) return [];
  const byPassage = Map.groupBy(corrections, (one) => one.passageId);
  return sections
    .flatMap(({ headingPassage, passages }) => (headingPassage ? [headingPassage, ...passages] : passages))
    .flatMap(({ passageId }) => byPassage.get(passageId) ?? []);
}

/** The text of one edition, whether it counts or not. */
export function readSections(database: ReadableDatabase, editionKey: number): Section[] {
  const sections = database
    .prepare<[number], SectionRow>(
      `SELECT section_key, role, kind, year, level, heading, topic FROM sections
       WHERE edition_key = ? ORDER BY ordinal`,
    )
    .all(editionKey);
  const passages = database
    .prepare<[number], PassageRow>(
      `SELECT passages.section_key, passages.passage_id, passages.kind, passages.text, passages.raw_start, passages.raw_end, cells
       FROM passages
       LEFT JOIN passage_tables USING (passage_key) WHERE passages.edition_key = ? ORDER BY ordinal`,
    )
    .all(editionKey);
  const bySection = Map.groupBy(passages, (passage) => passage.section_key);
  return sections.map(({ section_key, ...section }) => {
    const own = bySection.get(section_key) ?? [];
    const heading = own.find((passage) => passage.kind === 'heading');
    return {
      ...section,
      headingPassage: heading ? toPassage(heading) : null,
      passages: own.filter((passage) => passage.kind !== 'heading').map(toPassage),
    };
  });
}

function toPassage(row: PassageRow): Passage {
  const table = row.cells === null ? null : passageTable(row.cells, codePointLength(row.text));
  return {
    passageId: row.passage_id,
    text: row.text,
    rawStart: row.raw_start,
    rawEnd: row.raw_end,
    ...(table && { table }),
  };
}

function readDefects({ archive, editionKey }: ActiveEdition): Defect[] {
  return archive.database
    .prepare<[number], Defect>(
      `SELECT kind, raw_start AS rawStart, raw_end AS rawEnd, before, after FROM defects
       WHERE edition_key = ? ORDER BY ordinal`,
    )
    .all(editionKey);
}

function readMaps({ archive, editionKey }: ActiveEdition): MappedPassage[] {
  return archive.database
    .prepare<[number], Omit<MappedPassage, 'map'> & { readonly encoded: string }>(
      `SELECT passage_id AS passageId, raw_start AS rawStart, raw_end AS rawEnd, raw_map AS encoded FROM passages
       WHERE edition_key = ? ORDER BY ordinal`,
    )
    .all(editionKey)
    .map(({ encoded, ...passage }) => ({ ...passage, map: OffsetMap.decode(encoded) }));
}
