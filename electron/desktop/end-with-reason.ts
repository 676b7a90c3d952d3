import { app, dialog } from 'electron';
import { HANDSHAKE } from '../start/handshake.ts';
import { menuWords } from './menu-words.ts';

/**
 * A program that cannot begin says why and ends. Electron only warns of a rejection that nobody handles
 * (electron_browser_main_parts.cc): it would stay, without a window, and hold the lock. Where `npm start` waits, or an
 * administrator's script, nobody is there to answer a box, and the last line of the output says it.
 */
export function endWithReason(error: unknown, isScripted: boolean): void {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error);
  if (isScripted || process.env[HANDSHAKE]) console.error(`cannot start: ${reason}`);
  else dialog.showErrorBox(menuWords(app.getLocale()).cannotStart, reason);
  app.exit(1);
}
