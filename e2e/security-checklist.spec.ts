import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from './one-start.ts';
import { codesOfOpening } from './opened-sources.ts';
import { begun } from './rehearsal-journeys.ts';
import { expect } from './rehearsal/harness/fixture.ts';

// Electron's security checklist, item by item, in its order and by its names, against the shell as it was built. What a
// rehearsal cannot see (that Electron obeys) is said in rehearsal/README.md; planted-faults.spec.ts shows what it notices.

declare const lanjuan: {
  call(method: string, request: unknown): Promise<unknown>;
  openSource(reportId: unknown): Promise<{ readonly error?: { readonly code: string } }>;
  onCommand(listener: (...given: unknown[]) => void): void;
};

// Most items only look: at one program, one after the other.
test.describe.configure({ mode: 'default' });

const ROOT = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const bundle = (name: string): string => fs.readFileSync(path.join(ROOT, 'dist/app', name), 'utf8');

test('1. only secure content is loaded: all of it from the program itself', async ({
  shown: { page, log },
}) => {
  for (const name of ['比较', '指标', '专项', '批注', '馆藏'])
    await page.getByRole('navigation', { name: '主要功能' }).getByRole('button', { name }).click();
  expect(log('request').length).toBeGreaterThan(2);
  expect(log('request').filter(({ url }) => !/^(app:\/\/lanjuan\/|data:|blob:app:)/.test(url))).toEqual([]);
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
});

test('2. no Node.js in the page', async ({ preferences, shown: { page } }) => {
  expect(preferences).toMatchObject({ nodeIntegration: false });
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
});

test('3. context isolation is on', async ({ preferences, shown: { page } }) => {
  expect(preferences).toMatchObject({ contextIsolation: true });
  // What a page changes in its own world the preload does not see.
  const reply = await page.evaluate(() => {
    JSON.stringify = () => 'stolen';
    Promise.prototype.then = () => new Promise(() => undefined);
    return lanjuan.call('preferences.read', {});
  });
  expect(reply).toMatchObject({ ok: true });
});

test('4. every renderer is sandboxed', ({ preferences }) => {
  expect(preferences).toMatchObject({ sandbox: true });
  expect(bundle('main/main.js')).toContain('app.enableSandbox()');
  expect(bundle('main/main.js')).not.toContain('no-sandbox');
});

test('5. permission requests and checks are all refused', async ({ shown: { page, log } }) => {
  expect(log('permission').map(({ name }) => name)).toContain('camera');
  expect(log('permission').filter(({ check, request }) => check || request)).toEqual([]);
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const;
    const asked = names.map((name) => navigator.permissions.query({ name }).then(({ state }) => state));
    return Promise.all(asked);
  });
  expect(states).not.toContain('granted');
});

test('6. webSecurity is on', ({ preferences }) => {
  expect(preferences).toMatchObject({ webSecurity: true });
});

test('7. a content security policy by header, without any unsafe word or connection', async ({
  shown: { page },
}) => {
  const violated = await page.evaluateHandle(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      broken.push(effectiveDirective),
    );
    const add = (name: string, values: object): unknown =>
      document.body.append(Object.assign(document.createElement(name), values));
    add('script', { textContent: 'window.ran = true' });
    add('style', { textContent: 'body { display: none }' });
    add('iframe', { src: '/index.html' });
    add('object', { data: '/index.html' });
    add('img', { src: 'https://elsewhere.example/a.png' });
    await fetch('/index.html').catch(() => undefined);
    return broken;
  });
  // Told one by one, when the browser comes to it.
  const kinds = ['connect-src', 'frame-src', 'img-src', 'object-src', 'script-src-elem', 'style-src-elem'];
  await expect.poll(() => violated.evaluate((broken) => [...broken])).toEqual(expect.arrayContaining(kinds));
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(bundle('main/main.js')).not.toMatch(/unsafe-(inline|eval|hashes)/);
  expect(bundle('renderer/index.html')).not.toContain('http-equiv');
});

test('8. no insecure content is allowed', ({ preferences }) => {
  expect(preferences).not.toHaveProperty('allowRunningInsecureContent');
});

test('9. no experimental features', ({ preferences }) => {
  expect(preferences).not.toHaveProperty('experimentalFeatures');
});

test('10. no Blink features are switched on', ({ preferences, started }) => {
  expect(preferences).not.toHaveProperty('enableBlinkFeatures');
  expect(started.log('switch')).toEqual([
    { kind: 'switch', name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND' },
  ]);
});

test('11. no webview may open windows: there is none', ({ preferences }) => {
  expect(preferences).toMatchObject({ webviewTag: false });
  expect(bundle('main/main.js')).not.toContain('allowpopups');
});

test('12. a webview that a page tries to attach is refused, whatever its options', async ({
  shown: { app },
}) => {
  const prevented = await app.evaluate(({ BrowserWindow }) => {
    let refused = false;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const event = { preventDefault: () => (refused = true) };
    contents?.emit('will-attach-webview', event, {}, { src: 'https://elsewhere.example/' });
    return refused;
  });
  expect(prevented).toBe(true);
});

test('13. navigation is refused by the parsed address, redirects always', async ({
  shown: { app, page, log },
}) => {
  const here = page.url();
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/';
  });
  await expect
    .poll(() => log('navigation'))
    .toContainEqual(expect.objectContaining({ url: 'https://elsewhere.example/', prevented: true }));
  expect(page.url()).toBe(here);
  const refused = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const asked = (event: string, url: string): boolean => {
      let prevented = false;
      contents?.emit(event, { url, preventDefault: () => (prevented = true) }, url);
      return prevented;
    };
    const alike = [
      'app://lanjuan.evil.example/',
      'app://lanjuan@evil.example/',
      'apps://lanjuan/',
      'file:///etc/passwd',
    ];
    return [
      ...alike.flatMap((url) => [asked('will-navigate', url), asked('will-frame-navigate', url)]),
      asked('will-redirect', 'app://lanjuan/index.html'),
    ];
  });
  expect(refused).toEqual(refused.map(() => true));
});

