/** The entry of the thread that reads pages: holds the networks and one source, reads one page after the other. */
import { parentPort } from 'node:worker_threads';
import { ArchiveError } from '../../contract/errors.ts';
import type { PageReader } from './page-reader.ts';
import { readScan, type ReadPage } from './read-scan.ts';
import type { ScanAnswer, ScanTask } from './scan-messages.ts';
import { ScanPages } from './scan-pages.ts';

let pages: ScanPages | null = null;
let reader: Promise<PageReader> | null = null;

parentPort?.on('message', (task: ScanTask) => {
  if ('source' in task) pages = new ScanPages(task.source);
  else void answer(task.page).then((reply) => parentPort?.postMessage(reply));
});

async function answer(number: number): Promise<ScanAnswer> {
  try {
    const picture = (await pages?.picture(number)) ?? null;
    return { read: picture ? await readScan(await (reader ??= loadReader()), picture) : NOTHING };
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, detail: error.message };
    return { code: 'file_unreadable', detail: `page ${number}: ${String(error).slice(0, 400)}` };
  }
}

const NOTHING: ReadPage = { width: 1, height: 1, turns: 0, lines: [] };

async function loadReader(): Promise<PageReader> {
  // Some 30 MB: loaded with the first page that is a picture.
  const [{ loadNetworks }, { PageReader: Reader }] = await Promise.all([
    import('./load-networks.ts'),
    import('./page-reader.ts'),
  ]);
  return new Reader(await loadNetworks());
}
