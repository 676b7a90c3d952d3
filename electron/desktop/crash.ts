import { writeFileSync } from 'node:fs';
import { app, dialog, type BrowserWindow } from 'electron';
import { diagnosis } from './diagnosis.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { LogFile } from './log-file.ts';
import type { MenuWords } from './menu-words.ts';
import { isOurs, START_PAGE } from './origin.ts';
import { loadPage } from './load-page.ts';

const REOPEN = 0;
const SAVE = 1;

interface CrashedWindow {
  readonly window: BrowserWindow;
  readonly version: string;
  readonly dialogs: FileDialogs;
  readonly log: LogFile;
}

/** Lines of the log that go with a report. */
const NEWEST = 50;

/** When the page's process dies: say what happened, offer to start it again. The library lives on in its own process. */
export function offerRestart({ window, version, dialogs, log }: CrashedWindow, words: () => MenuWords): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const facts = { version, reason, exitCode, at: new Date(), log: log.newest(NEWEST) };
    const report = diagnosis(facts, process.versions);
    void ask(window, dialogs, words(), report);
  });
}

/** Where the person was: the address says what the page showed. */
function reopen(window: BrowserWindow): Promise<void> {
  const address = window.webContents.getURL();
  return loadPage(window, isOurs(address) ? address : START_PAGE);
}

/** A page that computes for too long: the person decides. */
export function offerPatience(window: BrowserWindow, words: () => MenuWords): void {
  let isAsking = false;
  window.on('unresponsive', () => {
    if (isAsking) return;
    isAsking = true;
    const { stuck, stuckDetail, wait, reopen: again } = words();
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: stuck,
        detail: stuckDetail,
        buttons: [wait, again],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => (response === 1 ? reopen(window) : undefined))
      .finally(() => {
        isAsking = false;
      });
  });
}

async function ask(
  window: BrowserWindow,
  dialogs: FileDialogs,
  words: MenuWords,
  report: string,
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.crashed,
    detail: words.crashedDetail,
    buttons: [words.reopen, words.saveDiagnosis, words.quit],
    defaultId: REOPEN,
    cancelId: REOPEN,
    noLink: true,
  });
  if (response === REOPEN) return reopen(window);
  if (response !== SAVE) return app.quit();
  const filePath = await dialogs.save('lanjuan-diagnosis.json');
  if (filePath !== null) writeFileSync(filePath, report);
  return ask(window, dialogs, words, report);
}
