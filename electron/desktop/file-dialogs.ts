import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';

/**
 * The system's dialogs for files, which open where the last one ended: since Electron 43 they would open in the Downloads
 * each time (breaking-changes.md). The folder is kept in a file of the program's.
 */
export class FileDialogs {
  readonly #window: BrowserWindow;
  readonly #file: string;

  constructor(window: BrowserWindow, file: string) {
    this.#window = window;
    this.#file = file;
  }

  /** Files to open; none when the person does not want to. */
  async open(title: string, filters: FileFilter[]): Promise<readonly string[]> {
    const chosen = await dialog.showOpenDialog(this.#window, {
      title,
      filters,
      properties: ['openFile', 'multiSelections'],
      ...this.#from(),
    });
    return chosen.canceled ? [] : this.#keep(chosen.filePaths);
  }

  /** A folder to put several files into; null when the person does not want to. */
  async folder(title: string): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
      title,
      properties: ['openDirectory', 'createDirectory'],
      ...this.#from(),
    });
    const [folder] = canceled ? [] : filePaths;
    if (folder) this.#write(folder);
    return folder ?? null;
  }

  /** Where to write a file of this name; null when the person does not want to. */
  async save(name: string, filters: FileFilter[] = []): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.#window, {
      filters,
      defaultPath: path.join(this.#folder() ?? '', name),
    });
    if (canceled) return null;
    this.#keep([filePath]);
    return filePath;
  }

  #from(): { readonly defaultPath?: string } {
    const folder = this.#folder();
    return folder === null ? {} : { defaultPath: folder };
  }

  #keep(files: readonly string[]): readonly string[] {
    const [file] = files;
    if (file !== undefined) this.#write(path.dirname(file));
    return files;
  }

  /** A folder that is gone, or a file that is damaged, is as good as none. */
  #folder(): string | null {
    try {
      const stored: unknown = JSON.parse(readFileSync(this.#file, 'utf8'));
      return typeof stored === 'string' && path.isAbsolute(stored) && existsSync(stored) ? stored : null;
    } catch {
      return null;
    }
  }

  /** Where it cannot be written, the next dialog opens in the Downloads. */
  #write(folder: string): void {
    try {
      writeFileSync(this.#file, JSON.stringify(folder));
    } catch (error) {
      console.error(`the last folder is not remembered: ${String(error)}`);
    }
  }
}
