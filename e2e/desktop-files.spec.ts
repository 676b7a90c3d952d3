import fs from 'node:fs';
import path from 'node:path';
import { test } from './one-start.ts';
import { expect } from './rehearsal/harness/fixture.ts';
import { begun, menuLabels } from './rehearsal-journeys.ts';
import { makeArchive } from './some-archive.ts';

// Files that come to the desktop program from outside, and what the system shows of it outside of its window.

declare const lanjuan: { call(method: string, request: unknown): Promise<unknown> };

test.describe('one start', () => {
  test.describe.configure({ mode: 'default' });

  test('a file that is no archive is refused with the reason, and a missing one as well', async ({
    shown: { app, page },
  }, info) => {
    const file = info.outputPath('坏的.lanjuan');
    fs.writeFileSync(file, '放心消费单位新增128家。');
    await app.answerDialog('showOpenDialog', {
      canceled: false,
      filePaths: [file, info.outputPath('没有.lanjuan')],
    });
    await app.clickMenu('open-archive');
    await expect(page.getByText('没有打开《坏的.lanjuan》：档案库文件已损坏')).toBeVisible();
    await expect(page.getByText('没有打开《没有.lanjuan》：找不到档案库文件')).toBeVisible();
    expect(await menuLabels(app, '最近打开的档案库')).toEqual(['没有最近打开的档案库']);
  });

  test('the box about the program says versions, editions and checksums, and copies them', async ({
    shown: { app, page },
  }) => {
    await app.clickMenu('about');
    const box = page.getByRole('dialog', { name: /览卷/ });
    const sha256 = await page.evaluate(async () => {
      const reply = (await lanjuan.call('archives.fingerprints', {})) as {
        readonly value: readonly { readonly sha256: string }[];
      };
      return reply.value[0]?.sha256 ?? '';
    });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    await expect(box).toContainText(sha256);
    await expect(box).toContainText(/Electron\s*\d+\.\d+/);
    await box.getByRole('button', { name: '复制全部' }).click();
    await expect(box.getByText('已复制')).toBeVisible();
    await box.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('combobox', { name: '检索全部报告' }).click();
    await page.keyboard.press('Control+V');
    await expect(page.getByRole('combobox', { name: '检索全部报告' })).toHaveValue(new RegExp(sha256));
  });
});

test('an archive that was opened can be removed, and the removal taken back', async ({ rehearse }, info) => {
  const file = makeArchive(info.outputPath('移动盘 一'), '临河县.lanjuan', [2023, 2024]);
  const app = await rehearse({ args: ['--library', info.outputPath('home/馆藏'), file] });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: '移除：临河县.lanjuan' }).click();
  await expect(page.getByText('已移除《临河县.lanjuan》，批注仍然保留。')).toBeVisible();
  const reports = (): Promise<number> =>
    page.evaluate(async () => {
      const reply = (await lanjuan.call('reports.list', {})) as { readonly value: readonly unknown[] };
      return reply.value.length;
    });
  expect(await reports()).toBe(5);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(reports).toBe(7);
});

test('recent archives are in the menu, without those that are gone, and can be forgotten', async ({
  rehearse,
}, info) => {
  const [first, second] = ['甲 & 乙.lanjuan', '丙.lanjuan'].map((name, n) =>
    makeArchive(info.outputPath('移动盘'), name, [2020 + n]),
  );
  const app = await rehearse();
  const page = await begun(app);
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [first ?? '', second ?? ''] });
  await app.clickMenu('open-archive');
  await expect(page.getByText('已打开《丙.lanjuan》')).toBeVisible();
  expect(await menuLabels(app, '最近打开的档案库')).toEqual([
    '丙.lanjuan',
    '甲 && 乙.lanjuan',
    'separator',
    '清除列表',
  ]);
  expect(app.log('system').map(({ detail }) => detail)).toEqual([first, second]);
  await app.clickMenu('recent-1');
  await expect(page.getByText('《甲 & 乙.lanjuan》已经打开，内容没有变化。')).toBeVisible();
  await app.clickMenu('clear-recent');
  expect(await menuLabels(app, '最近打开的档案库')).toEqual(['没有最近打开的档案库']);
});

test('a second start opens its archive in the window that is open', async ({ rehearse }, info) => {
  const file = makeArchive(info.outputPath('邮件附件'), '临河县.lanjuan', [2024]);
  const page = await begun(await rehearse());
  const second = await rehearse({ args: ['--library', info.outputPath('home/馆藏'), file] });
  expect(await second.exited).toBe(0);
  await expect(page.getByText('已打开《临河县.lanjuan》，其中有 1 篇报告。')).toBeVisible();
});

