import { existsSync } from 'node:fs';
import path from 'node:path';
import { connectLibrary, type LibraryClient } from '../library-client.ts';
import { libraryOptions } from '../library-options.ts';
import { libraryPlaces, environment } from '../library-places.ts';
import { programFiles } from '../program-files.ts';
import { stopDeadline } from '../stop-limit.ts';
import { startThread } from '../thread-worker.ts';
import type { LocalhostArguments } from './localhost-arguments.ts';
import { openBrowser } from './open-browser.ts';
import { startServer, type RunningServer } from './server.ts';
import { Windows } from './windows.ts';

/**
 * Runs the localhost host until SIGINT, SIGTERM or SIGHUP, or until the process that started it with a channel is gone;
 * `announce` is told once the server listens.
 */
export async function runLocalhost(
  args: LocalhostArguments,
  announce: (server: RunningServer) => void,
): Promise<void> {
  const stopped = stopSignal();
  try {
    await run(args, announce, stopped);
  } finally {
    // A channel that is listened to would keep this process alive.
    if (process.connected) process.disconnect();
  }
}

async function run(
  args: LocalhostArguments,
  announce: (server: RunningServer) => void,
  stopped: Promise<void>,
): Promise<void> {
  const program = programFiles();
  if (!existsSync(path.join(program.renderer, 'index.html'))) {
    throw new Error(`no pages in ${program.renderer}: run "npm run build" first`);
  }
  const places = libraryPlaces(args.library, environment(program.root, false));
  const options = libraryOptions(program, places);
  const windows = new Windows();
  const library = connectLibrary((lane) => startThread(program.worker, { ...options, lane }), {
    onRestart: (why) => console.error(`the library ended (${why}) and is started again`),
    onChanged: (changed) => windows.tell(changed, null),
  });
  const { call } = library;
  const server = await startServer({
    port: args.port,
    renderer: program.renderer,
    call,
    windows,
  }).catch(async (error: unknown) => {
    await library.close();
    throw error;
  });
  announce(server);
  if (args.open) openBrowser(server.newAddress());
  await stopped;
  await shutDown(server, library.close);
}

/** Heard from the very beginning and for good: neither an early signal nor a second one may kill an open notebook. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.connected) process.once('disconnect', resolve);
  });
}

/** First the door, then the library: what was accepted is answered, within one limit for both. */
async function shutDown(server: RunningServer, closeLibrary: LibraryClient['close']): Promise<void> {
  const deadline = stopDeadline();
  await server.close(deadline);
  await closeLibrary(deadline);
}
