import type { BrowserWindow } from 'electron';

/** Every address of ours is answered with a page, if only with one that says what is missing; a load ends early only where the window is closed or shows something else. */
export async function loadPage(window: BrowserWindow, address: string): Promise<void> {
  await window.loadURL(address).catch(() => undefined);
}
