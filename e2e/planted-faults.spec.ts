import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { APP } from './rehearsal/harness/fixture.ts';
import { Rehearsal } from './rehearsal/harness/rehearsal.ts';

// The rehearsal is worth something only if it notices a shell that is not safe. So faults are put into copies of the
// built bundles, one at a time, and each must be noticed. The bundles as they are must show none.

declare const lanjuan: {
  call(method: string, request: unknown): Promise<{ readonly ok: boolean }>;
  openArchive(): Promise<void>;
};

interface Fault {
  readonly name: string;
  readonly file: 'main/main.js' | 'preload/preload.cjs';
  readonly from: string;
  readonly to: string;
  /** What the examination below must say. */
  readonly noticed: RegExp;
}

const FAULTS: readonly Fault[] = [
  {
    name: 'navigation is allowed',
    file: 'main/main.js',
    from: 'if (!isOurs(event.url)) event.preventDefault();',
    to: '',
    noticed: /navigation to https:\/\/elsewhere.example\/ allowed/,
  },
  {
    name: 'windows are allowed',
    file: 'main/main.js',
    from: 'action: "deny"',
    to: 'action: "allow"',
    noticed: /a window for .* was allowed/,
  },
  {
    name: 'there is no window-open handler',
    file: 'main/main.js',
    from: 'contents.setWindowOpenHandler(',
    to: 'void (',
    noticed: /a window for .* was allowed/,
  },
  {
    name: 'the session lets requests pass',
    file: 'main/main.js',
    from: 'const cancel = !mayLoad(details.url);',
    to: 'const cancel = false;',
    noticed: /would have left for the network/,
  },
  {
    name: 'the sender is not checked',
    file: 'main/main.js',
    from: 'if (!isFromUs(event))',
    to: 'if (false)',
    noticed: /a stranger was answered/,
  },
  {
    name: 'anybody may have the dialog for archives',
    file: 'main/main.js',
    from: 'if (isFromUs(event)) await openArchive();',
    to: 'await openArchive();',
    noticed: /a stranger was given a dialog/,
  },
  {
    name: 'there is no policy',
    file: 'main/main.js',
    from: '"content-security-policy"',
    to: '"x-no-policy"',
    noticed: /inline script ran/,
  },
  {
    name: 'the policy allows inline scripts',
    file: 'main/main.js',
    from: `"script-src 'self'"`,
    to: `"script-src 'self' 'unsafe-inline'"`,
    noticed: /inline script ran/,
  },
  {
    name: 'the policy allows connections',
    file: 'main/main.js',
    from: `"connect-src 'none'"`,
    to: `"connect-src 'self'"`,
    noticed: /fetch answered/,
  },
  {
    name: 'permission requests are granted',
    file: 'main/main.js',
    from: 'decide) => decide(false)',
    to: 'decide) => decide(true)',
    noticed: /permission geolocation given/,
  },
  {
    name: 'permission checks say yes',
    file: 'main/main.js',
    from: 'setPermissionCheckHandler(() => false)',
    to: 'setPermissionCheckHandler(() => true)',
    noticed: /permission geolocation given/,
  },
  {
    name: 'the scheme is not secure',
    file: 'main/main.js',
    from: 'secure: true,',
    to: '',
    noticed: /no secure context/,
  },
  {
    name: 'the sandbox is off',
    file: 'main/main.js',
    from: 'app.enableSandbox();',
    to: '',
    noticed: /a window without sandbox is not covered/,
  },
  {
    name: 'the worlds are not apart',
    file: 'main/main.js',
    from: 'contextIsolation: true',
    to: 'contextIsolation: false',
    noticed: /a window without context isolation/,
  },
  {
    name: 'the spell checker is on',
    file: 'main/main.js',
    from: 'spellcheck: false',
    to: 'spellcheck: true',
    noticed: /spell checker/,
  },
  {
    name: 'names are looked up',
    file: 'main/main.js',
    from: 'app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");',
    to: '',
    noticed: /names are looked up/,
  },
  {
    name: 'the preload is not found',
    file: 'main/main.js',
    from: 'preload/preload.cjs',
    to: 'preload/missing.cjs',
    noticed: /missing\.cjs/,
  },
  {
    name: 'the library is not where it should be',
    file: 'main/main.js',
    from: 'library-worker/library-worker.js',
    to: 'library-worker/missing.js',
    noticed: /the library does not answer/,
  },
  {
    name: 'the whole of ipcRenderer is exposed',
    file: 'preload/preload.cjs',
    from: 'platform: process.platform',
    to: 'platform: process.platform, ipc: electron.ipcRenderer',
    noticed: /doors: call, ipc, onCommand/,
  },
  {
    name: 'the preload uses Node',
    file: 'preload/preload.cjs',
    from: 'let electron = require("electron");',
    to: 'let electron = require("electron"); require("node:fs");',
    noticed: /module not found: node:fs/,
  },
];

