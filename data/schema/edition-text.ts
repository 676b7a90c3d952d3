import { ArchiveError } from '../contract/errors.ts';
import {
  EDITIONS,
  type EditionName,
  type NamedReport,
  type PassageId,
  type ReportId,
} from '../contract/model.ts';
import { shortName } from '../contract/report-names.ts';
import type { ActiveEdition, ArchiveSet } from './archive-set.ts';

/** The text of one edition, as anchors need it. */
export interface EditionText {
  readonly textHash: string;
  /** In reading order. Read from the archive when first asked for. */
  readonly passages: readonly { readonly passageId: PassageId; readonly text: string }[];
}

/** Where the notebook gets texts from; null for an edition that no open archive holds. */
export interface EditionTexts {
  textOf(reportId: ReportId, edition: EditionName): EditionText | null;
  /** The report as a person calls it: 平湖 2022; null for a report that no open archive holds. */
  nameOf?(reportId: ReportId): string | null;
}

/** Reads from the open archives and keeps what it has read, per edition. Make a new one when the set changes. */
export function editionTextsOf(archives: ArchiveSet): EditionTexts {
  const known = new Map<string, EditionText | null>();
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
    nameOf(reportId) {
      const active = EDITIONS.map((edition) => activeEdition(archives, reportId, edition)).find(Boolean);
      const row = active?.archive.database
        .prepare<[string], NamedReport>(
          `SELECT report_id AS reportId, agency, agency_label AS agencyLabel, year_covered AS yearCovered, genre, period,
             title, source_file AS sourceFile FROM reports WHERE report_id = ?`,
        )
        .get(reportId);
      return row ? shortName(row) : null;
    },
  };
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
