import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type * as electronDouble from '../electron.ts';
import { Link } from '../shared/link.ts';
import type { BrowserSide, LogEntry, MainSide, Setting } from '../shared/protocol.ts';
import { BrowserStage } from './browser.ts';

export interface RehearsalOptions {
  readonly browser: Browser;
  /** The built main bundle. */
  readonly main: string;
  /** A folder of the test's own; also what single-instance locks are told apart by. */
  readonly home: string;
  readonly args?: readonly string[];
  readonly locale?: string;
  /** What process.platform says in the main process; menus and tasks depend on it. */
  readonly platform?: NodeJS.Platform;
  readonly packaged?: boolean;
  readonly broken?: Setting['broken'];
  readonly faults?: Setting['faults'];
  /** Variables of the main process beside those of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

type Entry<K extends LogEntry['kind']> = Extract<LogEntry, { kind: K }>;
type Electron = typeof electronDouble;
const holders = new Map<string, Rehearsal>();
/** What was compiled for one test is there for the next. */
const COMPILED = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../../dist/.compile-cache', import.meta.url)),
};
// package.json states a version.
const electron = createRequire(import.meta.url)('electron/package.json') as { readonly version: string };

/** A main bundle running under plain Node with its windows in Chromium. */
export class Rehearsal {
  readonly exited: Promise<number>;
  readonly #child: ChildProcess;
  readonly #context: BrowserContext;
  readonly #main: Link<MainSide>;
  readonly #stage: BrowserStage;
  readonly #firstPage = Promise.withResolvers<Page>();
  #output = '';

  static async launch({
    browser,
    main,
    home,
    args = [],
    locale = 'zh-CN',
    platform = process.platform,
    env = {},
    packaged = false,
    broken = [],
    faults = [],
  }: RehearsalOptions): Promise<Rehearsal> {
    const context = await browser.newContext({
      serviceWorkers: 'block',
      locale,
      colorScheme: 'light',
      acceptDownloads: true,
    });
    fs.mkdirSync(home, { recursive: true });
    const setting: Setting = {
      home,
      packaged,
      broken,
      faults,
      locale,
      platform,
      electron: electron.version,
      chromium: browser.version(),
    };
    const child = fork(
      fileURLToPath(new URL('../start.ts', import.meta.url)),
      [path.resolve(main), ...args],
      {
        serialization: 'advanced',
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        execArgv: ['--enable-source-maps'],
        env: { ...COMPILED, ...process.env, ...env, NODE_OPTIONS: '', REHEARSAL: JSON.stringify(setting) },
      },
    );
    const rehearsal = new Rehearsal(child, context);
    void rehearsal.exited.then(() => holders.get(home) === rehearsal && holders.delete(home));
    await rehearsal.#begin(home);
    return rehearsal;
  }

  private constructor(child: ChildProcess, context: BrowserContext) {
    this.#child = child;
    this.#context = context;
    this.#main = new Link<MainSide>(child);
    this.#stage = new BrowserStage(context, this.#main, (page) => this.#firstPage.resolve(page));
    this.#firstPage.promise.catch(() => undefined);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => (this.#output += data.toString()));
    this.exited = this.#whenGone();
  }

  async #whenGone(): Promise<number> {
    await once(this.#child, 'close');
    const { exitCode: code, signalCode: signal } = this.#child;
    const how = `the main process ended with ${code ?? signal}`;
    this.#firstPage.reject(new Error(`${how} before it opened a window\n${this.#output}`));
    if (code !== 0) this.#stage.problem(`${how}\n${this.#output}`);
    return code ?? 1;
  }

  async #begin(home: string): Promise<void> {
    const stage = this.#stage;
    await stage.begin();
    this.#main.serve<BrowserSide>({
      openWindow: (id, order) => stage.openWindow(id, order),
      loadUrl: (id, url) => stage.loadUrl(id, url),
      closeWindow: (id) => stage.closeWindow(id),
      deliver: (id, text) => stage.deliver(id, text),
      setColorScheme: (scheme) => stage.setColorScheme(scheme),
      setPermissions: (origin, granted) => stage.setPermissions(origin, granted),
      secondInstance: async (argv, folder, data) => {
        const holder = holders.get(home);
        if (holder && holder !== this) await holder.#main.call('secondInstance', argv, folder, data);
      },
      tookLock: () => void holders.set(home, this),
      note: (entry) => void stage.log.push(entry),
      goodbye: () => undefined,
    });
  }

  // As in Playwright's ElectronApplication:

  firstWindow(): Promise<Page> {
    return this.#firstPage.promise;
  }
  windows(): Page[] {
    return [...this.#stage.pages];
  }
  async evaluate<R, A = undefined>(
    work: (electron: Electron, arg: A) => R | Promise<R>,
    arg?: A,
  ): Promise<R> {
    return (await this.#main.call('evaluate', String(work), arg)) as R; // what `work` returned
  }

  /** Quits the app as its user would; ends it if it does not go. */
  async close(): Promise<void> {
    void this.#main.call('quit').catch(() => undefined);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 8_000);
    await this.exited;
    clearTimeout(timer);
    await this.#context.close();
  }

  // The rehearsal's own:

  /** As the system or a terminal sends it. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
  /** Ends it at once, for a test that has seen enough. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
    await this.#context.close();
  }

  log<K extends LogEntry['kind']>(kind: K): Entry<K>[] {
    return this.#stage.log.filter((entry): entry is Entry<K> => entry.kind === kind);
  }
  /** The log without what is in it by now. */
  logFromHere(): Rehearsal['log'] {
    const before = new Set<LogEntry>(this.#stage.log);
    return (kind) => this.log(kind).filter((entry) => !before.has(entry));
  }
  /** What went past the double or the network's edge; a test should end with none. */
  problems(): string[] {
    return this.log('problem').map(({ text }) => text);
  }
  output(): string {
    return this.#output;
  }

  /** What the user will answer to the next dialog of this kind. */
  async answerDialog<M extends 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>(
    method: M,
    answer: Awaited<ReturnType<Electron['dialog'][M]>>,
  ): Promise<void> {
    await this.#main.call('answerDialog', method, answer);
  }

  /** How the next printing ends; an empty reason for success. Without this there is no printer. */
  async answerPrinting(failureReason: string): Promise<void> {
    await this.#main.call('answerDialog', 'print', failureReason);
  }

  /** Why the system's own program does not open the next file. */
  async refuseOpening(reason: string): Promise<void> {
    await this.#main.call('answerDialog', 'openPath', reason);
  }

  /** Clicks an item of the application menu. */
  async clickMenu(id: string): Promise<void> {
    await this.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (!item) throw new Error(`no menu item "${wanted}"`);
      item.click();
    }, id);
  }
}
