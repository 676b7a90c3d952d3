import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '..');

/** A person who is not root: Electron does not start for root, and a rehearsal as root would try nothing. */
export const NOBODY: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A checkout in which Electron's program is what the test says it is, or absent. */
export interface Checkout {
  /** A shell script in the place of Electron's program. */
  program(script: string, mode?: number): void;
  /** What the package says the sum of its program's ZIP is, in hexadecimal SHA-256. */
  expectSum(sum: string): void;
  start(words?: readonly string[], env?: Readonly<Record<string, string>>): Started;
  /** How a terminal would start it. */
  command(words?: readonly string[]): readonly string[];
  env(more?: Readonly<Record<string, string>>): NodeJS.ProcessEnv;
  /** A folder that the person may write to. */
  readonly home: string;
  readonly library: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** Everything it has said so far. */
  output(): string;
  /** Resolves when it has said something of this form. */
  says(form: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
}

export const PRINTED_ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

function make(folder: string): Checkout {
  const root = path.join(folder, 'checkout');
  const home = path.join(folder, 'home');
  const electron = path.join(root, 'node_modules/electron');
  const isSource = (file: string): boolean => !file.endsWith('.test.ts');
  fs.cpSync(path.join(ROOT, 'electron'), path.join(root, 'electron'), { recursive: true, filter: isSource });
  fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(root, 'package.json'));
  fs.symlinkSync(path.join(ROOT, 'dist'), path.join(root, 'dist'), 'junction');
  fs.mkdirSync(electron, { recursive: true });
  for (const file of ['package.json', 'install.js', 'checksums.json'])
    fs.copyFileSync(path.join(ROOT, 'node_modules/electron', file), path.join(electron, file));
  for (const name of ['@electron', '@electron-internal'])
    fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(root, 'node_modules', name), 'junction');
  fs.mkdirSync(home);
  const { uid, gid } = NOBODY;
  if (uid !== undefined && gid !== undefined) for (const one of [home, electron]) fs.chownSync(one, uid, gid);
  const library = path.join(home, '馆藏');
  const env: Checkout['env'] = (more = {}) => ({
    PATH: process.env['PATH'],
    HOME: home,
    DISPLAY: process.env['DISPLAY'] ?? ':99',
    CI: '1', // opens no browser
    ...more,
  });
  const command: Checkout['command'] = (words = []) => [
    process.execPath,
    path.join(root, 'electron/start.ts'),
    '--library',
    library,
    ...words,
  ];
  return {
    home,
    library,
    env,
    command,
    program(script, mode = 0o755) {
      fs.mkdirSync(path.join(electron, 'dist'), { recursive: true });
      fs.writeFileSync(path.join(electron, 'dist/electron'), `#!/bin/sh\n${script}\n`, { mode });
      fs.writeFileSync(path.join(electron, 'path.txt'), 'electron');
    },
    expectSum(sum) {
      const file = path.join(electron, 'checksums.json');
      const sums = JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, string>>; // by file name
      fs.writeFileSync(
        file,
        JSON.stringify(Object.fromEntries(Object.keys(sums).map((name) => [name, sum]))),
      );
    },
    start(words, more) {
      const [program = '', ...args] = command(words);
      return follow(
        spawn(program, args, { env: env(more), cwd: home, stdio: ['ignore', 'pipe', 'pipe'], ...NOBODY }),
      );
    },
  };
}

export function follow(child: ChildProcess): Started {
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (piece: Buffer | null): void => {
    output += piece?.toString() ?? '';
    for (const look of waiting) look();
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
  const ended = once(child, 'exit').then(() => child.exitCode);
  return {
    child,
    output: () => output,
    ended,
    says: (form) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = form.exec(output)?.[0];
          if (found !== undefined) {
            waiting.delete(look);
            resolve(found);
          }
        };
        waiting.add(look);
        look();
        child.once('close', () => reject(new Error(`it ended without saying ${form}:\n${output}`)));
      }),
  };
}

/** `checkout`, and what was started in it is ended. */
export const test = base.extend<{ readonly checkout: Checkout }>({
  // Playwright wants to see what a fixture uses, even if that is nothing.
  // eslint-disable-next-line no-empty-pattern
  checkout: async ({}, use, info) => {
    test.skip(process.platform === 'win32', 'the scripts in the place of Electron are for a POSIX shell');
    const checkout = make(info.outputPath('start'));
    const running: Started[] = [];
    await use({
      ...checkout,
      start: (...given) => {
        const started = checkout.start(...given);
        running.push(started);
        return started;
      },
    });
    for (const { child, ended } of running) {
      child.kill('SIGTERM');
      await ended;
    }
  },
});
