import { writeFileSync } from 'node:fs';
import { app, dialog, type BrowserWindow } from 'electron';
import { diagnosis } from './diagnosis.ts';
import type { MenuWords } from './menu-words.ts';
import { START_PAGE } from './origin.ts';

const REOPEN = 0;
const SAVE = 1;

/** When the page's process dies: say what happened, offer to start it again. The library lives on in its own process. */
export function offerRestart(window: BrowserWindow, version: string, words: () => MenuWords): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const report = diagnosis({ version, reason, exitCode, at: new Date() }, process.versions);
    void ask(window, words(), report);
  });
}

async function ask(window: BrowserWindow, words: MenuWords, report: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.crashed,
    detail: words.crashedDetail,
    buttons: [words.reopen, words.saveDiagnosis, words.quit],
    defaultId: REOPEN,
    cancelId: REOPEN,
    noLink: true,
  });
  if (response === REOPEN) return window.loadURL(START_PAGE);
  if (response !== SAVE) return app.quit();
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: 'lanjuan-diagnosis.json',
  });
  if (!canceled) writeFileSync(filePath, report);
  return ask(window, words, report);
}
