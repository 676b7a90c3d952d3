import type { Genre } from '../../contract/genre.ts';
import type { EditionName, Level, NamedReport, ReportId } from '../../contract/model.ts';
import { nameReports, shortName } from '../../contract/report-names.ts';
import type { ActiveTexts } from '../../schema/active-texts.ts';
import type { ArchiveFile } from '../../schema/archive-set.ts';
import { prepared } from '../../schema/prepared.ts';
import type { ArchivePart } from './archive-part.ts';
import { namedReport, NAMING, type RecordColumns, type RecordRow } from './record-columns.ts';

/** An edition with what its catalogue record says of it. */
export interface EditionEntry {
  readonly part: ArchivePart;
  readonly editionKey: number;
  readonly edition: EditionName;
  readonly reportId: ReportId;
  /** The same number for all editions of a report. */
  readonly report: number;
  /** What the report is called among all that are open. */
  readonly reportName: string;
  readonly agency: string | null;
  readonly agencyLabel: string | null;
  readonly level: Level | null;
  readonly year: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly title: string | null;
  /** Of the text, where it has one of its own; else of the record. */
  readonly sourceFile: string | null;
}

/** The texts in force: few of them are ever shown, so a record is read when it is. */
export class EditionEntries {
  readonly #texts: ActiveTexts<ArchiveFile>;
  readonly #parts: ReadonlyMap<ArchiveFile, ArchivePart>;
  readonly #records: RecordColumns;
  readonly #known = new Map<number, EditionEntry>();
  #names: ReadonlyMap<ReportId, string> | undefined;

  constructor(
    texts: ActiveTexts<ArchiveFile>,
    parts: ReadonlyMap<ArchiveFile, ArchivePart>,
    records: RecordColumns,
  ) {
    this.#texts = texts;
    this.#parts = parts;
    this.#records = records;
  }

  get length(): number {
    return this.#texts.length;
  }

  editionAt(place: number): EditionName {
    return this.#texts.isOriginal[place] === 1 ? 'original' : 'digest';
  }

  /** Where its rows are, without its record. */
  textAt(place: number): Pick<EditionEntry, 'part' | 'editionKey'> {
    return { part: this.#partAt(place), editionKey: this.#texts.editionKey[place]! };
  }

  at(place: number): EditionEntry {
    const known = this.#known.get(place);
    if (known) return known;
    const report = this.#records.reportOf[place]!;
    const entry = this.#entry(place, this.#records.read(report));
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(place, entry);
    return entry;
  }

  #entry(place: number, record: RecordRow): EditionEntry {
    const report = this.#records.reportOf[place]!;
    const reportId = this.#records.reports[report]!;
    const { part, editionKey } = this.textAt(place);
    const edition = this.editionAt(place);
    return {
      ...{ part, editionKey, edition, reportId },
      report,
      reportName: this.#nameOf(reportId, record),
      agency: record.agency,
      agencyLabel: record.agency_label,
      level: record.level,
      year: record.year_covered,
      genre: record.genre,
      period: record.period,
      title: record.title,
      sourceFile: (edition === 'original' ? sourceFileOf(part, editionKey) : null) ?? record.source_file,
    };
  }

  #partAt(place: number): ArchivePart {
    return this.#parts.get(this.#texts.runs.find(({ to }) => place < to)!.archive)!;
  }

  /** Agency and year are enough for most; those that share them with another report are named together. */
  #nameOf(reportId: ReportId, record: RecordRow): string {
    const short = shortName(namedReport(record));
    if (!this.#records.sharedNames().has(short)) return short;
    this.#names ??= nameReports(this.#namedTogether());
    return this.#names.get(reportId) ?? reportId;
  }

  #namedTogether(): readonly NamedReport[] {
    const together: NamedReport[] = [];
    this.#records.visit(NAMING, (record) => {
      const named = namedReport(record);
      if (this.#records.sharedNames().has(shortName(named))) together.push(named);
    });
    return together;
  }
}

function sourceFileOf({ archive }: ArchivePart, editionKey: number): string | null {
  const row = prepared<[number], { readonly name: string | null }>(
    archive.database,
    'SELECT source_file AS name FROM editions WHERE edition_key = ?',
  ).get(editionKey);
  return row?.name ?? null;
}

/** So many entries of texts that were shown are kept. */
const REMEMBERED = 2000;
