/** The pages of a source beside its text. */
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { drawOver, importAndOpen, print, TITLE } from './printed-pdf.ts';
import { expect, test, WORDS } from './shelf.ts';

// Most tests read the same paper, one after the other.
test.describe.configure({ mode: 'default' });

const pages = (page: Page) => page.getByRole('region', { name: '原件' });

/** How much of a page is inked. */
function inkOf(page: Page, number: number): Promise<number> {
  return pages(page)
    .getByRole('img', { name: `第 ${number} 页`, exact: true })
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 0 && data[i]! < 128) dark++;
      return dark;
    });
}

test('the pages of a PDF stand beside its text, and what is found is marked where it is printed', async ({
  page,
  paper,
}) => {
  await paper.open(page);
  const first = pages(page).getByRole('img', { name: '第 1 页', exact: true });
  await expect(first).toBeVisible();
  await expect.poll(() => inkOf(page, 1)).toBeGreaterThan(1000);
  for (const word of WORDS) {
    await page.getByRole('combobox', { name: '检索全部报告' }).fill(`"${word}"`);
    // Those of the word before may still stand there.
    const hits = page
      .getByRole('region', { name: '检索结果' })
      .getByRole('button')
      .filter({ has: page.locator('mark', { hasText: word }) });
    await hits.first().click();
    const place = paper.placeOf(word);
    const sheet = pages(page).getByRole('img', { name: `第 ${place.page} 页`, exact: true });
    const mark = sheet.locator('.current').first();
    await expect(mark).toBeInViewport();
    const [whole, boxes] = [await sheet.boundingBox(), await sheet.locator('.current').all()];
    const own = (await Promise.all(boxes.map((one) => one.boundingBox())))[0]!;
    const middle = (own.y + own.height / 2 - whole!.y) / whole!.height;
    const left = (own.x - whole!.x) / whole!.width;
    // A stretch that is broken between two lines begins on the first of them.
    if (boxes.length > 1) continue;
    expect(Math.abs(middle - place.y), word).toBeLessThan(0.008);
    const both = Math.min(left + own.width / whole!.width, place.x + place.width) - Math.max(left, place.x);
    const either = Math.max(left + own.width / whole!.width, place.x + place.width) - Math.min(left, place.x);
    expect(both / either, word).toBeGreaterThan(0.6);
  }
});

test('text and pages scroll together, and a line that is pointed at is shown on both', async ({
  page,
  paper,
}) => {
  await paper.open(page);
  await expect.poll(() => inkOf(page, 1)).toBeGreaterThan(1000);
  const text = page.getByRole('main').getByRole('group', { name: TITLE });
  await text.hover();
  await text.evaluate((area) => (area.scrollTop = area.querySelector('article')!.scrollHeight * 0.7));
  await page.mouse.wheel(0, 40);
  await expect(pages(page).getByRole('spinbutton', { name: '转到第几页' })).not.toHaveValue('1');
  await pages(page).getByRole('spinbutton', { name: '转到第几页' }).fill('12');
  await pages(page).getByRole('spinbutton', { name: '转到第几页' }).press('Enter');
  const last = pages(page).getByRole('img', { name: '第 12 页', exact: true });
  await expect(last).toBeInViewport();
  const place = paper.placeOf('3068户次');
  const box = (await last.boundingBox())!;
  await page.mouse.click(box.x + box.width * (place.x + place.width / 2), box.y + box.height * place.y);
  await expect(text.locator('mark.focus').first()).toBeInViewport();
  await expect(text.locator('mark.focus').first()).toContainText('3068');
  await expect(last.locator('.focus').first()).toBeVisible();
  expect(await pages(page).locator('canvas').count()).toBeLessThanOrEqual(10);
});

