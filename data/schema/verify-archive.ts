import path from 'node:path';
import type { Verification } from '../contract/library-model.ts';
import type { EditionName, ReportId } from '../contract/model.ts';
import type { ArchiveFile } from './archive-set.ts';
import { openArchive } from './archive-file.ts';
import { strangeValue } from './archive-values.ts';
import { checkContents } from './contents-digest.ts';
import { areFactsSound } from './edition-facts.ts';
import { areColumnsSound } from './stored-columns.ts';
import { hasEditionId } from './edition-id.ts';
import { sourceFixity, type SourceFixity } from './source-fixity.ts';
import { textHash } from './store-report.ts';
import { verifyIndex } from './verify-index.ts';

type Verified = Verification['archives'][number];

/** Called often while a check goes on: it may wait, and it may throw to end the check. */
export type Pause = () => void;

type Sources = ReadonlyMap<string, SourceFixity>;

/**
 * Checks an archive that is open, from end to end: SQLite's own integrity check, the full-text index and the facts of
 * passages against the passages, every row against the edition id, the text hashes and the digests that the archive
 * states, and every kept source against its SHA-256 and SM3 (fixity in the sense of PREMIS). What cannot be read differs.
 */
export function verifyArchive(archive: ArchiveFile, pause: Pause = () => undefined): Verified {
  const { database } = archive;
  const step = <Value>(work: () => Value): Value => {
    pause();
    return work();
  };
  const contents = step(() => orElse(() => checkContents(database, pause), null));
  const sources = step(() => orElse<Sources | null>(() => sourceFixity(database, pause), null));
  const integrity = step(() => integrityOf(archive));
  const areSourcesWhole = sources !== null && [...sources.values()].every((one) => one === 'ok');
  const verified: Verified = {
    fileName: path.basename(archive.file),
    role: archive.role,
    editionId: archive.editionId,
    integrity,
    index: step(() => believedIndex(archive, integrity, pause)),
    contents: step(() => (areSourcesWhole ? contentsOf(archive, contents?.isSound) : 'differs')),
    reports: step(() =>
      orElse(() => fixityOf(archive, contents?.differing ?? null, sources ?? new Map(), pause), []),
    ),
  };
  pause();
  return verified;
}

/** An archive that is read under other ids is checked as it is filed, through a connection of its own. */
export function verifyAsFiled(archive: ArchiveFile): Verified {
  if (!archive.qualified) return verifyArchive(archive);
  const filed = openArchive(archive.database.name, archive.role);
  try {
    return { ...verifyArchive(filed), fileName: path.basename(archive.file) };
  } finally {
    filed.database.close();
  }
}

function contentsOf(archive: ArchiveFile, isSound: boolean | null | undefined): Verified['contents'] {
  const isItsId = orElse(
    () => hasEditionId(archive.database, archive.editionId) && strangeValue(archive.database) === null,
    false,
  );
  if (!isItsId || isSound === false || isSound === undefined) return 'differs';
  return isSound === null ? 'unstated' : 'ok';
}

/**
 * What is found damaged here is not asked again: search reads the texts instead. SQLite's own check follows the ways by
 * which a search enters the index; which passages and places it lists is compared with the texts.
 */
function believedIndex(archive: ArchiveFile, integrity: string, pause: Pause): Verified['index'] {
  const isSound =
    !archive.health.isDamaged &&
    !integrity.includes('passage_index') &&
    verifyIndex(archive, pause) === 'ok' &&
    orElse(() => areFactsSound(archive.database) && areColumnsSound(archive.database), false);
  if (!isSound) archive.health.distrust();
  return isSound ? 'ok' : 'damaged';
}

function integrityOf({ database }: ArchiveFile): string {
  try {
    return String(database.pragma('integrity_check(1)', { simple: true }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `differing`: editions whose digest differs; null where none could be computed. */
function fixityOf(
  { database }: ArchiveFile,
  differing: ReadonlySet<number> | null,
  sources: Sources,
  pause: Pause,
): Verified['reports'] {
  const editions = database
    .prepare<[], EditionRow>(
      `SELECT edition_key, report_id, edition, editions.source_sha256, text_hash, is_chosen,
         reports.source_sha256 AS described_sha256, reader_version IS NULL AS is_old,
         EXISTS (SELECT 1 FROM editions AS other WHERE other.report_id = editions.report_id
           AND other.source_sha256 = reports.source_sha256) AS describes_another
       FROM editions JOIN reports USING (report_id) ORDER BY report_id, edition, edition_key`,
    )
    .all();
  const passages = database.prepare<[number], { text: string }>(
    'SELECT text FROM passages WHERE edition_key = ? ORDER BY ordinal',
  );
  const isWhole = (row: EditionRow): boolean =>
    differing?.has(row.edition_key) === false && textHash(passages.all(row.edition_key)) === row.text_hash;
  return editions.map((row) => {
    pause();
    return {
      reportId: row.report_id,
      edition: row.edition,
      sha256: row.source_sha256,
      fixity: orElse(() => isWhole(row), false) ? 'ok' : 'differs',
      record: namesItsSource(row) ? 'ok' : 'differs',
      source: (row.source_sha256 && sources.get(row.source_sha256)) || 'absent',
    };
  });
}

interface EditionRow {
  readonly edition_key: number;
  readonly report_id: ReportId;
  readonly edition: EditionName;
  readonly source_sha256: string | null;
  readonly described_sha256: string | null;
  readonly text_hash: string;
  readonly is_chosen: 0 | 1;
  readonly is_old: 0 | 1;
  readonly describes_another: 0 | 1;
}

/** A broken page is what is looked for here, and no error. */
function orElse<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/**
 * A 提要 describes a file that its archive need not hold; an original that counts was read from the file that its record
 * names. Where a text took the place of another before readers were counted, the record still names the file of the one
 * before.
 */
function namesItsSource(row: EditionRow): boolean {
  const { edition, source_sha256, described_sha256, is_chosen } = row;
  if (edition === 'digest' || is_chosen === 0 || source_sha256 === null || described_sha256 === null)
    return true;
  return source_sha256 === described_sha256 || (row.is_old === 1 && row.describes_another === 1);
}
