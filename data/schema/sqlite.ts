import type BetterSqlite3 from 'better-sqlite3';
import { createRequire } from 'node:module';

/** A connection that can only read; nothing in the program can turn it into a writing one. */
export type ReadableDatabase = BetterSqlite3.Database & { readonly access: 'read' | 'write' };
export type WritableDatabase = BetterSqlite3.Database & { readonly access: 'write' };

/** better-sqlite3 13 needs Node-API 10; on an older Node the process would die without a word. */
const NODE_API_NEEDED = 10;

let driver: typeof BetterSqlite3 | undefined;

function loadDriver(): typeof BetterSqlite3 {
  if (driver) return driver;
  if (Number(process.versions.napi ?? NODE_API_NEEDED) < NODE_API_NEEDED) {
    throw new Error(
      `Node 22.14 or newer is needed, this is ${process.version}: start through the npm scripts`,
    );
  }
  // The module exports the class itself.
  driver = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;
  return driver;
}

/** Opens a file that must exist. Throws SqliteError where it cannot be read or is no database. */
export function openReadable(file: string): ReadableDatabase {
  const database = new (loadDriver())(file, { readonly: true, fileMustExist: true });
  database.pragma('query_only = on');
  // A file from elsewhere: nothing in its schema may call a function of ours, and each page is looked at before it is used.
  database.pragma('trusted_schema = off');
  database.pragma('cell_size_check = on');
  database.pragma('mmap_size = 2147418112');
  // The brand is this function's to give: the connection was opened read-only one line above.
  return database as ReadableDatabase;
}

/** Opens or creates a file for writing; `:memory:` for a throw-away database. */
export function openWritable(file: string): WritableDatabase {
  const database = new (loadDriver())(file);
  database.pragma('foreign_keys = on');
  return database as WritableDatabase;
}
