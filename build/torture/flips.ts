import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { flipNotebook } from '../../data/annotations/testing/notebook-flips.ts';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { flipBits, writeFlippableHoldings } from '../../data/testing/archive-flips.ts';

/** The long form of data/archive-flips.test.ts and data/annotations/notebook-flips.test.ts. Says which flipped bits changed an answer unseen: none may. */
export async function flips(count: number): Promise<readonly string[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-flips-'));
  const archive = path.join(folder, 'archive.sqlite');
  buildArchive(path.resolve(import.meta.dirname, '../../data/corpus'), archive);
  const holdings = path.join(folder, 'holdings.sqlite');
  writeFlippableHoldings(holdings);
  const missed: string[] = [];
  for (const [file, role, times] of [
    [archive, 'shipped', count],
    [holdings, 'holdings', Math.ceil(count * 0.4)],
  ] as const) {
    const report = await flipBits(file, role, times, path.join(folder, role), 7);
    process.stderr.write(`${role}: ${JSON.stringify(report)}\n`);
    missed.push(...report.missed.map((one) => `${role} ${one}`));
  }
  for (const [which, times] of [
    ['database', count],
    ['journal', Math.ceil(count * 0.4)],
  ] as const) {
    const report = flipNotebook(which, times, path.join(folder, which), 7);
    process.stderr.write(`notebook, ${which}: ${JSON.stringify(report)}\n`);
    missed.push(...report.missed.map((one) => `notebook ${which} ${one}`));
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return missed;
}
