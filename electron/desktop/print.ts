import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';

/** A page that says its own size, a wide table perhaps, has it. */
const PAGES = { pageSize: 'A4', preferCSSPageSize: true, printBackground: true } as const;

/** Asks where to, and writes what the window shows as it would be printed on A4. */
export async function saveAsPdf(window: BrowserWindow): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${window.getTitle()}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled) return;
  try {
    await writeFile(filePath, await window.webContents.printToPDF(PAGES));
  } catch (error) {
    dialog.showErrorBox('PDF', String(error));
  }
}
