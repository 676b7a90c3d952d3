import { expect, test } from './host.ts';
import { card, sign } from './notes.ts';
import { outside, placeOf, REPORT, WORDS } from './outside.ts';

/** What is written here and what is changed elsewhere meanwhile both stay. */

test('a note is saved with what was touched, on what others have made of it meanwhile', async ({
  page,
  host,
}) => {
  const ask = outside(host);
  await sign(host, '沈洁');
  const targets = [await placeOf(ask, WORDS)];
  const made = await ask('annotations.create', { kind: 'comment', body: '原来的', tags: ['核对'], targets });
  const { annotationId, revision } = made;
  await page.goto(`${host.address}#/read/${REPORT}/digest`);
  await page.getByRole('tab', { name: /批注/ }).click();
  const note = card(page, new RegExp(WORDS));
  await note.getByRole('button', { name: '修改' }).click();
  await page.getByRole('textbox', { name: '批注内容' }).fill('我的话');
  const tags = ['核对', '别处加的'];
  await ask('annotations.update', { annotationId, revision, tags, colour: 'green' });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('在别处已改动');
  await page.getByRole('button', { name: '仍按我的保存' }).click();
  await expect(note).toContainText('我的话');
  const [now] = (await ask('annotations.list', {})) as unknown as readonly Record<string, unknown>[];
  expect(now).toMatchObject({ body: '我的话', tags: tags.toSorted(), colour: 'green' });
});

test('what was written on a note that lies in the trash by now is seen, and saved with the note restored', async ({
  page,
  host,
}) => {
  const ask = outside(host);
  await sign(host, '沈洁');
  const targets = [await placeOf(ask, WORDS)];
  const { annotationId } = await ask('annotations.create', { kind: 'comment', body: '原来的', targets });
  await page.goto(`${host.address}#/read/${REPORT}/digest`);
  await page.getByRole('tab', { name: /批注/ }).click();
  const note = card(page, new RegExp(WORDS));
  await note.getByRole('button', { name: '修改' }).click();
  const words = page.getByRole('textbox', { name: '批注内容' });
  await words.fill('我的话');
  await expect(page.getByText('草稿已存')).toBeVisible();
  await ask('annotations.remove', { annotationId });
  await expect(words).toHaveValue('我的话');
  await page.reload();
  await page.getByRole('tab', { name: /批注/ }).click();
  await page.getByText(/未完成的草稿/).click();
  await page.getByRole('button', { name: '继续写' }).click();
  await expect(words).toHaveValue('我的话');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('已移入回收站');
  await page.getByRole('button', { name: '恢复并保存' }).click();
  await expect(note).toContainText('我的话');
  await expect(words).toHaveCount(0);
});
