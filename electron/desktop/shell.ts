import path from 'node:path';
import { app, Menu, type BrowserWindow } from 'electron';
import type { LibraryClient } from '../library-client.ts';
import { COMMAND, type CommandName } from './channels.ts';
import { dockMenu, jumpList } from './jump-list.ts';
import { setMenu } from './menu.ts';
import { menuWords, type MenuWords } from './menu-words.ts';
import { openFiles } from './opened-files.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { FromOutside } from './outside.ts';
import { print, saveAsPdf } from './print.ts';
import { RecentArchives } from './recent-archives.ts';

/** What surrounds the page: its menus, the dialogs that ask for files, and what comes from outside. */
export class Shell {
  words: MenuWords = menuWords(app.getLocale());
  readonly #window: BrowserWindow;
  readonly #library: LibraryClient;
  readonly #dialogs: FileDialogs;
  readonly #recent = new RecentArchives(path.join(app.getPath('userData'), 'recent.json'));

  constructor(window: BrowserWindow, library: LibraryClient, dialogs: FileDialogs) {
    this.#window = window;
    this.#library = library;
    this.#dialogs = dialogs;
    this.show();
  }

  speak(language: string): void {
    this.words = menuWords(language);
    this.show();
  }

  tell(command: CommandName, detail: unknown): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.send(COMMAND, command, detail);
  }

  take({ files, go }: FromOutside): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
    if (go) this.tell(go, null);
    void this.#open(files);
  }

  async askForArchive(): Promise<void> {
    const files = { name: this.words.archiveFiles, extensions: ['lanjuan', 'sqlite'] };
    await this.#open(await this.#dialogs.open(this.words.openArchive, [files]));
  }

  /** The menus as they are to be now; Windows and macOS show tasks outside of the window as well. */
  show(): void {
    const { platform } = process;
    setMenu(
      this.words,
      {
        tell: (command) => this.tell(command, null),
        openArchive: () => void this.askForArchive(),
        recent: this.#recent.list(),
        reopenArchive: (file) => void this.#open([file]),
        clearRecent: () => this.#clearRecent(),
        print: () => print(this.#window, this.words),
        saveAsPdf: () => void saveAsPdf(this.#window, this.#dialogs, this.words),
      },
      platform,
    );
    // A portable program lies elsewhere tomorrow: nothing on this machine is to point to it. Unpacked, tasks would start bare
    // Electron.
    if (platform === 'win32' && app.isPackaged && !process.env['PORTABLE_EXECUTABLE_DIR'])
      app.setJumpList(jumpList(this.words, process.execPath));
    if (platform === 'darwin')
      app.dock?.setMenu(Menu.buildFromTemplate(dockMenu(this.words, (task) => this.tell(task, null))));
  }

  async #open(files: readonly string[]): Promise<void> {
    await openFiles(files, {
      addArchive: this.#library.addArchive,
      tell: (command, detail) => this.tell(command, detail),
      onArchive: (file) => {
        this.#recent.add(file);
        app.addRecentDocument(file);
        this.show();
      },
    });
  }

  #clearRecent(): void {
    this.#recent.clear();
    app.clearRecentDocuments();
    this.show();
  }
}
