import fs from 'node:fs';
import path from 'node:path';
import { guard, GuardedEmitter, makeEvent, notCovered, type Part } from '../shared/guard.ts';
import { takeLock } from './instance-lock.ts';
import { note, setting, stage } from './stage.ts';

const EVENTS =
  'ready window-all-closed before-quit will-quit quit second-instance open-file web-contents-created render-process-gone child-process-gone'.split(
    ' ',
  );

/** Set by window.ts: app must close the windows before it goes. */
export const windows = { closeAll: (): Promise<boolean> => Promise.resolve(true) };

export class AppDouble extends GuardedEmitter implements Part<Omit<Electron.App, 'commandLine' | 'dock'>> {
  readonly isPackaged = setting.packaged;
  readonly commandLine = guard('app.commandLine', {
    appendSwitch: (name: string, value = ''): void => {
      this.#onlyBeforeReady('commandLine.appendSwitch');
      // enableSandbox() takes it away again (electron_api_app.cc).
      if (name === 'no-sandbox') throw notCovered('a sandbox that is switched off beside enableSandbox()');
      note({ kind: 'switch', name, value });
    },
  });
  readonly dock =
    setting.platform === 'darwin'
      ? guard('app.dock', {
          setMenu: (menu: unknown): void => note({ kind: 'system', what: 'dock', detail: String(menu) }),
        })
      : undefined;
  readonly #ready = Promise.withResolvers<void>();
  readonly #paths = new Map<string, string>();
  #isReady = false;
  #quitting = false;
  #sandboxed = false;
  #userModelId: string | null = null;

  constructor() {
    super('app', EVENTS);
  }

  /** All windows are sandboxed, whatever they ask for. */
  get sandboxed(): boolean {
    return this.#sandboxed;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  isReady(): boolean {
    return this.#isReady;
  }
  getLocale(): string {
    return setting.locale;
  }
  enableSandbox(): void {
    this.#onlyBeforeReady('enableSandbox');
    this.#sandboxed = true;
  }

  getPath(name: string): string {
    if (name !== 'userData') throw notCovered(`app.getPath('${name}')`);
    return this.#paths.get(name) ?? setting.home;
  }
  setPath(name: string, value: string): void {
    if (name !== 'userData') throw notCovered(`app.setPath('${name}')`);
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    if (!fs.existsSync(value)) throw new Error(`Failed to set path: ${value} does not exist`);
    this.#paths.set(name, value);
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    // False for errors too, and then nobody hears of this start (electron_api_app.cc).
    if (setting.broken.includes('lock')) return false;
    if (takeLock(this.getPath('userData'))) {
      void stage.call('tookLock');
      return true;
    }
    void stage.call('secondInstance', process.argv, process.cwd(), data).catch(() => undefined);
    return false;
  }

  addRecentDocument(path: string): void {
    note({ kind: 'system', what: 'recent', detail: path });
  }
  clearRecentDocuments(): void {
    note({ kind: 'system', what: 'recent', detail: null });
  }
  setJumpList(categories: Electron.JumpListCategory[] | null): 'ok' {
    if (process.platform !== 'win32') throw notCovered('app.setJumpList on another system than Windows');
    if (!this.isPackaged) throw notCovered('a jump list whose tasks start bare Electron');
    if (this.#userModelId === null)
      throw notCovered('a jump list of an AppUserModelId that Windows made up (application_info_win.cc)');
    note({ kind: 'system', what: 'tasks', detail: categories });
    return 'ok';
  }

  setAppUserModelId(id: string): void {
    if (process.platform !== 'win32')
      throw notCovered('app.setAppUserModelId on another system than Windows');
    this.#userModelId = id;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    this.emit('before-quit', makeEvent({}));
    void this.#leave();
  }

  exit(code = 0): void {
    this.emit('quit', makeEvent({}), code);
    // What was sent before must arrive: process.exit() would cut it off.
    void stage
      .call('goodbye')
      .catch(() => undefined)
      .finally(() => process.exit(code));
  }

  /** Called by the start script once the entry file has run to its end, as in Electron. */
  becomeReady(): void {
    if (this.#quitting) return;
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready', makeEvent({}), {});
  }

  #onlyBeforeReady(what: string): void {
    if (this.#isReady) throw new Error(`app.${what}() can only be called before app is ready`);
  }

  async #leave(): Promise<void> {
    const last = makeEvent({});
    if (await windows.closeAll()) this.emit('will-quit', last);
    else last.preventDefault();
    if (last.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }
}

export const app = new AppDouble();
