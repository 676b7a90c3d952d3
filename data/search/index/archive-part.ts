import type { Statement } from 'better-sqlite3';
import type { PassageId } from '../../contract/model.ts';
import type { ArchiveFile } from '../../schema/archive-set.ts';
import type { ReadableDatabase } from '../../schema/sqlite.ts';
import { ArchiveIndex } from './archive-index.ts';

/** One archive's stretch of the table: a passage stands at `base` + its key. */
export interface ArchivePart {
  readonly archive: ArchiveFile;
  readonly base: number;
  readonly size: number;
  readonly index: ArchiveIndex;
  readonly read: PassageStatements;
}

/** Prepared once: preparing takes longer than running. */
export interface PassageStatements {
  readonly text: Statement<[number], { readonly text: string }>;
  readonly hit: Statement<[number], HitRow>;
  readonly cells: Statement<[number], { readonly cells: string }>;
}

export interface HitRow {
  readonly passage_id: PassageId;
  readonly heading: string | null;
}

export function partsOf(archives: readonly ArchiveFile[]): ArchivePart[] {
  let base = 0;
  return archives.map((archive) => {
    const { last } = archive.database
      .prepare<[], { last: number | null }>('SELECT max(passage_key) AS last FROM passages')
      .get()!;
    const index = new ArchiveIndex(archive);
    // Whole words of a set, so that those of several archives are put together word by word.
    const size = (((last ?? 0) + 32) >>> 5) << 5;
    const part = { archive, base, size, index, read: statementsOf(archive.database) };
    base += part.size;
    return part;
  });
}

function statementsOf(database: ReadableDatabase): PassageStatements {
  return {
    text: database.prepare('SELECT text FROM passages WHERE passage_key = ?'),
    cells: database.prepare('SELECT cells FROM passage_tables WHERE passage_key = ?'),
    // The heading by a query of its own: as a join the same takes four times as long.
    hit: database.prepare(
      `SELECT passage_id,
              (SELECT heading FROM sections WHERE sections.section_key = passages.section_key) AS heading
       FROM passages WHERE passage_key = ?`,
    ),
  };
}
