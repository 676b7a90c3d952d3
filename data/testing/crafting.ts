/** Ways of crafting an archive from a sound one, for crafted-archives.ts. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { stampEditionId } from '../schema/edition-id.ts';
import { openWritable, type WritableDatabase } from '../schema/sqlite.ts';
import { textHash } from '../schema/store-report.ts';
import { seededRandom } from './random.ts';

export interface CraftedArchive {
  readonly name: string;
  /** `refused`: it must not be opened. `harmless`: it may be, for what is wrong with it can be made anew. */
  readonly outcome: 'refused' | 'harmless';
  write(sound: string, to: string): void;
}

type Change = (database: WritableDatabase) => void;

export function database(change: Change): CraftedArchive['write'] {
  return (sound, to) => {
    copyFileSync(sound, to);
    const opened = openWritable(to);
    try {
      opened.unsafeMode(true);
      opened.pragma('synchronous = off');
      opened.pragma('foreign_keys = off');
      opened.pragma('legacy_alter_table = on');
      opened.pragma('writable_schema = on');
      opened.pragma('ignore_check_constraints = on');
      change(opened);
    } finally {
      opened.close();
    }
  };
}

export const run = (sql: string) => database((opened) => void opened.exec(sql));

/** States ids, text hashes and digests as if the change were meant: only the values themselves are wrong. */
export function stated(sql: string): CraftedArchive['write'] {
  return database((opened) => {
    opened.exec(sql);
    const passages = opened.prepare<[number], { text: string }>(
      'SELECT text FROM passages WHERE edition_key = ? ORDER BY ordinal',
    );
    for (const key of opened.prepare('SELECT edition_key FROM editions').pluck().all() as readonly number[])
      opened
        .prepare('UPDATE editions SET text_hash = ? WHERE edition_key = ?')
        .run(textHash(passages.all(key)), key);
    opened.exec("DELETE FROM archive_info WHERE key GLOB 'rows*'");
    stampEditionId(opened);
  });
}

export function bytes(change: (content: Buffer) => Buffer): CraftedArchive['write'] {
  return (sound, to) => writeFileSync(to, change(readFileSync(sound)));
}

export const refused = (name: string, write: CraftedArchive['write']): CraftedArchive => ({
  name,
  outcome: 'refused',
  write,
});
export const harmless = (name: string, write: CraftedArchive['write']): CraftedArchive => ({
  name,
  outcome: 'harmless',
  write,
});

export function noise(length: number, seed: number): Buffer {
  const random = seededRandom(seed + 1);
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** An interior page (type 5) of 200 cells that all lead to itself (sqlite.org/fileformat.html 1.6). */
export function ownChild(content: Buffer, page: number): Buffer {
  const start = (page - 1) * 4096;
  const header = start + (page === 1 ? 100 : 0);
  content[header] = 5;
  content.writeUInt16BE(0, header + 1);
  content.writeUInt16BE(200, header + 3);
  content.writeUInt16BE(4096 - 200 * 6, header + 5);
  content.writeUInt32BE(page, header + 8);
  for (let cell = 0; cell < 200; cell++) {
    const at = 4096 - (cell + 1) * 6;
    content.writeUInt16BE(at, header + 12 + cell * 2);
    content.writeUInt32BE(page, start + at);
    content[start + at + 4] = 0x81;
    content[start + at + 5] = cell & 0x7f;
  }
  return content;
}
