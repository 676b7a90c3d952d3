import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createArchive } from '../../data/schema/archive-file.ts';
import { storeReport } from '../../data/schema/store-report.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';

/** An archive of so many synthetic reports; written once, for it is the same each time. */
export function syntheticArchive(folder: string, reports: number): string {
  const file = path.join(folder, `synthetic-${reports}.sqlite`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  createArchive(file, (database) => {
    for (let n = 0; n < reports; n++) storeReport(database, syntheticReport(n));
  });
  return file;
}