test('pages are made larger, fitted and turned by keys, words drawn over are noted in the text', async ({
  page,
  paper,
}) => {
  await paper.open(page);
  const sheet = pages(page).getByRole('img', { name: '第 1 页', exact: true });
  await expect.poll(() => inkOf(page, 1)).toBeGreaterThan(1000);
  const wide = (await sheet.boundingBox())!.width;
  await pages(page).getByRole('group', { name: '原件页面' }).focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await sheet.boundingBox())!.width).toBeGreaterThan(wide);
  await page.keyboard.press('r');
  await expect
    .poll(async () => (await sheet.boundingBox())!.height < (await sheet.boundingBox())!.width)
    .toBe(true);
  for (let i = 0; i < 3; i++) await page.keyboard.press('r');
  await page.keyboard.press('0');
  await expect.poll(async () => Math.round((await sheet.boundingBox())!.width)).toBe(Math.round(wide));
  await drawOver(sheet, paper.placeOf('3002户次'));
  const bar = page.getByRole('toolbar', { name: /选/ }).or(page.locator('.tools[role=toolbar]'));
  await expect(bar.first()).toBeVisible();
  await expect(page.getByRole('main').locator('article mark.focus')).toContainText('3002');
  // It stays with its words when the pages are moved.
  const far = async (): Promise<number> =>
    Math.round((await bar.first().boundingBox())!.y - (await sheet.boundingBox())!.y);
  const before = { far: await far(), top: (await sheet.boundingBox())!.y };
  await page.mouse.wheel(0, 40);
  await expect.poll(async () => (await sheet.boundingBox())!.y).toBeLessThan(before.top - 20);
  await expect.poll(far).toBe(before.far);
});

test('in a narrow window text and pages have half of the room each', async ({ page, paper }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  await paper.open(page);
  await expect.poll(() => inkOf(page, 1)).toBeGreaterThan(1000);
  const [text, beside] = await Promise.all(
    [page.getByRole('main').getByRole('group', { name: TITLE }), pages(page)].map((one) => one.boundingBox()),
  );
  expect(Math.abs(text!.height - beside!.height)).toBeLessThan(2);
});

/** Remembers from now on how many canvases were there at once at most, however short. */
async function countAlive(area: Locator): Promise<() => Promise<number>> {
  await area.evaluate((one) => {
    const count = (): void => {
      const alive = one.querySelectorAll('canvas').length;
      one.dataset['alive'] = String(Math.max(alive, Number(one.dataset['alive'] ?? 0)));
    };
    count();
    new MutationObserver(count).observe(one, { childList: true, subtree: true });
  });
  return () => area.evaluate((one) => Number(one.dataset['alive']));
}

