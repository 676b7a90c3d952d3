import path from 'node:path';
import { app } from 'electron';
import type { CommandName } from './channels.ts';
import { desktopArguments, type DesktopArguments } from './desktop-arguments.ts';

/** What came from outside of the window: files, or a command from the system's own menu of the program. */
export interface FromOutside {
  readonly files: readonly string[];
  readonly go: CommandName | null;
}

/** What a second start hands over with the lock: Chromium may put the words of `argv` into another order. */
export function handOver(): { readonly argv: readonly string[] } {
  return { argv: process.argv };
}

function asWritten(handedOver: unknown): readonly string[] | null {
  if (typeof handedOver !== 'object' || handedOver === null || !('argv' in handedOver)) return null;
  const { argv } = handedOver;
  return Array.isArray(argv) && argv.every((word) => typeof word === 'string') ? argv : null;
}

/**
 * Hears what the system has to open: at the start, by a second start (which ends at once), or from the Mac's Finder, who
 * may speak before the program is ready. All of it waits until somebody can take it.
 */
export function listenOutside(given: DesktopArguments): {
  deliver(take: (what: FromOutside) => void): void;
} {
  const waiting: FromOutside[] = [given];
  let take: (what: FromOutside) => void = (what) => void waiting.push(what);
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take({ files: [file], go: null });
  });
  app.on('second-instance', (_event, argv, folder, handedOver) => {
    const { files, go } = desktopArguments(asWritten(handedOver) ?? argv, app.isPackaged);
    take({ files: files.map((file) => path.resolve(folder, file)), go });
  });
  return {
    deliver(to) {
      take = to;
      for (const what of waiting.splice(0)) to(what);
    },
  };
}
