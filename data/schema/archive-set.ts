import { ArchiveError } from '../contract/errors.ts';
import type { OpenArchive } from '../contract/library-model.ts';
import type { EditionName, ReportId } from '../contract/model.ts';
import { readActiveTexts, type ActiveTexts } from './active-texts.ts';
import type { IndexHealth } from './index-health.ts';
import { prepared } from './prepared.ts';
import type { QualifiedIds } from './read-earlier-version.ts';
import type { ReadableDatabase } from './sqlite.ts';

/** One archive file that is open. */
export interface ArchiveFile {
  readonly role: OpenArchive['role'];
  readonly file: string;
  readonly editionId: string;
  readonly schemaVersion: number;
  readonly database: ReadableDatabase;
  readonly health: IndexHealth;
  /** Its reports that go by other ids here than in the file (qualified-ids.ts). */
  readonly qualified?: QualifiedIds;
}

/** One text that is in force: where several archives hold the same edition of a report, only one of them counts. */
export interface ActiveEdition {
  readonly archive: ArchiveFile;
  readonly editionKey: number;
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly textHash: string;
  /** The file that the text was read from, where it was read from one. */
  readonly sourceFile: string | null;
  readonly sourceSha256: string | null;
}

/** A text is taken from the holdings first; a catalogue record from the shipped archive first, for it is curated. */
const TEXT_PRECEDENCE = { holdings: 0, added: 1, shipped: 2 } as const;
const RECORD_PRECEDENCE = { shipped: 0, added: 1, holdings: 2 } as const;

/** The archives that are open, read as one. */
export class ArchiveSet {
  readonly archives: readonly ArchiveFile[];
  #texts: ActiveTexts<ArchiveFile> | undefined;
  #active: readonly ActiveEdition[] | undefined;
  #byReport: ReadonlyMap<ReportId, readonly ActiveEdition[]> | undefined;
  #merged: ReadonlyMap<ReportId, ReportId> | undefined;

  constructor(archives: readonly ArchiveFile[]) {
    this.archives = archives;
  }

  /** Every current edition once, in no particular order. */
  get activeEditions(): readonly ActiveEdition[] {
    return (this.#active ??= editionsOf(this.activeTexts));
  }

  /** The same, as columns. */
  get activeTexts(): ActiveTexts<ArchiveFile> {
    return (this.#texts ??= readActiveTexts(byTextPrecedence(this.archives)));
  }

  /** Reports of which a text is in force, each once. */
  activeReports(): readonly ReportId[] {
    return [...new Set(this.activeEditions.map(({ reportId }) => reportId))];
  }

  /** Every current edition of every archive is active: none shadows another. */
  get isWhole(): boolean {
    if (this.archives.length === 1) return true;
    const current = this.archives.map(({ database }) =>
      Number(database.prepare('SELECT count(*) FROM editions WHERE is_current = 1').pluck().get()),
    );
    return current.reduce((sum, count) => sum + count, 0) === this.activeTexts.length;
  }

  /** The active editions of one report, 提要 first, without reading those of all. */
  textsOf(reportId: ReportId): readonly ActiveEdition[] {
    const taken = new Map<EditionName, ActiveEdition>();
    for (const one of byTextPrecedence(this.archives).flatMap((archive) =>
      currentEditions(archive, reportId),
    ))
      if (!taken.has(one.edition)) taken.set(one.edition, one);
    return [...taken.values()].sort((a, b) => (a.edition < b.edition ? -1 : 1));
  }

  /** Archives in the order in which their catalogue records are believed. */
  get byRecordPrecedence(): readonly ArchiveFile[] {
    return [...this.archives].sort((a, b) => RECORD_PRECEDENCE[a.role] - RECORD_PRECEDENCE[b.role]);
  }

  /** The id under which a report is held now: that of the report which it was merged into, else its own. */
  heldAs(reportId: ReportId): ReportId {
    return this.wayOf(reportId).at(-1)!;
  }

  /** From a report over those into which it was merged, one after the other, to the one that is held. */
  wayOf(reportId: ReportId): readonly ReportId[] {
    this.#merged ??= readMerged(this.archives);
    const way = new Set([reportId]);
    for (
      let into = this.#merged.get(reportId);
      into !== undefined && !way.has(into);
      into = this.#merged.get(into)
    )
      way.add(into);
    return [...way];
  }

  /** Every id that a report goes by: the one under which it is held, then those of reports that were merged into it. */
  idsOf(reportId: ReportId): readonly ReportId[] {
    const held = this.heldAs(reportId);
    const merged = [...(this.#merged?.keys() ?? [])].filter((id) => id !== held && this.heldAs(id) === held);
    return [held, ...merged];
  }

  /** The text of a report; without a name the original where there is one. Throws not_found. */
  editionOf(reportId: ReportId, edition?: EditionName): ActiveEdition {
    const wanted: readonly EditionName[] = edition ? [edition] : ['original', 'digest'];
    this.#byReport ??= Map.groupBy(this.activeEditions, (one) => one.reportId);
    const known = this.#byReport.get(this.heldAs(reportId)) ?? [];
    for (const name of wanted) {
      const found = known.find((one) => one.edition === name);
      if (found) return found;
    }
    throw new ArchiveError(
      'not_found',
      known.length === 0
        ? `unknown report "${reportId}"`
        : `report "${reportId}" has no ${wanted.join(' or ')}`,
    );
  }
}

function readMerged(archives: readonly ArchiveFile[]): ReadonlyMap<ReportId, ReportId> {
  const rows = archives.flatMap(({ database }) =>
    database
      .prepare<[], { from: ReportId; into: ReportId }>(
        `SELECT report_id AS "from", merged_into AS "into" FROM reports
         WHERE removed = 'merged' AND merged_into IS NOT NULL`,
      )
      .all(),
  );
  return new Map(rows.map(({ from, into }) => [from, into]));
}

/** What an archive calls a report is a report id. */
type EditionRow = readonly [
  editionKey: number,
  reportId: ReportId,
  edition: EditionName,
  textHash: string,
  sourceFile: string | null,
  sourceSha256: string | null,
];

const CURRENT = `SELECT edition_key, report_id, edition, text_hash, source_file, source_sha256 FROM editions
  WHERE is_current = 1`;

function byTextPrecedence(archives: readonly ArchiveFile[]): readonly ArchiveFile[] {
  return archives.toSorted((a, b) => TEXT_PRECEDENCE[a.role] - TEXT_PRECEDENCE[b.role]);
}

function editionsOf({ runs, editionKey }: ActiveTexts<ArchiveFile>): ActiveEdition[] {
  return runs.flatMap(({ archive, from, to }) => {
    const current = currentEditions(archive);
    if (current.length === to - from) return current;
    const active = new Set<number>();
    for (let place = from; place < to; place++) active.add(editionKey[place]!);
    return current.filter((one) => active.has(one.editionKey));
  });
}

/** `reportId`: of this report alone. */
function currentEditions(archive: ArchiveFile, reportId?: ReportId): ActiveEdition[] {
  const rows =
    reportId === undefined
      ? prepared<[], EditionRow>(archive.database, `${CURRENT} ORDER BY edition_key`).raw().all()
      : prepared<[ReportId], EditionRow>(archive.database, `${CURRENT} AND report_id = ?`)
          .raw()
          .all(reportId);
  return rows.map(([editionKey, id, edition, textHash, sourceFile, sourceSha256]) => ({
    archive,
    editionKey,
    reportId: id,
    edition,
    textHash,
    sourceFile,
    sourceSha256,
  }));
}
