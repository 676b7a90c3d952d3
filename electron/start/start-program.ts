import { existsSync } from 'node:fs';
import path from 'node:path';
import { DesktopMemory } from './desktop-memory.ts';
import { electronPackage, electronProgram } from './electron-program.ts';
import { fetchElectron } from './fetch-electron.ts';
import { FetchProgress } from './fetch-progress.ts';
import { runBrowserHost } from './open-browser-host.ts';
import { openDesktop, type DesktopOutcome } from './open-desktop.ts';
import { startWords, wordsForBrowser } from './start-words.ts';
import type { Stop } from './stop-signals.ts';
import type { TakenKeys } from './terminal-keys.ts';
import { whyBrowser, type Machine } from './why-browser.ts';

export interface Start extends Machine {
  /** Of the checkout. */
  readonly root: string;
  readonly words: readonly string[];
  /** The file that remembers that a window could not be had. */
  readonly memory: string;
  readonly stop: Stop;
  readonly keys: TakenKeys;
  readonly say: (line: string) => void;
}

/** Seconds for a window to be seen, and for a download to go on; `LANJUAN_START_PATIENCE` says otherwise. */
const PATIENCE = 30;

/** `npm start`: ends with the code of a program that worked, in a window or in a browser. */
export async function startProgram(start: Start): Promise<number> {
  const { retry, passed } = startWords(start.words);
  const { root, say, platform, stop, keys } = start;
  const why = whyBrowser(start);
  const outcome = why === null ? await desktop(start, passed, retry) : null;
  if (outcome?.kind === 'done') return outcome.code;
  if (stop.asked.aborted) return 0;
  const reason = why ?? `because ${outcome?.why}`;
  // A smoke test is about the window: a program in a browser would be no answer.
  if (passed.includes('--smoke-test')) {
    say(`No smoke test, ${reason}.`);
    return 1;
  }
  say(`In the browser, ${reason}; open this address:`);
  const { known, left } = wordsForBrowser(passed);
  if (left.length > 0) say(`Not taken in the browser: ${left.join(' ')}`);
  if (keys.isTaken) say('It opens once, within a minute; press Enter for another (按回车得到新地址).');
  return runBrowserHost(root, ['--open', ...known], { platform, stop, keys });
}

async function desktop(start: Start, passed: readonly string[], retry: boolean): Promise<DesktopOutcome> {
  const { root, env, platform, stop } = start;
  const memory = new DesktopMemory(start.memory);
  if (retry) memory.forget();
  const patience = 1000 * (Number(env['LANJUAN_START_PATIENCE']) || PATIENCE);
  const missing = await whyMissing(start, memory, patience);
  const program = electronProgram(root, env);
  if (stop.asked.aborted) return { kind: 'done', code: 0 };
  if (program === null)
    return { kind: 'failed', hung: false, why: missing ?? 'there is no Electron program' };
  const known = memory.recall(program);
  if (known) return { kind: 'failed', hung: true, why: again(known) };
  const outcome = await openDesktop({ program, args: [root, ...passed], env, platform, patience, stop });
  if (outcome.kind === 'failed' && outcome.hung) memory.remember(program, outcome.why);
  return outcome;
}

/** Fetches the program where it is not here; why it could not be had. */
async function whyMissing(start: Start, memory: DesktopMemory, patience: number): Promise<string | null> {
  const { root, env, stop, say } = start;
  if (electronProgram(root, env) !== null) return null;
  const folder = electronPackage(root);
  if (!existsSync(path.join(folder, 'install.js'))) return 'the Electron program is not here';
  const known = memory.recall(folder);
  if (known) return again(known);
  const progress = new FetchProgress((text) => process.stderr.write(text), process.stderr.isTTY);
  const failure = await fetchElectron({ folder, env, patience, stop, say, progress });
  if (failure === null || stop.asked.aborted) return null;
  const why = `the Electron program is not here and could not be fetched (${failure})`;
  memory.remember(folder, why);
  return why;
}

/** Of a failure that is remembered. */
function again(why: string): string {
  return `${why}; npm start -- --retry-desktop tries again`;
}
