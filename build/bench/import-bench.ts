import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLibrary } from '../../data/open-library.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';

export interface ImportFigures {
  readonly seconds: number;
  readonly added: number;
}

/** Seconds of processor time to import so many plain-text reports into empty holdings, through the one door. */
export async function benchImport(reports: number): Promise<ImportFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-bench-'));
  const library = openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: path.join(folder, 'notebook'),
    version: 'bench',
  });
  const all = Array.from({ length: reports }, (_, n) => fileOf(n));
  const before = process.cpuUsage();
  let added = 0;
  for (let start = 0; start < reports; start += 100) {
    const files = all.slice(start, start + 100);
    added += (await library.archive['imports.add']({ files })).filter((one) => one.status === 'added').length;
  }
  const { user, system } = process.cpuUsage(before);
  library.close();
  rmSync(folder, { recursive: true, force: true });
  return { seconds: (user + system) / 1_000_000, added };
}

function fileOf(n: number): {
  name: string;
  contentBase64: string;
  corrections: { agency: string; yearCovered: number; title: string };
} {
  const { record, sections } = syntheticReport(n);
  const lines = sections.flatMap((section) => [
    ...(section.heading ? [section.heading.text] : []),
    ...section.passages.map((one) => one.text),
  ]);
  return {
    name: `synthetic-${n}.txt`,
    contentBase64: Buffer.from(lines.join('\n\n')).toString('base64'),
    corrections: { agency: record.agency, yearCovered: record.yearCovered, title: record.title },
  };
}
