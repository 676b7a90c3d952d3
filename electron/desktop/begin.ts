import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, protocol, session, type BrowserWindow } from 'electron';
import { connectLibrary } from '../library-client.ts';
import { libraryOptions } from '../library-options.ts';
import { libraryPlaces, type Environment } from '../library-places.ts';
import type { ProgramFiles } from '../program-files.ts';
import { answerPages } from './answer-pages.ts';
import { followPreferences } from './appearance.ts';
import { offerPatience, offerRestart } from './crash.ts';
import type { DesktopArguments } from './desktop-arguments.ts';
import { offerDownloads } from './downloads.ts';
import { FileDialogs } from './file-dialogs.ts';
import { keepLog, logging, schemeOf } from './keep-log.ts';
import { LogFile } from './log-file.ts';
import type { MenuWords } from './menu-words.ts';
import { sourceOpener } from './open-source.ts';
import { SCHEME } from './origin.ts';
import type { Outside } from './outside.ts';
import { pagesFrom } from './pages.ts';
import { closeLibraryLast, quitOnSignals } from './quit.ts';
import { hardenSession } from './security.ts';
import { Shell } from './shell.ts';
import { whenVisible } from './show-window.ts';
import { hasPassed, smokeReport } from './smoke-report.ts';
import { smokeTest, type SmokeStep } from './smoke-test.ts';
import { tellStart } from './tell-start.ts';
import { startUtility } from './utility-worker.ts';
import { openWindow } from './window.ts';

export interface Beginning {
  readonly program: ProgramFiles;
  readonly around: Environment;
  readonly given: DesktopArguments;
  /** The folder of the library, where it is not the usual one. */
  readonly chosen: string | undefined;
  readonly outside: Outside;
  /** False where another program may be running that does not answer. */
  readonly isAlone: boolean;
}

/** Opens library and window, once Electron is ready. */
export function begin({ program, around, given, chosen, outside, isAlone }: Beginning): void {
  const settings = (name: string): string => path.join(app.getPath('userData'), name);
  const log = new LogFile(settings('lanjuan.log'));
  hardenSession(session.defaultSession, (address) => {
    console.error(`blocked: ${address.slice(0, 200)}`);
    log.write({ event: 'address-blocked', scheme: schemeOf(address) });
  });
  protocol.handle(SCHEME, pagesFrom(program.renderer));

  // Where no window can be made there is none, and the library may speak before the program has ended.
  let told: Shell | null = null;
  const options = libraryOptions(program, libraryPlaces(chosen, around));
  const library = connectLibrary((lane) => startUtility(program.worker, { ...options, lane }), {
    onRestart: (why) => {
      log.write({ event: 'library-restarted', why });
      told?.tell('library-restarted', null);
    },
    onChanged: (changed) => told?.tell('changed', changed),
  });
  const call = followPreferences(logging(library.call, log), (language) => told?.speak(language));
  const smoke = given.smokeTest ? smokeTest(call) : null;
  const openSource = sourceOpener(call, settings('opened'), isAlone);
  answerPages(smoke?.call ?? call, () => shell.askForArchive(), openSource);

  const window = openWindow(program.preload, settings('window.json'));
  keepLog(log, program.version, window);
  const dialogs = new FileDialogs(window, settings('last-folder.json'));
  const shell = new Shell(window, library, dialogs);
  told = shell;
  offerRestart({ window, version: program.version, dialogs, log }, () => shell.words);
  offerPatience(window, () => shell.words);
  offerDownloads(session.defaultSession, dialogs, () => shell.words);
  closeLibraryLast(library.close);
  quitOnSignals();

  const loaded = new Promise<void>((resolve) => window.webContents.once('did-finish-load', () => resolve()));
  const visible = whenVisible(window);
  void visible.then(() => tellStart('shown'));
  void loaded.then(() => outside.deliver((what) => shell.take(what)));
  if (!isAlone && !smoke) void visible.then(() => sayUnanswered(window, shell.words));
  if (smoke)
    void smoke.run({ loaded, visible }).then((steps) => endSmokeTest(steps, program, given, library.close));
  // The answer passes followPreferences, which is all that is wanted of it.
  void call('preferences.read', {});
}

function sayUnanswered(window: BrowserWindow, words: MenuWords): void {
  const { unanswered: message, unansweredDetail: detail, understood } = words;
  void dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail,
    buttons: [understood],
    noLink: true,
  });
}

/** Prints it as well, for systems whose programs have an output. */
async function endSmokeTest(
  steps: readonly SmokeStep[],
  { version }: ProgramFiles,
  { report }: DesktopArguments,
  close: () => Promise<void>,
): Promise<void> {
  const written = smokeReport(version, steps, process.versions);
  process.stdout.write(written);
  const isWritten = report === undefined || isReportWritten(report, written);
  await close();
  app.exit(hasPassed(steps) && isWritten ? 0 : 1);
}

function isReportWritten(file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    console.error(`no report: ${String(error)}`);
    return false;
  }
}
