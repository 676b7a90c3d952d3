import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dialog, type DownloadItem, type Session } from 'electron';
import type { FileDialogs } from './file-dialogs.ts';
import type { MenuWords } from './menu-words.ts';

/** Milliseconds without another file after which what has come is offered together. */
const TOGETHER = 400;

interface Arrived {
  readonly name: string;
  /** Where it waits until the person has said where it is to lie. */
  readonly file: string;
}

/**
 * Files that a page hands over: one is saved with a dialog of its own, several that come together (the charts of a page)
 * with one dialog for their folder. Electron would ask for each.
 */
export function offerDownloads(session: Session, dialogs: FileDialogs, words: () => MenuWords): void {
  let arrived: Arrived[] = [];
  let timer: NodeJS.Timeout | undefined;
  let offering: Promise<void> = Promise.resolve();
  const offer = (): void => {
    const files = arrived;
    arrived = [];
    offering = offering.then(() => save(files, dialogs, words()));
  };
  session.on('will-download', (event, item) => {
    if (event.defaultPrevented) return;
    receive(item, (one) => {
      arrived.push(one);
      clearTimeout(timer);
      timer = setTimeout(offer, TOGETHER);
    });
  });
}

function receive(item: DownloadItem, done: (one: Arrived) => void): void {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'lanjuan-')), 'file');
  // Without a path Electron asks for one at once.
  item.setSavePath(file);
  item.once('done', (_event, state) => {
    if (state === 'completed') done({ name: item.getFilename(), file });
    else discard(file);
  });
}

async function save(files: readonly Arrived[], dialogs: FileDialogs, words: MenuWords): Promise<void> {
  try {
    const [only] = files;
    if (files.length === 1 && only) {
      const wanted = await dialogs.save(only.name);
      if (wanted !== null) copyFileSync(only.file, wanted);
    } else {
      const folder = await dialogs.folder(words.saveTogether);
      if (folder !== null) for (const one of files) copyBeside(one, folder);
    }
  } catch (error) {
    dialog.showErrorBox(words.notSaved, error instanceof Error ? error.message : String(error));
  } finally {
    for (const { file } of files) discard(file);
  }
}

/** Overwrites nothing: nobody was asked about any of the names. */
function copyBeside({ name, file }: Arrived, folder: string): void {
  const { name: stem, ext } = path.parse(path.basename(name));
  let free = path.join(folder, `${stem}${ext}`);
  for (let n = 2; existsSync(free); n++) free = path.join(folder, `${stem} (${n})${ext}`);
  copyFileSync(file, free, constants.COPYFILE_EXCL);
}

function discard(file: string): void {
  rmSync(path.dirname(file), { recursive: true, force: true });
}
