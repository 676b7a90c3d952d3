import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Rehearsal } from '../rehearsal/harness/rehearsal.ts';
import { within, type Looked, type Probe } from './fault.ts';

// What real Electron does and a double may forget; each probe says what a person would miss.

declare const lanjuan: {
  call(method: string, request: unknown): Promise<{ readonly ok: boolean; readonly error?: unknown }>;
};

/** The page, once its reports are listed. */
async function begun(app: Rehearsal): Promise<Page> {
  const first = await within(20_000, app.firstWindow());
  // Another, where the first has crashed.
  const page = app.windows()[0] ?? first;
  await expect(page.getByRole('navigation', { name: '报告目录' }).getByRole('listitem')).toHaveCount(5);
  return page;
}

function isVisible(app: Rehearsal): Promise<boolean | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}

/** What a person would see of a condition that ought to come about; nothing when it does. */
async function unless({ log }: Looked, what: string, look: () => unknown): Promise<readonly string[]> {
  let came: unknown;
  // What the double has found already need not be waited for.
  const settled = async (): Promise<unknown> => (came = await look()) || log('problem').length > 0;
  await expect
    .poll(settled, { timeout: 10_000 })
    .toBeTruthy()
    .catch(() => undefined);
  return came ? [] : [what];
}

export const visibility: Probe = {
  name: 'a system without ready-to-show',
  async look(looked) {
    const { app } = looked;
    await app.firstWindow();
    return unless(looked, 'the window is never seen', () => isVisible(app));
  },
};

export const noWindow: Probe = {
  name: 'a system that makes no window',
  launch: { broken: ['window'] },
  async look({ app }) {
    const code = await within(5000, app.exited).catch(() => null);
    if (code === null) return ['neither a window nor an end: it holds the lock unseen'];
    // The program ends with 1, as it should; the double calls that a problem.
    const boxes = app.log('dialog').filter(({ method }) => method === 'showErrorBox');
    return boxes.length === 1 && code === 1 ? [] : [`ended with ${code} after ${boxes.length} boxes`];
  },
  expected: /^the main process ended with 1\n/,
};

export const noLock: Probe = {
  name: 'a folder in which no lock can be had',
  launch: { broken: ['lock'] },
  async look(looked) {
    const { app, log } = looked;
    await app.answerDialog('showMessageBox', { response: 0, checkboxChecked: false });
    const opened = app.firstWindow().then(
      () => true,
      () => false,
    );
    if (!(await within(20_000, opened))) return ['it ended without a word'];
    return unless(looked, 'nobody is told that another does not answer', () =>
      log('dialog').some(({ method }) => method === 'showMessageBox'),
    );
  },
};

export const startWhileQuitting: Probe = {
  name: 'a start while the program is quitting',
  async look({ app, again }) {
    await begun(app);
    await app.evaluate(({ app: program }) => {
      program.emit('before-quit', { preventDefault: () => undefined });
      program.on('second-instance', () => Object.assign(globalThis, { asked: true }));
    });
    const second = await again();
    await expect.poll(() => app.evaluate(() => 'asked' in globalThis), { timeout: 20_000 }).toBe(true);
    await app.close();
    const opened = second.firstWindow().then(
      () => true,
      () => false,
    );
    return (await within(20_000, opened)) ? [] : ['a start during quitting is lost'];
  },
};

export const fatalLibrary: Probe = {
  name: 'a library that V8 gives up',
  async look(looked) {
    const { app } = looked;
    const page = await begun(app);
    process.kill(app.log('utility')[0]?.pid ?? 0, 'SIGABRT');
    const asks = (): Promise<boolean> =>
      page.evaluate(() => lanjuan.call('library.status', {}).then(({ ok }) => ok)).catch(() => false);
    return unless(looked, 'the library does not come back', asks);
  },
};

export const taskbar: Probe = {
  name: 'the taskbar of Windows',
  launch: { platform: 'win32', packaged: true },
  async look(looked) {
    const { app, log } = looked;
    await app.firstWindow();
    const tasks = (): number => log('system').filter(({ what }) => what === 'tasks').length;
    return unless(looked, 'there are no tasks in the taskbar', tasks);
  },
};

export const bareTaskbar: Probe = {
  name: 'the taskbar of Windows in a checkout',
  launch: { platform: 'win32' },
  async look({ app, log }) {
    await begun(app);
    return log('system').length > 0 ? ['tasks that start bare Electron'] : [];
  },
};