test('a paper of 300 pages is scrolled to its end, turned, made larger and smaller, and few pages are alive', async ({
  page,
  host,
  browser,
}) => {
  test.setTimeout(300_000);
  const { pdf, placeOf } = await print(browser, 300, ['4798户次']);
  await importAndOpen(page, host.address, '总结.pdf', pdf, { timeout: 120_000 });
  await expect.poll(() => inkOf(page, 1)).toBeGreaterThan(1000);
  const area = pages(page).getByRole('group', { name: '原件页面' });
  const mostAlive = await countAlive(area);
  const goTo = pages(page).getByRole('spinbutton', { name: '转到第几页' });
  const isInked = (number: number) => expect.poll(() => inkOf(page, number)).toBeGreaterThan(300);
  const sheet = (number: number) => pages(page).getByRole('img', { name: `第 ${number} 页`, exact: true });

  // From the first page to the last, by the wheel.
  await area.hover();
  const whole = await area.evaluate((one) => one.scrollHeight);
  for (let way = 0; way < whole; way += whole / 40) {
    await page.mouse.wheel(0, whole / 40);
    await expect(pages(page).getByRole('img').first()).toBeVisible();
  }
  await expect(sheet(300)).toBeInViewport();
  await isInked(300);
  await expect(goTo).toHaveValue('300');
  const box = (await sheet(300).boundingBox())!;
  const { x, y } = placeOf('4798户次');
  await page.mouse.click(box.x + box.width * (x + 0.02), box.y + box.height * y);
  const focus = page.getByRole('main').locator('article mark.focus').first();
  await expect(focus).toBeInViewport();
  await expect(focus).toContainText('4798');

  // By keys, the page that was seen stays in sight.
  await goTo.fill('150');
  await goTo.press('Enter');
  await isInked(150);
  await area.focus();
  for (const key of ['9', 'r', '+', '+', '-', '-', '-', 'r', 'r', 'r', '0']) {
    await page.keyboard.press(key);
    await expect(sheet(150)).toBeInViewport();
  }
  await isInked(150);
  // A key that comes before the pages have their size again would be overtaken by it.
  const room = await area.evaluate((one) => one.clientWidth);
  await expect.poll(async () => Math.round((await sheet(150).boundingBox())!.width)).toBe(room - 24);
  await page.keyboard.press('Home');
  await expect(sheet(1)).toBeInViewport();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await expect(sheet(300)).toBeInViewport();
  await isInked(300);
  await goTo.fill('999');
  await goTo.press('Enter');
  await expect(goTo).toHaveValue('300');

  // The same with the list of pages beside them, which follows; small pages are few and small.
  await page.setViewportSize({ width: 1920, height: 1000 });
  await pages(page).getByRole('button', { name: '展开页面列表' }).click();
  const list = pages(page).getByRole('listbox', { name: '页面列表' });
  const mostSmall = await countAlive(list);
  await expect(list.getByRole('option', { selected: true })).toBeInViewport();
  await list.focus();
  for (const [key, number] of [
    ['Home', 1],
    ['End', 300],
    ['ArrowUp', 299],
  ] as const) {
    await page.keyboard.press(key);
    await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName(
      new RegExp(`^第 ${number} 页`),
    );
    await isInked(number);
  }
  const high = await list.evaluate((one) => one.scrollHeight);
  await list.hover();
  for (let way = 0; way < high; way += high / 40) await page.mouse.wheel(0, -high / 40);
  await expect(list.getByRole('option', { name: '第 1 页', exact: true })).toBeInViewport();
  // What is seen stays where it is.
  await expect(sheet(299)).toBeInViewport();
  expect(await mostSmall()).toBeLessThanOrEqual(31);
  const pixels = await list
    .locator('canvas')
    .evaluateAll((all) =>
      all.map((one) => (one as HTMLCanvasElement).width * (one as HTMLCanvasElement).height),
    );
  // One that is not drawn yet has 300 × 150.
  expect(Math.max(...pixels)).toBeLessThanOrEqual(45_000);
  expect(await mostAlive()).toBeLessThanOrEqual(10);
});

/** Goes to the ninth page. Gives the field that says which page is in sight. */
async function goToNinth(page: Page): Promise<Locator> {
  const goTo = pages(page).getByRole('spinbutton', { name: '转到第几页' });
  await goTo.fill('9');
  await goTo.press('Enter');
  await expect(page).toHaveURL(/pages=9/);
  return goTo;
}

test('pages are part of the address: one comes back to the page that was seen', async ({ page, paper }) => {
  await paper.open(page);
  const goTo = await goToNinth(page);
  await page.getByRole('banner').getByRole('button', { name: '批注', exact: true }).click();
  await expect(page).toHaveURL(/#\/notes/);
  await page.goBack();
  await expect(goTo).toHaveValue('9');
});

test('an address of a page leads there also while its report is open, with its pages or without', async ({
  page,
  paper,
}) => {
  await paper.open(page);
  const goTo = await goToNinth(page);
  const address = page.url();
  const ninth = pages(page).getByRole('img', { name: '第 9 页', exact: true });
  const paste = (): Promise<void> => page.evaluate((to) => void (location.href = to), address);
  await page.getByRole('main').getByRole('group', { name: TITLE }).hover();
  await page.mouse.wheel(0, -100_000);
  await expect(page).toHaveURL(/pages=1$/);
  await paste();
  await expect(ninth).toBeInViewport();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原文' }).click();
  await expect(pages(page)).toBeHidden();
  await paste();
  await expect(ninth).toBeInViewport();
  await expect(goTo).toHaveValue('9');
});

test('a paper without fixed pages says so', async ({ page, host }) => {
  await page.goto(`${host.address}#/library`);
  const fixtures = path.join(import.meta.dirname, 'fixtures');
  await page.getByTestId('import-files').setInputFiles([path.join(fixtures, '临河县2023年工作总结.docx')]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
  await expect(pages(page).getByRole('status')).toContainText('DOCX 没有固定的页面');
});
