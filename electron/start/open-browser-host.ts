import { spawn } from 'node:child_process';
import path from 'node:path';
import { kill } from './end-child.ts';
import { ending } from './ending.ts';
import type { Stop } from './stop-signals.ts';
import type { TakenKeys } from './terminal-keys.ts';
import { whenAborted } from './waiting.ts';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly stop: Stop;
  readonly keys: TakenKeys;
}

/**
 * Runs the localhost host until it ends, and says with which code. It has a group of its own, so that the terminal's
 * Ctrl-C reaches it through this process alone; it closes itself when the channel to this process is gone, for whatever
 * reason. Enter at the terminal is passed on to it.
 */
export async function runBrowserHost(
  root: string,
  words: readonly string[],
  { platform, stop, keys }: Surroundings,
): Promise<number> {
  const host = path.join(root, 'dist/app/localhost/localhost.js');
  const child = spawn(process.execPath, [host, ...words], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    detached: platform !== 'win32',
  });
  // One that has gone hears nothing.
  child.stdin?.on('error', () => undefined);
  keys.onEnter(() => child.stdin?.write('\n'));
  void whenAborted(stop.asked).then(() => {
    if (child.connected) child.disconnect();
    // On Windows a signal would kill. Elsewhere it also reaches a host that does not listen yet.
    if (platform !== 'win32') child.kill('SIGTERM');
  });
  void whenAborted(stop.insisted).then(() => kill(child, platform));
  const how = await ending(child);
  if (stop.asked.aborted && !stop.insisted.aborted) return how.kind === 'exit' ? how.code : 0;
  if (how.kind === 'error') console.error(how.message);
  return how.kind === 'exit' ? how.code : 1;
}