test('the bundles as they were built show no fault', async ({ browser }, info) => {
  expect(await examine(browser, APP, info.outputPath('home'))).toEqual([]);
});

for (const fault of FAULTS) {
  test(`it is noticed when ${fault.name}`, async ({ browser }, info) => {
    const app = plant(fault, info.outputPath('copy'));
    expect((await examine(browser, app, info.outputPath('home'))).join('\n')).toMatch(fault.noticed);
  });
}

/** A copy of the built program with one fault; what the bundles need besides is linked. */
function plant({ file, from, to }: Fault, copy: string): string {
  const app = path.join(copy, 'dist/app');
  fs.cpSync(APP, app, { recursive: true, filter: (source) => !source.endsWith('.map') });
  const checkout = path.resolve(APP, '../..');
  fs.copyFileSync(path.join(checkout, 'package.json'), path.join(copy, 'package.json'));
  fs.symlinkSync(path.join(checkout, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  fs.copyFileSync(path.join(checkout, 'dist/archive.sqlite'), path.join(copy, 'dist/archive.sqlite'));
  const bundle = path.join(app, file);
  const text = fs.readFileSync(bundle, 'utf8');
  expect(text.includes(from), `the bundle says ${from}`).toBe(true);
  fs.writeFileSync(bundle, text.replaceAll(from, to));
  return app;
}

/** Starts the program and says everything that is wrong with it. */
async function examine(
  browser: Parameters<typeof Rehearsal.launch>[0]['browser'],
  app: string,
  home: string,
): Promise<string[]> {
  const main = path.join(app, 'main/main.js');
  const rehearsal = await Rehearsal.launch({
    browser,
    main,
    home,
    args: ['--library', path.join(home, '馆藏')],
  });
  const faults: string[] = [];
  try {
    const page = await within(5000, rehearsal.firstWindow());
    await page.waitForURL(/index\.html/);
    faults.push(...(await within(10_000, page.evaluate(lookAround))));
    if (
      !(
        await within(
          3000,
          page.evaluate(() => lanjuan.call('reports.list', {})),
        ).catch(() => ({ ok: false }))
      ).ok
    ) {
      faults.push('the library does not answer');
    }
    await expect.poll(() => rehearsal.log('window-open').length, { timeout: 2000 }).toBeGreaterThan(0);
    faults.push(...(await askAsStranger(rehearsal)));
  } catch (error) {
    faults.push(String(error));
  }
  for (const { url, prevented } of rehearsal.log('navigation'))
    if (!prevented) faults.push(`navigation to ${url} allowed`);
  for (const { name, check, request } of rehearsal.log('permission'))
    if (check || request) faults.push(`permission ${name} given`);
  if (!rehearsal.log('switch').some(({ name }) => name === 'host-resolver-rules'))
    faults.push('names are looked up');
  await rehearsal.close();
  return [...faults, ...rehearsal.problems()];
}

/** In the page. */
async function lookAround(): Promise<string[]> {
  const faults: string[] = [];
  if (!isSecureContext) faults.push('no secure context');
  const doors = Object.keys(lanjuan).sort().join(', ');
  if (doors !== 'call, onCommand, openArchive, platform, versions') faults.push(`doors: ${doors}`);
  document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
  if ('ran' in window) faults.push('inline script ran');
  const fetched = await fetch('/index.html').then(
    () => true,
    () => false,
  );
  if (fetched) faults.push('fetch answered');
  window.open('https://elsewhere.example/');
  location.href = 'https://elsewhere.example/';
  await new Promise((resolve) => setTimeout(resolve, 200));
  return faults;
}

/** First as a foreign site, then as another host of our own scheme once the filter is gone. */
async function askAsStranger(rehearsal: Rehearsal): Promise<string[]> {
  const load = (address: string): Promise<unknown> =>
    rehearsal.evaluate(
      ({ BrowserWindow }, url) =>
        BrowserWindow.getAllWindows()[0]
          ?.loadURL(url)
          .catch(() => undefined),
      address,
    );
  await load('https://elsewhere.example/');
  await rehearsal.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  await load('app://stranger/index.html');
  const [page] = rehearsal.windows();
  const ask = (): Promise<boolean | undefined> | undefined =>
    page?.evaluate(() => lanjuan.call('reports.list', {}).then(({ ok }) => ok)).catch(() => undefined);
  // Asked again where the browser's own page for the refused address is still on its way out.
  await expect.poll(ask, { timeout: 3000 }).toBeDefined();
  const answered = await ask();
  await page?.evaluate(() => lanjuan.openArchive()).catch(() => undefined);
  const dialogs = rehearsal.log('dialog').filter(({ method }) => method === 'showOpenDialog');
  return [
    ...(answered ? ['a stranger was answered'] : []),
    ...(dialogs.length > 0 ? ['a stranger was given a dialog'] : []),
  ];
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing within ${milliseconds} ms`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
