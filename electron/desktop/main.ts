import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, dialog, protocol, session, type BrowserWindow } from 'electron';
import { connectLibrary } from '../library-client.ts';
import { libraryOptions } from '../library-options.ts';
import { libraryPlaces, surroundings, userDataFolder } from '../library-places.ts';
import { programFiles } from '../program-files.ts';
import { aboutText } from './about.ts';
import { answerPages } from './answer-pages.ts';
import { followPreferences } from './appearance.ts';
import { COMMAND, type CommandName } from './channels.ts';
import { offerRestart } from './crash.ts';
import { desktopArguments } from './desktop-arguments.ts';
import { setMenu } from './menu.ts';
import { menuWords } from './menu-words.ts';
import { readOpenedFiles } from './opened-files.ts';
import { SCHEME } from './origin.ts';
import { pagesFrom } from './pages.ts';
import { saveAsPdf } from './print.ts';
import { hardenApp, hardenSession } from './security.ts';
import { smokeTest } from './smoke-test.ts';
import { startUtility } from './utility-worker.ts';
import { openWindow } from './window.ts';

const program = programFiles();
const around = surroundings(program.root, app.isPackaged);
const given = desktopArguments(process.argv, app.isPackaged);
// A smoke test leaves a person's own library alone.
const chosen = given.library ?? (given.smokeTest ? mkdtempSync(path.join(tmpdir(), 'lanjuan-')) : undefined);
setUserData(chosen ? path.resolve(chosen, 'settings') : userDataFolder(around));

if (app.requestSingleInstanceLock()) {
  hardenApp();
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(begin);
} else {
  app.quit();
}

/**
 * The same folder whatever the packed program is called, so that every host opens the same notebook. Electron takes
 * only a folder that exists; where none can be made, its own choice stands.
 */
function setUserData(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  } catch (error) {
    console.error(`cannot make ${folder}: ${String(error)}`);
  }
}

function begin(): void {
  hardenSession(session.defaultSession, (address) => console.error(`blocked: ${address.slice(0, 200)}`));
  protocol.handle(SCHEME, pagesFrom(program.renderer));

  let words = menuWords(app.getLocale());
  const library = startLibrary(() => tell(window, 'library-restarted', null));
  const call = followPreferences(library.call, (language) => {
    words = menuWords(language);
    showMenu();
  });
  const smoke = given.smokeTest ? smokeTest(call) : null;
  answerPages(smoke?.call ?? call);

  const window = openWindow(program.preload, path.join(app.getPath('userData'), 'window.json'));
  const showMenu = (): void => {
    const actions = {
      tell: (command: CommandName) => tell(window, command, null),
      print: () => window.webContents.print(),
      saveAsPdf: () => void saveAsPdf(window),
      about: () =>
        void dialog.showMessageBox(window, { message: words.about, detail: aboutText(program.version) }),
    };
    setMenu(words, actions, process.platform);
  };
  showMenu();
  offerRestart(window, program.version, () => words);
  openFiles(window);
  closeLibraryLast(library.close);
  if (smoke) {
    const loaded = new Promise<void>((resolve) =>
      window.webContents.once('did-finish-load', () => resolve()),
    );
    void smoke.run(loaded).then((wrong) => endSmokeTest(wrong, library.close));
  }
  // The answer passes followPreferences, which is all that is wanted of it.
  void call('preferences.read', {});
}

function startLibrary(onRestart: () => void): ReturnType<typeof connectLibrary> {
  const options = libraryOptions(program, libraryPlaces(chosen, around));
  return connectLibrary(() => startUtility(program.worker, options), onRestart);
}

/** Also prints it, for systems whose programs have an output. */
async function endSmokeTest(wrong: string | null, close: () => Promise<void>): Promise<void> {
  process.stdout.write(`smoke test: ${wrong ?? 'passed'}\n`);
  await close();
  app.exit(wrong === null ? 0 : 1);
}

/** Files come with the first start, with a second one (which ends at once), or from the Mac's Finder. */
function openFiles(window: BrowserWindow): void {
  const open = async (files: readonly string[]): Promise<void> => {
    for (const file of await readOpenedFiles(files)) tell(window, 'file-opened', file);
  };
  window.webContents.once('did-finish-load', () => void open(given.files));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void open([file]);
  });
  app.on('second-instance', (_event, argv, folder) => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    void open(desktopArguments(argv, app.isPackaged).files.map((file) => path.resolve(folder, file)));
  });
}

/** Quitting waits until the notebook is closed. */
function closeLibraryLast(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

function tell(window: BrowserWindow, command: CommandName, detail: unknown): void {
  if (!window.isDestroyed()) window.webContents.send(COMMAND, command, detail);
}
