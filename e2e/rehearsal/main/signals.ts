import { app } from './app.ts';

const kills = (): boolean => process.kill(process.pid, 'SIGKILL');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Electron quits at the first signal and gives the handler back to the system, so that a second one kills
 * (electron_browser_main_parts_posix.cc). A handler that the app sets later takes the place of Electron's.
 */
export function listenForSignals(): void {
  for (const signal of SIGNALS) {
    let isReplaced = false;
    const electrons = (): void => {
      if (isReplaced) return;
      process.once(signal, kills);
      app.quit();
    };
    process.once(signal, electrons);
    process.on('newListener', (event, listener) => {
      if (event === signal && listener !== electrons && listener !== kills) isReplaced = true;
    });
  }
}
