import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';
import type { FileDialogs } from './file-dialogs.ts';
import type { MenuWords } from './menu-words.ts';

/** A page that says its own size, a wide table perhaps, has it. */
const PAGES = { pageSize: 'A4', preferCSSPageSize: true, printBackground: true } as const;

/** Electron's word for a person who changed their mind (web-contents.md). */
const CHANGED_MIND = 'Print job canceled';

/** Without a printer Electron prints nothing and says nothing unless it is asked. */
export function print(window: BrowserWindow, words: MenuWords): void {
  window.webContents.print({}, (success, reason) => {
    if (success || reason === CHANGED_MIND || window.isDestroyed()) return;
    void dialog.showMessageBox(window, {
      type: 'warning',
      message: words.notPrinted,
      detail: `${words.notPrintedDetail}\n\n${reason}`,
      buttons: [words.understood],
      noLink: true,
    });
  });
}

/** Asks where to, and writes what the window shows as it would be printed on A4. */
export async function saveAsPdf(
  window: BrowserWindow,
  dialogs: FileDialogs,
  words: MenuWords,
): Promise<void> {
  const filePath = await dialogs.save(`${window.getTitle()}.pdf`, [{ name: 'PDF', extensions: ['pdf'] }]);
  if (filePath === null) return;
  try {
    await writeFile(filePath, await window.webContents.printToPDF(PAGES));
  } catch (error) {
    dialog.showErrorBox(words.notSaved, String(error));
  }
}
