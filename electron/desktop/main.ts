import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, protocol, session } from 'electron';
import { connectLibrary } from '../library-client.ts';
import { libraryOptions } from '../library-options.ts';
import { libraryPlaces, surroundings, userDataFolder } from '../library-places.ts';
import { programFiles } from '../program-files.ts';
import { answerPages } from './answer-pages.ts';
import { followPreferences } from './appearance.ts';
import { offerPatience, offerRestart } from './crash.ts';
import { desktopArguments } from './desktop-arguments.ts';
import { SCHEME } from './origin.ts';
import { handOver, listenOutside } from './outside.ts';
import { pagesFrom } from './pages.ts';
import { hardenApp, hardenSession } from './security.ts';
import { Shell } from './shell.ts';
import { smokeTest } from './smoke-test.ts';
import { tellStart } from './tell-start.ts';
import { startUtility } from './utility-worker.ts';
import { openWindow } from './window.ts';
import { whenVisible } from './show-window.ts';

const program = programFiles();
const around = surroundings(program.root, app.isPackaged);
const given = desktopArguments(process.argv, app.isPackaged);
// A smoke test leaves a person's own library alone.
const chosen = given.library ?? (given.smokeTest ? mkdtempSync(path.join(tmpdir(), 'lanjuan-')) : undefined);
setUserData(chosen ? path.resolve(chosen, 'settings') : userDataFolder(around));

// Where nobody reads any more what is printed, printing must not end the program.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const outside = listenOutside(given);

if (app.requestSingleInstanceLock(handOver())) {
  hardenApp();
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(begin);
} else {
  void tellStart('handed-over').then(() => app.quit());
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

  const library = startLibrary(() => shell.tell('library-restarted', null));
  const call = followPreferences(library.call, (language) => shell.speak(language));
  const smoke = given.smokeTest ? smokeTest(call) : null;
  answerPages(smoke?.call ?? call, () => shell.askForArchive());

  const window = openWindow(program.preload, path.join(app.getPath('userData'), 'window.json'));
  void whenVisible(window).then(() => tellStart('shown'));
  const shell = new Shell(window, library);
  offerRestart(window, program.version, () => shell.words);
  offerPatience(window, () => shell.words);
  closeLibraryLast(library.close);
  const loaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()));
  void loaded.then(() => outside.deliver((what) => shell.take(what)));
  if (smoke) void smoke.run(loaded).then((wrong) => endSmokeTest(wrong, library.close));
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
