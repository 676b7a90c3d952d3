import path from 'node:path';
import type { ArchiveError } from '../../data/contract/errors.ts';
import { dispatch } from '../../data/dispatch.ts';
import { openLibrary, type Library } from '../../data/open-library.ts';
import { SmallDisk } from './small-disk.ts';

/** Bytes of room between two points. */
const STEP = 8192;
const MEGABYTES = 16;
const MOST_ROUNDS = 300;

/**
 * A library on a disk that is full at `points` different places: notes are written and reports imported until the disk
 * refuses, the library is opened while it is full, and again when there is room. Says what was acknowledged and is not
 * there then, and what refused for another reason than the disk.
 */
export async function fullDisk(points: number): Promise<readonly string[]> {
  const faults: string[] = [];
  let acknowledged = 0;
  for (let point = 0; point < points; point++) {
    const disk = new SmallDisk(MEGABYTES);
    try {
      const report = await fillAt(disk, point * STEP);
      acknowledged += report.acknowledged;
      faults.push(...report.faults.map((fault) => `${point * STEP} bytes: ${fault}`));
    } finally {
      disk.remove();
    }
  }
  process.stderr.write(`${points} points, ${acknowledged} acknowledged, ${faults.length} faults\n`);
  return faults;
}

interface Point {
  readonly acknowledged: number;
  readonly faults: readonly string[];
}

async function fillAt(disk: SmallDisk, room: number): Promise<Point> {
  const folder = path.join(disk.folder, 'library');
  const faults: string[] = [];
  const notes = new Set<string>();
  const reports = new Set<string>();
  const whole = async (when: string, use: (library: Library) => Promise<void>): Promise<void> => {
    const library = open(folder);
    try {
      await use(library);
      const there = new Set(library.archive['annotations.list']({ deleted: true }).map((one) => one.body));
      const held = new Set(library.archive['reports.list']({}).map((one) => one.sourceFile));
      for (const body of notes) if (!there.has(body)) faults.push(`${when}: the note ${body} is gone`);
      for (const file of reports) if (!held.has(file)) faults.push(`${when}: the report ${file} is gone`);
    } catch (error) {
      faults.push(`${when}: ${String(error)}`);
    } finally {
      library.close();
    }
  };
  const write = async (library: Library, name: string): Promise<boolean> => {
    const isNoted = await acknowledgedNote(library, name, faults);
    if (isNoted) notes.add(name);
    const isImported = await acknowledgedImport(library, `${name}.txt`, faults);
    if (isImported) reports.add(`${name}.txt`);
    return isNoted && isImported;
  };
  await whole('before', async (library) => void (await write(library, '先')));
  disk.leave(room);
  await whole('while it fills', async (library) => {
    let n = 0;
    while (n < MOST_ROUNDS && (await write(library, `满${n}`))) n++;
    if (n === MOST_ROUNDS) faults.push('the disk never refused');
  });
  await whole('full', () => Promise.resolve());
  disk.free();
  await whole('with room again', async (library) => {
    if (!(await write(library, '后'))) faults.push('nothing can be written though there is room');
  });
  return { acknowledged: notes.size + reports.size, faults };
}

function open(folder: string): Library {
  return openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0',
  });
}

/** What a full disk may say; anything else is a fault. */
const REFUSALS = ['disk_full', 'read_only'];

async function acknowledgedNote(library: Library, body: string, faults: string[]): Promise<boolean> {
  const reply = await dispatch(library.archive, 'annotations.create', { kind: 'comment', body, targets: [] });
  if (!reply.ok && !REFUSALS.includes(reply.error.code)) faults.push(`note: ${reply.error.detail}`);
  return reply.ok;
}

async function acknowledgedImport(library: Library, name: string, faults: string[]): Promise<boolean> {
  const text = `白石县市场监督管理局2022年工作总结（${name}）\n\n${'全年查处各类案件128件。'.repeat(50)}\n`;
  const files = [{ name, contentBase64: Buffer.from(text).toString('base64') }];
  const reply = await dispatch(library.archive, 'imports.add', { files });
  const code = reply.ok ? refusalIn(reply.value) : reply.error.code;
  if (code !== null && !REFUSALS.includes(code)) faults.push(`import: ${code}`);
  return code === null;
}

function refusalIn(outcomes: unknown): string | null {
  // The contract's answer of imports.add.
  const [outcome] = outcomes as readonly { readonly code: ArchiveError['code'] | null }[];
  return outcome?.code ?? null;
}
