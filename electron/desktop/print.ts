import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow } from 'electron';

/** Asks where to, and writes what the window shows as it would be printed on A4. */
export async function saveAsPdf(window: BrowserWindow): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${window.getTitle()}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled) return;
  try {
    await writeFile(filePath, await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true }));
  } catch (error) {
    dialog.showErrorBox('PDF', String(error));
  }
}
