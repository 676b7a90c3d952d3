import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './one-start.ts';
import { expect } from './rehearsal/harness/fixture.ts';
import type { Rehearsal } from './rehearsal/harness/rehearsal.ts';

// What only the rehearsal can see: the double's log, the user's answers to dialogs, processes that are killed.

declare const lanjuan: {
  call(method: string, request: unknown): Promise<unknown>;
  onCommand(listener: (name: string, detail: unknown) => void): void;
};

async function ready(app: Rehearsal): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page.getByRole('navigation', { name: '报告目录' }).getByRole('listitem')).toHaveCount(5);
  return page;
}

/** From now on the page keeps what the program tells it, but for what the verification in the background has found. */
async function listen(page: Page): Promise<() => Promise<readonly unknown[]>> {
  const heard = await page.evaluateHandle(() => {
    const list: unknown[] = [];
    lanjuan.onCommand((name, detail) => {
      if (name !== 'changed') list.push([name, detail]);
    });
    return list;
  });
  return () => heard.evaluate((list) => [...list]);
}

/** What the program wrote down, wherever its settings lie. */
function logBelow(folder: string): string {
  const [file] = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'lanjuan.log');
  return fs.readFileSync(path.join(folder, file ?? 'no log'), 'utf8');
}

test.describe('one start', () => {
  test.describe.configure({ mode: 'default' });

  test('every request of a start is for a page of ours, and is served', ({ started }) => {
    const requests = started.log('request');
    expect(requests[0]).toMatchObject({ url: 'app://lanjuan/index.html', resourceType: 'mainFrame' });
    expect(
      requests.filter(({ url, verdict }) => !url.startsWith('app://lanjuan/') || verdict !== 'serve'),
    ).toEqual([]);
  });

  test('both permission handlers refuse, and no name is ever looked up', ({ shown: { app, log } }) => {
    expect(log('permission').length).toBeGreaterThan(0);
    expect(log('permission').filter(({ check, request }) => check || request)).toEqual([]);
    expect(app.log('switch')).toEqual([
      { kind: 'switch', name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND' },
    ]);
  });

  test('printing goes to a dialog, and a PDF to where the person says', async ({
    shown: { app, log },
  }, info) => {
    const filePath = info.outputPath('平湖 2022.pdf');
    await app.answerDialog('showSaveDialog', { canceled: false, filePath });
    await app.clickMenu('save-as-pdf');
    await expect
      .poll(() => fs.existsSync(filePath) && fs.readFileSync(filePath, 'latin1').slice(0, 5))
      .toBe('%PDF-');
    await app.answerPrinting('Print job canceled');
    await app.clickMenu('print');
    await app.answerDialog('showMessageBox', { response: 0, checkboxChecked: false });
    await app.clickMenu('print');
    const methods = (): readonly string[] => log('dialog').map(({ method }) => method);
    await expect.poll(methods).toEqual(['showSaveDialog', 'print', 'print', 'showMessageBox']);
    expect(log('dialog').at(-1)).toMatchObject({ options: { message: '没有打印' } });
  });
});

test('a page of another host is refused by the session, and by the library', async ({ rehearse }) => {
  const app = await rehearse();
  const page = await ready(app);
  const load = (address: string): Promise<string> =>
    app.evaluate(
      ({ BrowserWindow }, url) =>
        BrowserWindow.getAllWindows()[0]
          ?.loadURL(url)
          .then(
            () => 'loaded',
            () => 'refused',
          ) ?? 'no window',
      address,
    );
  expect(await load('https://elsewhere.example/')).toBe('refused');
  expect(await load('app://stranger/index.html')).toBe('refused');
  // Even with the filter gone, what comes from there is not answered.
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  await load('app://stranger/index.html');
  // Asked again where the browser's own page for the refused address is still on its way out.
  const reply = (): Promise<unknown> => page.evaluate(() => lanjuan.call('reports.list', {})).catch(String);
  await expect.poll(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('the menu speaks the person’s language and its commands reach the page', async ({ rehearse }) => {
  const app = await rehearse();
  const page = await ready(app);
  const heard = await listen(page);
  for (const id of ['import', 'search', 'compare', 'annotations', 'settings', 'export-notes'])
    await app.clickMenu(id);
  await expect
    .poll(heard)
    .toEqual(
      ['import', 'search', 'compare', 'annotations', 'settings', 'export-notes'].map((name) => [name, null]),
    );
  const labels = (): Promise<string[]> =>
    app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label));
  expect(await labels()).toContain('文件');
  await page.evaluate(() => lanjuan.call('preferences.write', { key: 'locale', value: 'en' }));
  await expect.poll(labels).toContain('File');
});

test('a second start ends, wakes the first, and hands over its file', async ({ rehearse }, info) => {
  const app = await rehearse();
  const heard = await listen(await ready(app));
  const file = info.outputPath('海宁市2023年工作综述.txt');
  fs.writeFileSync(file, '放心消费单位新增128家。');
  const second = await rehearse({ args: ['--library', info.outputPath('home/馆藏'), file] });
  expect(await second.exited).toBe(0);
  expect(second.windows()).toEqual([]);
  const contentBase64 = Buffer.from('放心消费单位新增128家。').toString('base64');
  await expect.poll(heard).toEqual([['file-opened', { name: path.basename(file), contentBase64 }]]);
});

test('a library process that is killed is replaced, and nothing is lost', async ({ rehearse }, info) => {
  const app = await rehearse();
  const page = await ready(app);
  const heard = await listen(page);
  const note = {
    kind: 'comment',
    body: '断电前的一条',
    targets: [{ kind: 'report', reportId: 'pinghu-2020' }],
  };
  await page.evaluate((request) => lanjuan.call('annotations.create', request), note);
  const [first] = app.log('utility');
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await expect.poll(heard).toEqual([['library-restarted', null]]);
  await expect
    .poll(() => page.evaluate(() => lanjuan.call('annotations.list', {}).then(JSON.stringify)))
    .toContain('断电前的一条');
  const log = logBelow(info.outputPath());
  expect(log).toMatch(/"event":"started".*\n.*"event":"library-restarted"/);
  expect(log).not.toMatch(/断电|pinghu/);
  // A process for each lane, and one in place of the one that was killed.
  expect(app.log('utility').map(({ event }) => event)).toEqual(['spawn', 'spawn', 'exit', 'spawn']);
});

test('a page that crashes is reported without a word of its content', async ({ rehearse }, info) => {
  const app = await rehearse();
  const page = await ready(app);
  const filePath = info.outputPath('诊断.json');
  await app.answerDialog('showMessageBox', { response: 1, checkboxChecked: false });
  await app.answerDialog('showSaveDialog', { canceled: false, filePath });
  await app.answerDialog('showMessageBox', { response: 2, checkboxChecked: false });
  await page.goto('chrome://crash').catch(() => undefined);
  expect(await app.exited).toBe(0);
  const report = fs.readFileSync(filePath, 'utf8');
  expect(report).toContain('"reason": "crashed"');
  // With the newest lines of the log, as strings.
  expect(report).toContain('\\"event\\":\\"process-gone\\",\\"kind\\":\\"page\\",\\"reason\\":\\"crashed\\"');
  expect(report).not.toMatch(/平湖|pinghu|home|Users|\/tmp/);
});

test('a page that crashes comes back where it was, and nothing that was written is lost', async ({
  rehearse,
}) => {
  const app = await rehearse();
  const page = await ready(app);
  const targets = [{ kind: 'report', reportId: 'pinghu-2020' }];
  const note = { kind: 'comment', body: '崩溃前的一条', targets };
  await page.evaluate((request) => lanjuan.call('annotations.create', request), note);
  await page.getByRole('button', { name: '馆藏', exact: true }).click();
  await expect(page).toHaveURL(/#\/library/);
  await app.answerDialog('showMessageBox', { response: 0, checkboxChecked: false });
  await page.goto('chrome://crash').catch(() => undefined);
  await expect.poll(() => app.windows().map((one) => new URL(one.url()).hash)).toEqual(['#/library']);
  // The page that has crashed keeps its address until another is there.
  await expect(async () => {
    const [one] = app.windows();
    expect(await one?.getByRole('heading', { name: '已打开的档案库' }).isVisible()).toBe(true);
  }).toPass({ timeout: 30_000 });
  const [again] = app.windows();
  const kept = (): Promise<string> | undefined =>
    again?.evaluate(() => lanjuan.call('annotations.list', {}).then(JSON.stringify));
  await expect.poll(kept).toContain('崩溃前的一条');
  expect(app.log('utility').map(({ event }) => event)).toEqual(['spawn', 'spawn']);
});

test('a page that does not respond may be waited for or opened again', async ({ rehearse }) => {
  const app = await rehearse();
  const page = await ready(app);
  const hang = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
  await page.evaluate(() => Object.assign(window, { old: true }));
  const isOld = (): Promise<boolean> => page.evaluate(() => 'old' in window).catch(() => true);
  await app.answerDialog('showMessageBox', { response: 0, checkboxChecked: false });
  await hang();
  await expect.poll(() => app.log('dialog')).toMatchObject([{ options: { message: '页面没有响应' } }]);
  expect(await isOld()).toBe(true);
  await app.answerDialog('showMessageBox', { response: 1, checkboxChecked: false });
  await hang();
  await expect.poll(isOld).toBe(false);
});

test('a window whose screen is gone comes to the one that is there', async ({ rehearse }, info) => {
  const folder = info.outputPath('home/馆藏/settings');
  fs.mkdirSync(folder, { recursive: true });
  const state = { width: 1250, height: 700, place: { x: 4200, y: -900 }, maximized: false, zoom: 1 };
  fs.writeFileSync(path.join(folder, 'window.json'), JSON.stringify(state));
  const app = await rehearse();
  await ready(app);
  const [opened] = app.log('window');
  expect(opened?.options).toMatchObject({ width: 1250, height: 700 });
  expect(opened?.options).not.toHaveProperty('x');
});

test('the window comes back where it was', async ({ rehearse }, info) => {
  const app = await rehearse();
  await ready(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5));
  await app.close();
  const stored = path.join(info.outputPath('home'), '馆藏/settings/window.json');
  expect(JSON.parse(fs.readFileSync(stored, 'utf8'))).toMatchObject({ width: 1280, height: 840, zoom: 1.5 });
  const again = await rehearse();
  await ready(again);
  await expect
    .poll(() =>
      again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()),
    )
    .toBe(1.5);
});

test('closing the window ends the program, library and all', async ({ rehearse }) => {
  const app = await rehearse();
  const page = await ready(app);
  await page.close();
  expect(await app.exited).toBe(0);
  expect(app.log('utility').at(-1)).toMatchObject({ event: 'exit', code: 0 });
});