test('14. no window is opened', async ({ shown: { app, page, log } }) => {
  await page.evaluate(() => {
    window.open('app://lanjuan/index.html');
    window.open('https://elsewhere.example/');
  });
  await expect.poll(() => log('window-open').map(({ action }) => action)).toEqual(['deny', 'deny']);
  expect(app.windows()).toHaveLength(1);
});

test('15. no address is opened by the system, and of files only copies of kinds that run nothing', async ({
  rehearse,
}) => {
  const main = bundle('main/main.js');
  const ways = /\b(?:openPath|openExternal|showItemInFolder|trashItem|writeShortcutLink|child_process)\b/g;
  expect(main.match(ways)).toEqual(['openPath']);
  const app = await rehearse();
  const page = await begun(app);
  const codes = await codesOfOpening(page);
  const unknown = ['bad_request', 'bad_request'];
  expect(codes).toEqual(['forbidden', 'not_found', 'not_found', 'not_found', 'not_found', ...unknown]);
  expect(app.log('opened')).toEqual([]);
});

test('16. a current Electron, pinned exactly, one and the same everywhere', () => {
  // What npm would install, and what is installed here.
  const { devDependencies } = require('../package.json') as {
    devDependencies: Readonly<Record<string, string>>;
  };
  const { version } = require('electron/package.json') as { readonly version: string };
  expect(devDependencies['electron']).toBe(version);
  // The oldest line that its makers still mend (three at a time) when this was written was 43.
  expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
});

test('17. the sender of every message is checked', async ({ rehearse }) => {
  const app = await rehearse();
  const page = await begun(app);
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.loadURL('app://stranger/index.html')
      .catch(() => undefined),
  );
  const reply = (): Promise<unknown> => page.evaluate(() => lanjuan.call('reports.list', {})).catch(String);
  await expect.poll(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  // Each channel by itself: what answers asks first who wants to know.
  const answered = bundle('main/main.js').match(/ipcMain\.(handle|on)\([^]*?isFromUs\(event\)/g) ?? [];
  const channels = bundle('main/main.js').match(/ipcMain\.(handle|on|handleOnce|once)\(/g) ?? [];
  expect(answered).toHaveLength(channels.length);
});

test('18. a scheme of its own instead of file:, with no way out of its folder', async ({
  started,
  shown: { page },
}) => {
  expect(started.log('request').some(({ url }) => url.startsWith('file:'))).toBe(false);
  const statuses = await page.evaluate(async () => {
    const load = (address: string): Promise<string> =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.onload = () => resolve('loaded');
        script.onerror = () => resolve('refused');
        script.src = address;
        document.head.append(script);
      });
    return Promise.all(
      [
        '/../main/main.js',
        '/%2e%2e/main/main.js',
        '/..%5cmain%5cmain.js',
        '/assets/..%2f..%2fmain/main.js',
      ].map(load),
    );
  });
  // electron/desktop/pages.test.ts asks for two thousand more.
  expect(statuses).toEqual(['refused', 'refused', 'refused', 'refused']);
});

test('19. fuses are set for the package, and each artefact is asked whether they are', () => {
  const { electronFuses } = require('../build/package/electron-builder.config.cjs') as {
    readonly electronFuses: Readonly<Record<string, boolean>>;
  };
  expect(electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(fs.readFileSync(path.join(ROOT, 'build/package/verify-app.ts'), 'utf8')).toContain('checkFuses');
});

test('20. no Electron API reaches the page: one door with six plain things behind it', async ({
  shown: { app, page },
}) => {
  const behind = await page.evaluate(() => Object.entries(lanjuan).map(([name, one]) => [name, typeof one]));
  expect(behind.sort()).toEqual([
    ['call', 'function'],
    ['onCommand', 'function'],
    ['openArchive', 'function'],
    ['openSource', 'function'],
    ['platform', 'string'],
    ['versions', 'object'],
  ]);
  // Neither an event nor a sender comes with a command.
  const heard = await page.evaluateHandle(() => {
    const list: unknown[] = [];
    // What the library tells by itself comes when it comes.
    lanjuan.onCommand((...given) => given[0] === 'changed' || list.push(given));
    return list;
  });
  await app.clickMenu('search');
  await expect.poll(() => heard.evaluate((list) => [...list])).toEqual([['search', null]]);
});
