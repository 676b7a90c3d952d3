import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { killWriters } from '../../data/annotations/testing/kill-test.ts';

/** A notebook is filled by so many writers before a new one is begun; the check after each kill reads all of it. */
const KILLS_PER_NOTEBOOK = 50;
const LONGEST_LIFE = 120;

/** The long form of data/annotations/kill.test.ts. Says what was acknowledged and lost: nothing may be. */
export async function kills(wanted: number): Promise<readonly string[]> {
  let done = 0;
  let acknowledged = 0;
  const lost: string[] = [];
  while (done < wanted) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-torture-'));
    const round = Math.min(KILLS_PER_NOTEBOOK, wanted - done);
    const report = await killWriters(path.join(folder, 'library'), round, LONGEST_LIFE);
    fs.rmSync(folder, { recursive: true, force: true });
    done += report.kills;
    acknowledged += report.acknowledged;
    lost.push(...report.lost, ...report.problems);
    process.stderr.write(
      `${done} kills, ${acknowledged} acknowledged, ${lost.length} lost or complained of\n`,
    );
  }
  return lost;
}
