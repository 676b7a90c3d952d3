import path from 'node:path';
import { app } from 'electron';
import type { CommandName } from './channels.ts';
import { desktopArguments, type DesktopArguments } from './desktop-arguments.ts';
import { answerStart, readHandedOver } from './single-instance.ts';

/** What came from outside of the window: files, or a command from the system's own menu of the program. */
export interface FromOutside {
  readonly files: readonly string[];
  readonly go: CommandName | null;
}

export interface Outside {
  /** From now on `take` is told, first of what has waited. */
  deliver(take: (what: FromOutside) => void): void;
}

/**
 * Hears what the system has to open: at the start, by a second start (which ends when it is answered), or from the Mac's
 * Finder, who may speak before the program is ready. All of it waits until somebody can take it.
 */
export function listenOutside(given: DesktopArguments): Outside {
  const waiting: FromOutside[] = [given];
  let take: (what: FromOutside) => void = (what) => void waiting.push(what);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take({ files: [file], go: null });
  });
  listenForStarts((what) => take(what));
  return {
    deliver(to) {
      take = to;
      for (const what of waiting.splice(0)) to(what);
    },
  };
}

/** A start that comes while this program is quitting is not answered: it asks again, and opens a window of its own. */
function listenForStarts(take: (what: FromOutside) => void): void {
  const taken = new Set<string>();
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));
  app.on('second-instance', (_event, argv, folder, data) => {
    if (isQuitting) return;
    const handedOver = readHandedOver(data);
    if (handedOver) answerStart(app.getPath('userData'), handedOver.start);
    if (handedOver && taken.has(handedOver.start)) return;
    taken.add(handedOver?.start ?? '');
    const { files, go } = desktopArguments(handedOver?.argv ?? argv, app.isPackaged);
    take({ files: files.map((file) => path.resolve(folder, file)), go });
  });
}
