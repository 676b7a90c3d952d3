import { ArchiveError } from '../contract/errors.ts';
import { type EditionName, type NamedReport, type PassageId, type ReportId } from '../contract/model.ts';
import { nameReports } from '../contract/report-names.ts';
import { codePointOffset } from '../contract/code-points.ts';
import { BARRIER, searchForm } from '../text/search-form.ts';
import { phraseExpression } from '../text/search-grams.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from './archive-set.ts';
import { documentOf, type StatedDocument } from './stated-document.ts';

/** The text of one edition, as anchors need it. */
export interface EditionText {
  readonly textHash: string;
  /** In reading order. Read from the archive when first asked for. */
  readonly passages: readonly { readonly passageId: PassageId; readonly text: string }[];
}

/** A place at which a text stands, in code points of its passage. */
export interface HeldStretch {
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly sourceFile: string | null;
  readonly passageId: PassageId;
  /** Of the passage. */
  readonly text: string;
  readonly start: number;
}

/** Where the notebook gets texts from; null for an edition that no open archive holds. */
export interface EditionTexts {
  textOf(reportId: ReportId, edition: EditionName): EditionText | null;
  /** Where a stretch of text stands word for word in the open archives, in their order; at most a hundred places. */
  holding(quote: string): readonly HeldStretch[];
  /** The report as a person calls it: 平湖 2022; null for a report that no open archive holds. */
  nameOf(reportId: ReportId): string | null;
  /** The id under which a report is held now, which may have been merged into another. */
  heldAs(reportId: ReportId): ReportId;
  /** That id, and those of reports that were merged into it. */
  idsOf(reportId: ReportId): readonly ReportId[];
  /** What tells it from other documents; null for a report that no open archive has. */
  documentOf(reportId: ReportId): StatedDocument | null;
}

/** Reads from the open archives and keeps what it has read, per edition. Make a new one when the set changes. */
export function editionTextsOf(archives: ArchiveSet): EditionTexts {
  const known = new Map<string, EditionText | null>();
  let names: ReadonlyMap<ReportId, string> | undefined;
  return {
    textOf(reportId, edition) {
      const key = `${reportId} ${edition}`;
      let text = known.get(key);
      if (text === undefined) {
        const active = activeEdition(archives, reportId, edition);
        text = active && lazyText(active);
        known.set(key, text);
      }
      return text;
    },
    holding: (quote) => stretchesOf(archives, quote),
    nameOf(reportId) {
      names ??= nameReports(namedReports(archives));
      return names.get(archives.heldAs(reportId)) ?? null;
    },
    heldAs: (reportId) => archives.heldAs(reportId),
    idsOf: (reportId) => archives.idsOf(reportId),
    documentOf: (reportId) => documentOf(archives, reportId),
  };
}

/** Reports that have a text in force, as the record says that is believed first. */
function namedReports(archives: ArchiveSet): readonly NamedReport[] {
  const records = new Map<ReportId, NamedReport>();
  for (const { database } of archives.byRecordPrecedence.toReversed()) {
    const rows = database.prepare<[], NamedReport>(
      `SELECT report_id AS reportId, agency, agency_label AS agencyLabel, year_covered AS yearCovered, genre, period,
         title, source_file AS sourceFile FROM reports`,
    );
    for (const row of rows.iterate()) records.set(row.reportId, row);
  }
  return archives.activeReports().flatMap((reportId) => records.get(reportId) ?? []);
}

const MOST_STRETCHES = 100;

/** The index narrows to the passages that are read; where it cannot be asked, all of them are. */
function stretchesOf(archives: ArchiveSet, quote: string): readonly HeldStretch[] {
  const units = searchForm(quote)
    .units.split(BARRIER)
    .reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const expression = phraseExpression(withoutEdges(units));
  const found = archives.archives.flatMap((archive) =>
    rowsWith(archive, quote, expression).map((row) => ({ ...row, archive })),
  );
  return archives.activeEditions
    .flatMap((active) => {
      const { reportId, edition, archive, editionKey } = active;
      const own = found.filter((row) => row.archive === archive && row.editionKey === editionKey);
      const sourceFile = own.length > 0 ? sourceFileOf(active) : null;
      return own.flatMap(({ passageId, text }) =>
        startsIn(text, quote).map((start) => ({ reportId, edition, sourceFile, passageId, text, start })),
      );
    })
    .slice(0, MOST_STRETCHES);
}

function rowsWith(archive: ArchiveFile, quote: string, expression: string | null): readonly HeldRow[] {
  const rows = `SELECT edition_key AS editionKey, passage_id AS passageId, text FROM passages
    WHERE instr(text, ?) > 0`;
  if (expression !== null && !archive.health.isDamaged) {
    try {
      return archive.database
        .prepare<[string, string], HeldRow>(
          `${rows} AND passage_key IN (SELECT rowid FROM passage_index WHERE passage_index MATCH ?)
            LIMIT ${MOST_STRETCHES}`,
        )
        .all(quote, expression);
    } catch {
      // An index that turns out to be damaged here is found so by the next search.
    }
  }
  return archive.database.prepare<[string], HeldRow>(`${rows} LIMIT ${MOST_STRETCHES}`).all(quote);
}

interface HeldRow {
  readonly editionKey: number;
  readonly passageId: PassageId;
  readonly text: string;
}

/** A number at an edge of a quotation may be the part of a longer one, which the index knows as a whole. */
function withoutEdges(units: string): string {
  return units.replace(/^[0-9.０-９．]+|[0-9.０-９．]+$/gu, '');
}

function sourceFileOf({ archive, editionKey }: ActiveEdition): string | null {
  const row = archive.database
    .prepare<[number], { sourceFile: string | null }>(
      'SELECT source_file AS sourceFile FROM editions WHERE edition_key = ?',
    )
    .get(editionKey);
  return row?.sourceFile ?? null;
}

function startsIn(text: string, quote: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    starts.push(codePointOffset(text, at));
  return starts;
}

function activeEdition(archives: ArchiveSet, reportId: ReportId, edition: EditionName): ActiveEdition | null {
  try {
    return archives.editionOf(reportId, edition);
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'not_found') return null;
    throw error;
  }
}

function lazyText(active: ActiveEdition): EditionText {
  let passages: EditionText['passages'] | undefined;
  return {
    textHash: active.textHash,
    get passages() {
      return (passages ??= active.archive.database
        .prepare<[number], { passageId: PassageId; text: string }>(
          'SELECT passage_id AS passageId, text FROM passages WHERE edition_key = ? ORDER BY ordinal',
        )
        .all(active.editionKey));
    },
  };
}