test('a file that the program was started with is opened', async ({ rehearse }, info) => {
  const file = makeArchive(info.outputPath('邮件附件'), '临河县.lanjuan', [2024]);
  const app = await rehearse({ args: ['--library', info.outputPath('home/馆藏'), file] });
  const page = await app.firstWindow();
  await expect(page.getByText('已打开《临河县.lanjuan》，其中有 1 篇报告。')).toBeVisible();
});

test('an archive dropped into the window is opened as well', async ({ rehearse }, info) => {
  const file = makeArchive(info.outputPath('移动盘'), '临河县.lanjuan', [2024]);
  const page = await begun(await rehearse());
  const content = fs.readFileSync(file).toString('base64');
  const transfer = await page.evaluateHandle(
    ({ text, name }) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
      return dropped;
    },
    { text: content, name: path.basename(file) },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('已打开《临河县.lanjuan》，其中有 1 篇报告。')).toBeVisible();
});

test('a package of notes opened with the program is looked through before it is merged', async ({
  rehearse,
}, info) => {
  const app = await rehearse();
  const page = await begun(app);
  await page.evaluate(() =>
    lanjuan.call('annotations.create', {
      kind: 'comment',
      body: '与2020年的口径核对',
      targets: [{ kind: 'report', reportId: 'pinghu-2022' }],
    }),
  );
  const packed = (await page.evaluate(() => lanjuan.call('notebook.pack', {}))) as {
    readonly value: { readonly fileName: string; readonly contentBase64: string };
  };
  const file = info.outputPath('王芳.lanjuan-notes');
  fs.writeFileSync(file, Buffer.from(packed.value.contentBase64, 'base64'));
  await app.close();
  const other = info.outputPath('另一台电脑');
  const fresh = await rehearse({ home: other, args: ['--library', path.join(other, '馆藏'), file] });
  const there = await fresh.firstWindow();
  await there.getByRole('button', { name: '合并', exact: true }).click();
  await expect(there.getByText('与2020年的口径核对').first()).toBeVisible();
});

test('on Windows the taskbar lists recent archives and tasks, and a task reaches the page', async ({
  rehearse,
}, info) => {
  const windows = { platform: 'win32', packaged: true } as const;
  const app = await rehearse(windows);
  const page = await begun(app);
  const [lists] = app.log('system').map(({ detail }) => detail);
  expect(lists).toMatchObject([
    { type: 'recent' },
    { type: 'tasks', items: [{ title: '检索' }, { title: '比较' }, {}, {}] },
  ]);
  const second = await rehearse({
    ...windows,
    args: ['--library', info.outputPath('home/馆藏'), '--go=compare'],
  });
  expect(await second.exited).toBe(0);
  await expect(page).toHaveURL(/#\/compare/);
});

test('the kept file of a report is shown by the system’s own program, as a copy for reading', async ({
  rehearse,
}, info) => {
  const app = await rehearse();
  const page = await begun(app);
  const text = '临河县市场监督管理局2023年工作总结\n\n全年检查门店一百二十家。';
  await page.getByRole('navigation', { name: '主要功能' }).getByRole('button', { name: '馆藏' }).click();
  await page
    .getByTestId('import-files')
    .setInputFiles({ name: '临河 2023.exe.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toBeVisible();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
  const open = page.getByRole('button', { name: '用系统程序打开' });
  await open.click();
  await expect(page.getByText(/已交给系统的程序打开/)).toBeVisible();
  const [opened] = app.log('opened');
  expect(path.basename(opened!.file)).toBe('临河 2023_exe.txt');
  expect(Buffer.from(opened!.contentBase64, 'base64').toString()).toBe(text);
  if (process.platform !== 'win32') {
    expect(opened!.mode).toBe(0o400);
    expect(fs.statSync(path.dirname(opened!.file)).mode & 0o077).toBe(0);
  }
  await app.refuseOpening('no application');
  await open.click();
  await expect(page.getByText(/系统里没有打开这种文件的程序/)).toBeVisible();
  // Nothing of it stays when the program has quit.
  const opening = info.outputPath('home/馆藏/settings/opened');
  expect(opened!.file.startsWith(opening)).toBe(true);
  await app.close();
  expect(fs.existsSync(opening)).toBe(false);
});
