import { app } from 'electron';

/** Quitting waits until the notebook is closed. */
export function closeLibraryLast(close: () => Promise<void>): void {
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

/**
 * However many signals come, they close. Electron's own handlers quit at the first and give the second back to the system,
 * which kills (electron_browser_main_parts_posix.cc). To be called when Electron is ready: it sets its own before.
 */
export function quitOnSignals(): void {
  if (process.platform === 'win32') return;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
