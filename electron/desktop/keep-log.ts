import { app, type BrowserWindow } from 'electron';
import type { ErrorCode } from '../../data/contract/errors.ts';
import { REQUESTS, type Method } from '../../data/contract/requests.ts';
import type { Call } from '../library-messages.ts';
import { faultOf, type LogFile } from './log-file.ts';

/** Writes down how the program begins, ends and fails. */
export function keepLog(log: LogFile, version: string, window: BrowserWindow): void {
  const { platform, arch } = process;
  const electron = process.versions.electron ?? '';
  log.write({ event: 'started', version, system: `${platform} ${arch}`, electron });
  app.on('before-quit', () => log.write({ event: 'closing' }));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write({ event: 'process-gone', kind: type, reason, exitCode });
  });
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write({ event: 'process-gone', kind: 'page', reason, exitCode });
  });
  window.on('unresponsive', () => log.write({ event: 'page-stuck' }));
  process.on('uncaughtExceptionMonitor', (error) => log.write(faultOf(error)));
}

/** Faults of the program and of its disk. All other refusals are answers to a person. */
const LOGGED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['internal', 'unreachable', 'timed_out']);

/** The method and the code of what failed; neither what was asked nor what was said about it. */
export function logging(call: Call, log: LogFile): Call {
  return async (method, request) => {
    const reply = await call(method, request);
    if (!reply.ok && LOGGED.has(reply.error.code))
      log.write({ event: 'refused', method: nameOf(method), code: reply.error.code });
    return reply;
  };
}

/** A page may send any word as a method. */
function nameOf(method: string): Method | 'unknown' {
  return Object.hasOwn(REQUESTS, method) ? (method as Method) : 'unknown';
}

/** `https:` of an address that was refused: what stands behind it may be anything. */
export function schemeOf(address: string): string {
  return /^[a-z][a-z0-9+.-]{0,20}:/i.exec(address)?.[0] ?? '';
}