export const signals: Probe = {
  name: 'two signals, one after the other',
  async look({ app }) {
    await begun(app);
    // Kept from ending, so that it is there for each of them.
    await app.evaluate(({ app: program }) => {
      program.on('will-quit', (event: { preventDefault(): void }) => event.preventDefault());
    });
    const ended = app.exited.then(() => true);
    for (let n = 0; n < 4; n++) {
      app.signal('SIGTERM');
      // An answer shows that the signal was dealt with.
      const isAlive = app.evaluate(() => true).catch(() => false);
      if (await Promise.race([ended, isAlive.then((alive) => !alive)])) return ['killed by a second signal'];
    }
    return [];
  },
};

export const printing: Probe = {
  name: 'a machine without a printer',
  async look(looked) {
    const { app, log } = looked;
    await begun(app);
    await app.answerDialog('showMessageBox', { response: 0, checkboxChecked: false });
    await app.clickMenu('print');
    return unless(looked, 'nobody is told that nothing was printed', () =>
      log('dialog').some(({ method }) => method === 'showMessageBox'),
    );
  },
};

export const folders: Probe = {
  name: 'dialogs that follow each other',
  async look(looked) {
    const { app, log, output } = looked;
    await begun(app);
    const folder = output('移动盘');
    fs.mkdirSync(folder);
    const filePath = path.join(folder, '页面.pdf');
    await app.answerDialog('showSaveDialog', { canceled: false, filePath });
    await app.clickMenu('save-as-pdf');
    const saved = await unless(looked, 'no PDF', () => fs.existsSync(filePath));
    await app.answerDialog('showOpenDialog', { canceled: true, filePaths: [] });
    await app.clickMenu('open-archive');
    await expect.poll(() => log('dialog').length).toBe(2);
    return saved;
  },
};

export const documents: Probe = {
  name: 'documents that threads read',
  async look({ app }) {
    const page = await begun(app);
    const name = '临河县2023年工作总结.docx';
    const bytes = fs.readFileSync(path.join(import.meta.dirname, '../fixtures', name));
    const file = { name, contentBase64: bytes.toString('base64') };
    const reply = await page.evaluate((asked) => lanjuan.call('imports.inspect', { file: asked }), file);
    return reply.ok ? [] : [`not read: ${JSON.stringify(reply.error)}`];
  },
};

export const macMenu: Probe = {
  name: 'the menus of a Mac',
  launch: { platform: 'darwin' },
  async look({ app }) {
    await begun(app);
    const labels = await app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
        (menu.submenu?.items ?? []).map(({ label }) => label),
      ),
    );
    return labels.filter((label) => /^[A-Za-z ]+$/.test(label)).map((label) => `in English: ${label}`);
  },
};

export const charts: Probe = {
  name: 'two charts that are saved',
  async look(looked) {
    const { app, output } = looked;
    const page = await begun(app);
    const folder = output('图表');
    fs.mkdirSync(folder);
    await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
    await page.evaluate(() => {
      for (const name of ['甲.svg', '乙.svg']) {
        const href = URL.createObjectURL(new Blob(['<svg/>'], { type: 'image/svg+xml' }));
        Object.assign(document.createElement('a'), { href, download: name }).click();
      }
    });
    return unless(
      looked,
      'the charts are not in the folder',
      () => fs.readdirSync(folder).sort().join() === '乙.svg,甲.svg',
    );
  },
};

/** How often a page has been loaded since one crashed. */
async function loadsAfterCrash(app: Rehearsal): Promise<() => Promise<number>> {
  await app.evaluate(({ BrowserWindow }) => {
    const counted = Object.assign(globalThis, { loadsAfterCrash: 0 });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.once('render-process-gone', () =>
      contents.on('did-finish-load', () => (counted.loadsAfterCrash += 1)),
    );
  });
  return () => app.evaluate(() => (globalThis as { readonly loadsAfterCrash?: number }).loadsAfterCrash ?? 0);
}

export const zoom: Probe = {
  name: 'a page that crashed at another zoom',
  async look(looked) {
    const { app } = looked;
    const page = await begun(app);
    const factor = (): Promise<number | undefined> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5),
    );
    await app.answerDialog('showMessageBox', { response: 0, checkboxChecked: false });
    const loads = await loadsAfterCrash(app);
    await page.goto('chrome://crash').catch(() => undefined);
    await expect.poll(loads).toBeGreaterThan(0);
    return unless(looked, 'the zoom is lost', async () => (await factor()) === 1.5);
  },
};

/** These leave the program as it was, or as another of them does not mind: they look at one start, in this order. */
export const IN_ONE_START: readonly Probe[] = [
  visibility,
  documents,
  printing,
  folders,
  charts,
  zoom,
  fatalLibrary,
  // Without its window.
  signals,
];

export const APART: readonly Probe[] = [noWindow, noLock, startWhileQuitting, taskbar, bareTaskbar, macMenu];
