import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Asks a desktop program to close itself, once. On Windows a signal would kill; there its windows are told to close, as a
 * click on their cross does.
 */
export function askToClose(child: ChildProcess, platform: NodeJS.Platform): void {
  if (platform === 'win32') taskkill(child.pid);
  else child.kill('SIGTERM');
}

/** For good, with all that it has started; of a group that has gone already there is nothing to end. */
export function kill(child: ChildProcess, platform: NodeJS.Platform): void {
  if (child.pid === undefined) return;
  if (platform === 'win32') return taskkill(child.pid, '/t', '/f');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function taskkill(pid: number | undefined, ...how: readonly string[]): void {
  if (pid !== undefined)
    spawn('taskkill', ['/pid', String(pid), ...how], { stdio: 'ignore' }).on('error', () => undefined);
}
