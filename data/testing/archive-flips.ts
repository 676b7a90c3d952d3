/** Single bits turned over in an archive file: what the program then says, and whether verification notices. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dispatch } from '../dispatch.ts';
import { openLibrary, type Library } from '../open-library.ts';
import { createArchive } from '../schema/archive-file.ts';
import { stampHoldings } from '../schema/edition-id.ts';
import type { ParsedReport } from '../schema/parsed-report.ts';
import { openWritable, type WritableDatabase } from '../schema/sqlite.ts';
import { storeReport } from '../schema/store-report.ts';
import { storeSource } from '../schema/store-source.ts';
import { seededRandom } from './random.ts';
import { syntheticReport } from './synthetic-report.ts';

export interface FlipReport {
  readonly flips: number;
  /** The archive was refused or put aside, with a sentence. */
  readonly told: number;
  /** Verification found something. */
  readonly noticed: number;
  /** Nothing is said otherwise: a byte that nobody reads. */
  readonly harmless: number;
  /** Offsets and bits over which the program says something else, and nobody notices. Must be empty. */
  readonly missed: readonly string[];
}

/** Turns over `count` bits of `archive`, one at a time, in a library in `folder` that has it in the given role. */
export async function flipBits(
  archive: string,
  role: 'shipped' | 'holdings',
  count: number,
  folder: string,
  seed = 1,
): Promise<FlipReport> {
  const random = seededRandom(seed);
  const content = readFileSync(archive);
  const wanted = (await look(content, role, folder)).said;
  const report = { flips: count, told: 0, noticed: 0, harmless: 0, missed: [] as string[] };
  for (let n = 0; n < count; n++) {
    const at = Math.floor(random() * content.length);
    const bit = Math.floor(random() * 8);
    const flipped = Buffer.from(content);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
    const { said, isTold, isNoticed } = await look(flipped, role, folder);
    if (isTold) report.told++;
    else if (isNoticed) report.noticed++;
    else if (said === wanted) report.harmless++;
    else report.missed.push(`${at}.${bit}`);
  }
  return report;
}

/** Holdings that were added to, with a superseded text, places on pages, and sources that deflate and that do not. */
export function writeFlippableHoldings(file: string): void {
  createArchive(file, (database) =>
    storeReport(database, withSource(database, 1, Buffer.from('市场监管'.repeat(9_000)))),
  );
  const database = openWritable(file);
  database.transaction(() => {
    const random = seededRandom(5);
    const packed = Uint8Array.from({ length: 60_000 }, () => Math.floor(random() * 256));
    storeReport(database, withSource(database, 2, packed));
    storeReport(database, syntheticReport(1, 2), 'version');
    stampHoldings(database);
  })();
  database.close();
}

function withSource(database: WritableDatabase, n: number, bytes: Uint8Array): ParsedReport {
  const sourceSha256 = storeSource(database, { fileName: `${n}.txt`, format: 'txt', bytes });
  const pages = [{ number: 1, width: 595, height: 842, rotation: 0 }] as const;
  const places = [{ page: 1, rawStart: 0, rawEnd: 12, x: 6_000, y: 5_000, width: 40_000, height: 1_000 }];
  return { ...syntheticReport(n), sourceSha256, pages, places };
}

interface Seen {
  readonly said: string;
  readonly isTold: boolean;
  readonly isNoticed: boolean;
}

async function look(content: Buffer, role: 'shipped' | 'holdings', folder: string): Promise<Seen> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${role}.sqlite`);
  writeFileSync(file, content);
  const library = openLibrary({
    archives: role === 'shipped' ? [{ file, role }] : [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: path.join(folder, 'notebook'),
    version: '0',
  });
  try {
    const said = await everythingSaid(library);
    const { archives } = library.archive['library.verify']({});
    const isNoticed = archives.some(
      (one) =>
        one.integrity !== 'ok' ||
        one.index !== 'ok' ||
        one.contents !== 'ok' ||
        one.reports.some(({ fixity, source }) => fixity !== 'ok' || source === 'differs'),
    );
    const { problems } = library.archive['library.status']({});
    return { said, isTold: problems.length > 0, isNoticed };
  } finally {
    library.close();
  }
}

/** Every answer about every report, as text. */
async function everythingSaid(library: Library): Promise<string> {
  const said: unknown[] = [];
  const ask = async (method: string, request: unknown = {}): Promise<unknown> => {
    const reply = await dispatch(library.archive, method, request, () => undefined);
    said.push(reply);
    return reply.ok ? reply.value : null;
  };
  const reports = (await ask('reports.list')) as
    readonly { readonly reportId: string; readonly editions: readonly string[] }[] | null;
  for (const { reportId, editions } of reports ?? []) {
    for (const edition of editions) await ask('reports.read', { reportId, edition });
    await ask('reports.source', { reportId });
    await ask('sources.describe', { reportId });
    await ask('sources.piece', { reportId, piece: 0 });
  }
  for (const query of ['市场', '工作', '年度:2006..2010 安全', '电梯 OR 食品'])
    await ask('search.run', { query });
  for (const method of ['indicators.list', 'indicators.series', 'programmes.list', 'terms.list'])
    await ask(method);
  return JSON.stringify(said);
}
