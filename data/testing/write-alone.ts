/** Started by file-lock.test.ts: `write-alone.ts LOCK TIMES`. Says how often somebody else was at work while it held the lock. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { holdFile } from '../schema/file-lock.ts';

const lock = process.argv[2] ?? '';
const work = `${lock}.work`;
let met = 0;
for (let time = 0; time < Number(process.argv[3]); time++) {
  const release = holdFile(lock, 60_000);
  try {
    closeSync(openSync(work, 'wx'));
    rmSync(work);
  } catch {
    met++;
  }
  release();
}
process.stdout.write(String(met));
