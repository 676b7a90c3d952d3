import { GuardedEmitter, makeEvent, notCovered, onlyOptions, type Part } from '../shared/guard.ts';
import { app, windows } from './app.ts';
import { nativeTheme } from './desktop.ts';
import { note, problem, setting, stage } from './stage.ts';
import { WebContentsDouble } from './web-contents.ts';
import { worldScripts } from './worlds-text.ts';

const EVENTS = ['ready-to-show', 'close', 'closed', 'focus', 'unresponsive'];
const OPTIONS = ['webPreferences', 'width', 'height', 'x', 'y', 'minWidth', 'minHeight', 'show', 'title'];
const PREFERENCES =
  'preload sandbox contextIsolation nodeIntegration webSecurity webviewTag spellcheck navigateOnDragDrop'.split(
    ' ',
  );

const all = new Map<number, BrowserWindowDouble>();
let lastId = 0;

export function windowById(id: number): BrowserWindowDouble | undefined {
  return all.get(id);
}

export class BrowserWindowDouble extends GuardedEmitter implements Part<Electron.BrowserWindow> {
  readonly id = ++lastId;
  readonly contents: WebContentsDouble;
  readonly webContents: Electron.WebContents;
  readonly #opened: Promise<void>;
  readonly #bounds: Electron.Rectangle;
  readonly #title: string;
  #visible: boolean;
  #maximized = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    const { webPreferences = {}, width = 800, height = 600, x = 0, y = 0, show = true, title = '' } = options;
    onlyOptions('BrowserWindow', options, OPTIONS);
    onlyOptions('webPreferences', webPreferences, PREFERENCES);
    demandSafety(webPreferences);
    if (setting.broken.includes('window')) throw new Error('Failed to create a window');
    note({ kind: 'window', options });
    this.#visible = show;
    this.#title = title;
    this.#bounds = { x, y, width, height };
    const scripts = worldScripts(webPreferences.preload);
    this.#opened = stage.call('openWindow', this.id, {
      width,
      height,
      ...scripts,
      colorScheme: nativeTheme.scheme,
    });
    this.#opened.catch((error: unknown) => problem(`no window: ${String(error)}`));
    this.contents = new WebContentsDouble(this.id, this.#opened);
    this.webContents = this.contents as unknown as Electron.WebContents; // the covered part; the guard refuses the rest
    all.set(this.id, this);
    app.emit('web-contents-created', makeEvent({}), this.webContents);
  }

  static getAllWindows(): BrowserWindowDouble[] {
    return [...all.values()];
  }

  async loadURL(url: string): Promise<void> {
    await this.contents.loadURL(url);
    // No ready-to-show: it wants a layout, and never comes on some Wayland systems (electron#48859).
  }
  show(): void {
    this.#visible = true;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    this.emit('focus');
  }
  maximize(): void {
    this.#maximized = true;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  restore(): void {
    throw notCovered('BrowserWindow.restore of a window that cannot be minimized here');
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return !all.has(this.id);
  }
  getTitle(): string {
    return this.#title;
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  close(): void {
    const event = makeEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) throw notCovered('keeping a window from being closed');
    void this.#opened.then(() => stage.call('closeWindow', this.id)).catch(() => undefined);
  }

  /** The page is gone, whoever closed it. */
  gone(): void {
    if (!all.delete(this.id)) return;
    this.emit('closed');
    if (all.size > 0) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}

/** What Electron would allow and the checklist forbids is refused rather than shown. */
function demandSafety(preferences: Electron.WebPreferences): void {
  const { contextIsolation = true, nodeIntegration, webSecurity = true, webviewTag } = preferences;
  if (!contextIsolation || nodeIntegration || !webSecurity || webviewTag) {
    throw notCovered(
      'a window without context isolation or web security, with webviews, or with Node in its pages,',
    );
  }
  if (!app.sandboxed || preferences.sandbox === false) throw notCovered('a window without sandbox');
  if (preferences.spellcheck !== false)
    problem('the spell checker of a window is on: it fetches dictionaries');
}

windows.closeAll = async () => {
  const open = [...all.values()];
  const closed = open.map((window) => new Promise<void>((resolve) => window.once('closed', resolve)));
  for (const window of open) window.close();
  await Promise.all(closed);
  return true;
};
