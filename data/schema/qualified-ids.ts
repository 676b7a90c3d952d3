import type { ReportId } from '../contract/model.ts';
import type { ArchiveFile } from './archive-set.ts';
import { openChecked } from './archive-file.ts';
import { indexHealth } from './index-health.ts';
import { prepared } from './prepared.ts';

/** Who comes first keeps an id: what notes of this machine are bound to never changes its name. */
const ORDER = { holdings: 0, shipped: 1, added: 2 } as const;

/** What two archives say of a report that tells whether they mean one document. */
interface Identity {
  readonly role: ArchiveFile['role'];
  readonly agency: string | null;
  readonly title: string | null;
  readonly yearCovered: number | null;
  /** Of the file that the record names and of every text of it. */
  readonly sources: ReadonlySet<string>;
  readonly hasOriginal: boolean;
  /** Fields that a person told, whatever the text says. */
  readonly told: ReadonlySet<string>;
  /** The first thing that was done with it in the holdings; null where that is not kept. */
  readonly firstAction: string | null;
}

/**
 * Ids are minted on each machine by itself, and two may give the same to different documents. Where an archive calls
 * another document by an id that one before it has, its own is told apart by its edition id (`linhe-2024~1a2b3c4d`): the
 * connection is opened anew and answers under that id. The file stays as it is. Returned in the order in which they came.
 */
export function qualifyIds(archives: readonly ArchiveFile[]): ArchiveFile[] {
  const shared = sharedIds(archives);
  const owners = new Map<ReportId, Identity[]>();
  const opened = new Map<ArchiveFile, ArchiveFile>();
  for (const archive of archives.toSorted((a, b) => ORDER[a.role] - ORDER[b.role])) {
    const ids = shared.get(archive) ?? [];
    const others = ids.filter((id) => {
      const known = owners.get(id);
      return known !== undefined && !known.every((one) => isSameDocument(one, identityOf(archive, id)));
    });
    const renamed = new Set(others);
    for (const id of ids) if (!renamed.has(id)) put(owners, id, archive);
    opened.set(archive, renamed.size === 0 ? archive : openedUnder(archive, others));
  }
  return archives.map((archive) => opened.get(archive)!);
}

function put(owners: Map<ReportId, Identity[]>, id: ReportId, archive: ArchiveFile): void {
  owners.set(id, [...(owners.get(id) ?? []), identityOf(archive, id)]);
}

/**
 * The ids of each archive that another one has as well. The largest, which holdings often are, is only asked for those of
 * the others: it is opened anew after each slice of an import.
 */
function sharedIds(archives: readonly ArchiveFile[]): ReadonlyMap<ArchiveFile, readonly ReportId[]> {
  const largest = archives.toSorted((a, b) => pagesOf(b) - pagesOf(a))[0];
  const ids = new Map(archives.filter((one) => one !== largest).map((one) => [one, idsOf(one)]));
  const known = new Set([...ids.values()].flat());
  if (largest && known.size > 0) ids.set(largest, idsAmong(largest, [...known]));
  const holders = new Map<ReportId, number>();
  for (const own of ids.values()) for (const id of own) holders.set(id, (holders.get(id) ?? 0) + 1);
  return new Map([...ids].map(([archive, own]) => [archive, own.filter((id) => holders.get(id)! > 1)]));
}

function pagesOf({ database }: ArchiveFile): number {
  return Number(database.pragma('page_count', { simple: true }));
}

const IDS = 'SELECT report_id AS id FROM stored_reports';

function idsOf({ database }: ArchiveFile): readonly ReportId[] {
  return prepared<[], { readonly id: ReportId }>(database, IDS)
    .all()
    .map(({ id }) => id);
}

function idsAmong({ database }: ArchiveFile, ids: readonly ReportId[]): readonly ReportId[] {
  return prepared<[string], { readonly id: ReportId }>(
    database,
    `${IDS} WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY report_id`,
  )
    .all(JSON.stringify(ids))
    .map(({ id }) => id);
}

/** `a` comes before `b`. */
function isSameDocument(a: Identity, b: Identity): boolean {
  for (const source of b.sources) if (a.sources.has(source)) return true;
  if (a.role === 'holdings' && a.hasOriginal) {
    // A text that was put under a report which another archive describes, not one of which the id was minted here.
    if (a.firstAction !== null && a.firstAction !== 'import') return true;
    // Holdings of version 1 knew a report by agency and year alone.
    if (a.firstAction === null) return a.agency === b.agency && a.yearCovered === b.yearCovered;
  }
  // Other bytes from elsewhere are another document, however it is described.
  if (a.hasOriginal && b.hasOriginal && b.role === 'added') return false;
  return isAlike(a, b, 'title') && isAlike(a, b, 'agency');
}

function isAlike(a: Identity, b: Identity, field: 'title' | 'agency'): boolean {
  if (a.told.has(field) || b.told.has(field)) return true;
  return a[field] === null || b[field] === null || a[field] === b[field];
}

interface Row {
  readonly agency: string | null;
  readonly title: string | null;
  readonly yearCovered: number | null;
  readonly sha256: string | null;
}

function identityOf({ role, database }: ArchiveFile, id: ReportId): Identity {
  const row = prepared<[string], Row>(
    database,
    `SELECT agency, title, year_covered AS yearCovered, source_sha256 AS sha256 FROM stored_reports
     WHERE report_id = ?`,
  ).get(id)!;
  const texts = prepared<[string], { readonly sha256: string | null }>(
    database,
    "SELECT source_sha256 AS sha256 FROM editions WHERE report_id = ? AND edition = 'original'",
  ).all(id);
  const told = prepared<[string], { readonly field: string }>(
    database,
    'SELECT field FROM told_fields WHERE report_id = ?',
  ).all(id);
  const first = prepared<[string], { readonly action: string }>(
    database,
    'SELECT action FROM arrangements WHERE report_id = ? ORDER BY arrangement_key LIMIT 1',
  ).get(id);
  return {
    role,
    ...row,
    sources: new Set([row.sha256, ...texts.map(({ sha256 }) => sha256)].filter((one) => one !== null)),
    hasOriginal: texts.length > 0,
    told: new Set(told.map(({ field }) => field)),
    firstAction: first?.action ?? null,
  };
}

function openedUnder(archive: ArchiveFile, ids: readonly ReportId[]): ArchiveFile {
  // The name that the connection was opened by: a mended copy stands for its archive.
  const file = archive.database.name;
  const qualified = { ids, suffix: `~${archive.editionId.slice(0, 8)}` };
  const { database } = openChecked(file, qualified);
  archive.database.close();
  return { ...archive, database, health: indexHealth(database), qualified };
}
