import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { outside } from './outside.ts';
import { newAddress, startHost, type Host } from './start-host.ts';

/** Files of a library that say nothing of what a person did: locks, the tables that mirror the journal. */
const OF_NO_ACCOUNT =
  /^(notebook\.(lock|sqlite(-wal|-shm)?)|archives-open|preferences\.json|.*\.unfinished)$/;

/**
 * A host that is passed on from test to test, for starting one costs as much as most tests do besides. Nobody can tell that
 * somebody was there before: one whose library is no longer as it was is ended, and the next test has a new one.
 */
export class PassedHost {
  readonly #browser: Browser;
  readonly #prepare: (host: Host) => Promise<unknown>;
  #running: { readonly host: Host; readonly library: string; readonly asNew: string } | null = null;

  /** `prepare`: what every test is to find in the library. */
  constructor(browser: Browser, prepare: (host: Host) => Promise<unknown> = readsItsNotebook) {
    this.#browser = browser;
    this.#prepare = prepare;
  }

  /** For one test, which `use` waits for. */
  async lend(use: (host: Host) => Promise<unknown> | void): Promise<void> {
    await use(await this.#take());
    // One that no test can have any more need not work on in the background.
    if (!this.#isAsNew()) await this.end();
  }

  async #take(): Promise<Host> {
    await this.#closeWindows();
    if (!this.#isAsNew() || !(await this.#isUnset())) await this.#startAnew();
    const { host } = this.#running!; // started a line above
    return { ...host, address: await newAddress(host.origin, host.token) };
  }

  async end(): Promise<void> {
    if (!this.#running) return;
    const { host, library } = this.#running;
    this.#running = null;
    await host.stop();
    fs.rmSync(path.dirname(library), { recursive: true, force: true, maxRetries: 10 });
  }

  async #startAnew(): Promise<void> {
    await this.end();
    const library = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-e2e-')), '馆藏');
    const host = await startHost(library);
    this.#running = { host, library, asNew: 'not yet' };
    await this.#prepare(host);
    this.#running = { host, library, asNew: stateOf(library) };
  }

  /** What a test has opened beside its own page, and left open, would go on writing down where it stands. */
  async #closeWindows(): Promise<void> {
    const origin = this.#running?.host.origin ?? 'none';
    const shows = (url: string): boolean => url.startsWith(`${origin}/`);
    for (const context of this.#browser.contexts())
      if (context.pages().some((page) => shows(page.url()))) await context.close();
  }

  #isAsNew(): boolean {
    if (!this.#running) return false;
    const { host, library, asNew } = this.#running;
    return host.process.exitCode === null && host.process.signalCode === null && stateOf(library) === asNew;
  }

  /** Sets everything back that a window keeps for the next start: an empty value is as good as none. */
  async #isUnset(): Promise<boolean> {
    const ask = outside(this.#running!.host); // as new
    const value = await ask('preferences.read');
    // Here an empty value is the answer of somebody who would rather not say.
    if ('author' in value) return false;
    for (const key of Object.keys(value).filter((one) => value[one] !== ''))
      await ask('preferences.write', { key, value: '' });
    return true;
  }
}

/** The notebook's files are there once it has been asked for something. */
const readsItsNotebook = (host: Host): Promise<unknown> => outside(host)('preferences.read');

/** All that a person would find in a library, but for how the window is set: notes, imports, archives, backups. */
function stateOf(library: string): string {
  if (!fs.existsSync(library)) return 'gone';
  const files = fs
    .readdirSync(library, { recursive: true, encoding: 'utf8' })
    .filter((name) => !OF_NO_ACCOUNT.test(name));
  return files
    .sort()
    .flatMap((name) => {
      const file = path.join(library, name);
      if (name === 'archive-checks.json') return wasChecked(file) ? [name] : [];
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      return [`${name} ${stat?.size} ${stat?.mtimeMs}`];
    })
    .join('\n');
}

/** The file is also written where nothing has been read yet. */
function wasChecked(file: string): boolean {
  const checks = JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<
    Record<string, { readonly at: unknown }>
  >;
  return Object.values(checks).some(({ at }) => at !== null);
}
