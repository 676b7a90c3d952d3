import fs from 'node:fs';
import path from 'node:path';
import { expect, startHost, test } from './host.ts';
import { card, mark, sign, select, write } from './notes.ts';
import { outside, placeOf, WORDS } from './outside.ts';

const REPORT = '#/read/pinghu-2022';

/** What is done to the files of a closed notebook, and what the person then reads. */
const DAMAGES: Readonly<Record<string, { readonly spoil: (folder: string) => void; readonly says: string }>> =
  {
    'a database cut in half': {
      spoil: (folder) => fs.truncateSync(path.join(folder, 'notebook.sqlite'), 9000),
      says: '批注本已从日志或备份恢复',
    },
    'a database of zeros': {
      spoil: (folder) => fs.writeFileSync(path.join(folder, 'notebook.sqlite'), Buffer.alloc(20_000)),
      says: '批注本已从日志或备份恢复',
    },
    'a journal that is gone': {
      spoil: (folder) => fs.rmSync(path.join(folder, 'notebook.journal.jsonl')),
      says: '批注本已从日志或备份恢复',
    },
    'a database that is gone': {
      spoil: (folder) => fs.rmSync(path.join(folder, 'notebook.sqlite')),
      says: '批注本已从日志或备份恢复',
    },
  };

for (const [name, { spoil, says }] of Object.entries(DAMAGES)) {
  test(`${name} costs no note, and the window says what happened`, async ({
    page,
    ownHost: host,
    library,
  }) => {
    const ask = outside(host);
    const targets = [await placeOf(ask, WORDS)];
    await ask('annotations.create', { kind: 'comment', body: '批次待核', targets });
    await host.stop();
    spoil(library);
    const again = await startHost(library);
    await page.goto(`${again.address}#/notes`);
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(card(page, new RegExp(WORDS))).toContainText('批次待核');
    await again.stop();
  });
}

test('a second program on the same notebook reads the reports and is refused the notes', async ({
  page,
  ownHost: host,
  library,
}) => {
  // A host says its address before its notebook is open: of two that start together either may have it.
  await page.goto(`${host.address}#/notes`);
  await expect(page.getByText('批注本还是空的')).toBeVisible();
  const second = await startHost(library);
  await page.goto(`${second.address}${REPORT}`);
  await expect(page.getByRole('alert')).toContainText('另一个窗口正在使用批注本');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`${second.address}#/notes`);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('另一个窗口正在使用批注本');
  await second.stop();
  expect(host.process.exitCode).toBeNull();
});

test('a drive that is taken away is said; when it is back, saving goes on', async ({
  page,
  ownHost: host,
  library,
}) => {
  await sign(host, '沈洁');
  await page.goto(host.address + REPORT);
  await write(page, '首批试点县', '先存下');
  fs.renameSync(library, `${library}-拔走`);
  await select(page, '省食品安全示范市');
  await page.keyboard.press('1');
  await expect(page.getByText('找不到批注本文件')).toBeVisible();
  await expect(mark(page, '省食品安全示范市')).toHaveCount(0);
  fs.rmSync(library, { recursive: true, force: true });
  fs.renameSync(`${library}-拔走`, library);
  await select(page, '省食品安全示范市');
  await page.keyboard.press('1');
  await expect(mark(page, '省食品安全示范市')).toBeVisible();
});
