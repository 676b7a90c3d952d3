import type { BrowserWindow } from 'electron';

/** Milliseconds after which the window is shown, whatever its page does. */
const AT_LAST = 4000;
/** Milliseconds between two looks at a window that was shown and is not visible yet. */
const LOOK_AGAIN = 100;

/**
 * Shows the window when its page can be seen rather than blank: at `ready-to-show`, which wants a layout and never comes on
 * some Wayland systems (electron#48859), or when the page has loaded, or after 4 s.
 */
export function showSoon(window: BrowserWindow, maximized: boolean): void {
  const show = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isVisible()) return;
    if (maximized) window.maximize();
    window.show();
  };
  const timer = setTimeout(show, AT_LAST);
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
}

/** Resolves when the window can be seen; never, where it cannot. */
export function whenVisible(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      const isVisible = !window.isDestroyed() && window.isVisible();
      if (isVisible || window.isDestroyed()) clearInterval(look);
      if (isVisible) resolve();
    }, LOOK_AGAIN);
  });
}
