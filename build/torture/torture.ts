/**
 * The long kill test: `npm run torture [KILLS]`, 1,000 without an argument. Ends with 1 when an acknowledged note was
 * lost. The short one is data/annotations/kill.test.ts.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { killWriters } from '../../data/annotations/testing/kill-test.ts';

/** A notebook is filled by so many writers before a new one is begun; the check after each kill reads all of it. */
const KILLS_PER_NOTEBOOK = 50;
const LONGEST_LIFE = 120;

const wanted = Number(process.argv[2] ?? 1000);
let kills = 0;
let acknowledged = 0;
const lost: string[] = [];
while (kills < wanted) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-torture-'));
  const round = Math.min(KILLS_PER_NOTEBOOK, wanted - kills);
  const report = await killWriters(path.join(folder, 'library'), round, LONGEST_LIFE);
  fs.rmSync(folder, { recursive: true, force: true });
  kills += report.kills;
  acknowledged += report.acknowledged;
  lost.push(...report.lost, ...report.problems);
  process.stderr.write(
    `${kills} kills, ${acknowledged} acknowledged, ${lost.length} lost or complained of\n`,
  );
}
console.log(JSON.stringify({ kills, acknowledged, lost }));
process.exitCode = lost.length === 0 ? 0 : 1;
