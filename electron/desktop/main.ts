import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { environment, userDataFolder } from '../library-places.ts';
import { programFiles } from '../program-files.ts';
import { APP_ID } from './app-id.ts';
import { begin } from './begin.ts';
import { desktopArguments } from './desktop-arguments.ts';
import { endWithReason } from './end-with-reason.ts';
import { listenOutside } from './outside.ts';
import { hardenApp } from './security.ts';
import { takePlace } from './single-instance.ts';
import { tellStart } from './tell-start.ts';

const program = programFiles();
const around = environment(program.root, app.isPackaged);
const given = desktopArguments(process.argv, app.isPackaged);
// A smoke test leaves a person's own library alone.
const chosen = given.library ?? (given.smokeTest ? mkdtempSync(path.join(tmpdir(), 'lanjuan-')) : undefined);
setUserData(chosen ? path.resolve(chosen, 'settings') : userDataFolder(around));
// Without one Windows makes its own, and the taskbar takes window and shortcut for two programs (application_info_win.cc).
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
// Where nobody reads any more what is printed, printing must not end the program.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

hardenApp();
const outside = listenOutside(given);
app.on('window-all-closed', () => app.quit());
start().catch((error: unknown) => endWithReason(error, given.smokeTest));

async function start(): Promise<void> {
  const place = await takePlace(app.getPath('userData'));
  if (place === 'handed-over') {
    await tellStart('handed-over');
    return app.quit();
  }
  await app.whenReady();
  begin({ program, around, given, chosen, outside, isAlone: place === 'first' });
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
