import type { Hash } from 'node:crypto';

/** Hashes rows as JSON, one behind the other. Many at once: handing over each by itself takes longer than hashing it. */
export function hashRows(hash: Hash, rows: Iterable<unknown>): void {
  let waiting = '';
  for (const row of rows) {
    waiting += JSON.stringify(row);
    if (waiting.length < 100_000) continue;
    hash.update(waiting);
    waiting = '';
  }
  hash.update(waiting);
}
