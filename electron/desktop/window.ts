import { BrowserWindow, screen } from 'electron';
import { loadPage } from './load-page.ts';
import { START_PAGE } from './origin.ts';
import { showSoon } from './show-window.ts';
import { fitToScreens, LEAST_SIZE, readWindowState, writeWindowState } from './window-state.ts';

/** The one window, where it was last time. It shows itself when its page can be seen, never blank. */
export function openWindow(preload: string, stateFile: string): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const state = fitToScreens(readWindowState(stateFile), screens);
  const window = new BrowserWindow({
    title: '览卷',
    width: state.width,
    height: state.height,
    ...(state.place ?? {}),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  showSoon(window, state.maximized);
  keepZoom(window, state.zoom);
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    const zoom = window.webContents.getZoomFactor();
    writeWindowState(stateFile, { width, height, place: { x, y }, maximized: window.isMaximized(), zoom });
  });
  void loadPage(window, START_PAGE);
  return window;
}

/** As it was last time, then as the person changes it; also when a page that crashed comes back. */
function keepZoom({ webContents }: BrowserWindow, first: number): void {
  const setWhenLoaded = (zoom: number): void => {
    webContents.once('did-finish-load', () => webContents.setZoomFactor(zoom));
  };
  setWhenLoaded(first);
  webContents.on('render-process-gone', () => setWhenLoaded(webContents.getZoomFactor()));
}
