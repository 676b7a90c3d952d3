import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';
import { keptOf } from './outside.ts';

/** Every run walks the same ways: a failure can be walked again. */
const SEED = 20260115;
/** In all; a part of them in each test, so that they go side by side. */
const WALKS = 50;
const PARTS = 5;
const STEPS = 3;

/** A sequence that looks random and is the same every time (Park and Miller 1988). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

const VIEWS = [
  '#/read/pinghu-2022?side=figures',
  '#/read/pinghu-2020',
  '#/read/yuxi-2020?side=notes',
  '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest&mode=figures',
  '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest',
  '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&way=sentences',
  '#/indicators?show=all',
  '#/programmes?sort=byName',
  '#/search/years?q=电梯',
  '#/search/context?q=市场主体',
  '#/notes?words=电梯',
  '#/library',
] as const;

/** What a person sees of where they are: address, search, and how far each part is scrolled. */
interface Sight {
  readonly address: string;
  readonly query: string;
  readonly scrolls: Readonly<Record<string, number>>;
}

async function sight(page: Page): Promise<Sight> {
  const { address, scrolls } = await page.evaluate(() => ({
    address: location.hash,
    scrolls: Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-scroll]')]
        .filter((one) => one.checkVisibility())
        .map((one) => [one.dataset['scroll'] ?? '', one.scrollTop]),
    ),
  }));
  const query = await page.getByRole('combobox', { name: '检索全部报告' }).inputValue();
  return { address, query, scrolls };
}

/** What the bar calls the view of an address. */
const NAMES: Readonly<Record<string, string>> = {
  search: '检索',
  compare: '比较',
  indicators: '指标',
  programmes: '专项',
  notes: '批注',
  library: '馆藏',
};

/** A view is fetched when it is first shown; until then the one before stands. */
async function isReady(page: Page): Promise<void> {
  const view = await page.evaluate(() => /^#\/(\w+)/.exec(location.hash)?.[1] ?? 'read');
  await expect(page.locator('nav button[aria-current=page]')).toHaveText(NAMES[view] ?? '阅览');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

async function returnsTo(page: Page, before: Sight): Promise<void> {
  await isReady(page);
  await expect(async () => {
    const now = await sight(page);
    expect({ address: now.address, query: now.query }).toEqual({
      address: before.address,
      query: before.query,
    });
    for (const [name, top] of Object.entries(before.scrolls))
      expect(Math.abs((now.scrolls[name] ?? -100) - top), `${before.address} ${name}`).toBeLessThanOrEqual(2);
  }).toPass({ timeout: 30_000 });
}

for (let part = 0; part < PARTS; part += 1)
  test(
    `${WALKS / PARTS} random walks come back over every stop to the same view, search, filters and place (${part + 1})`,
    { tag: part === 0 ? [] : '@long' },
    async ({ page, host }) => {
      const roll = dice(SEED + part);
      await page.goto(host.address);
      for (let walk = 0; walk < WALKS / PARTS; walk += 1) {
        const stops: Sight[] = [];
        let view = 0;
        for (let step = 0; step < STEPS; step += 1) {
          // Another one each time: the same address is no step.
          view = (view + 1 + roll(VIEWS.length - 1)) % VIEWS.length;
          await page.evaluate((hash) => (location.hash = hash), VIEWS[view]!);
          await isReady(page);
          // Elsewhere typing leads to the hits, which is a stop of its own.
          if (roll(3) === 0 && /^#\/(read|search)/.test(await page.evaluate(() => location.hash))) {
            const field = page.getByRole('combobox', { name: '检索全部报告' });
            const typed = ['放心消费', '特种设备', ''][roll(3)]!;
            await field.fill(typed);
            await page.keyboard.press('Tab');
            // The address follows when nothing more is typed.
            await expect
              .poll(() =>
                page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('q') ?? ''),
              )
              .toBe(typed);
          }
          await scrollSomewhere(page, roll);
          stops.push(await settled(page));
        }
        for (const before of stops.slice(0, -1).toReversed()) {
          await page.keyboard.press('Alt+ArrowLeft');
          await returnsTo(page, before);
        }
        for (const before of stops.slice(1)) {
          await page.getByRole('button', { name: '前进' }).click();
          await returnsTo(page, before);
        }
      }
    },
  );

/** As far as it goes; what cannot be scrolled stays. Not by the wheel, which moves when the browser comes to it. */
async function scrollSomewhere(page: Page, roll: (sides: number) => number): Promise<void> {
  const parts = await page.locator('[data-scroll]').all();
  for (const part of parts) {
    if (!(await part.isVisible())) continue;
    await part.evaluate(
      (one, by) =>
        new Promise<void>((resolve) => {
          const before = one.scrollTop;
          one.addEventListener('scrollend', () => resolve(), { once: true });
          one.scrollBy({ top: by, behavior: 'instant' });
          if (one.scrollTop === before) resolve();
        }),
      roll(6) * 150,
    );
  }
}

/** When nothing moves any more from one look to the next. */
test('the address of a view that is still to be fetched stays as it was typed, with its search', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => (location.hash = '#/search/years?q=电梯'));
  await isReady(page);
  await expect(page.getByRole('combobox', { name: '检索全部报告' })).toHaveValue('电梯');
  expect(decodeURIComponent(await page.evaluate(() => location.hash))).toBe('#/search/years?q=电梯');
});

async function settled(page: Page): Promise<Sight> {
  let before = await sight(page);
  await expect(async () => {
    await isReady(page);
    const now = await sight(page);
    const same = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    expect(same).toBe(true);
  }).toPass({ intervals: [150] });
  return before;
}

test('a list of hits comes back to its place after a reload, though the figures of its rows come late', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/read/pinghu-2022?q=平湖`);
  await expect(page.getByRole('region', { name: '检索结果' }).locator('mark').first()).toBeVisible();
  await isReady(page);
  const hits = page.locator('[data-scroll=hits]');
  for (let i = 0; i < 4; i += 1) {
    await hits.evaluate((one) => one.scrollBy({ top: 250, behavior: 'instant' }));
    await isReady(page);
  }
  const before = await settled(page);
  await page.route('**/api/indicators.atHits', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  await page.reload();
  await expect(page.getByText('这一句里的数据').first()).toBeAttached();
  expect((await settled(page)).scrolls['hits']).toBeCloseTo(before.scrolls['hits'] ?? -1, 0);
});

test('a figure leads to its sentence and back to the row that it was clicked in', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&mode=figures`);
  const row = page.getByRole('row', { name: /^罚没款/ }).last();
  const figure = row.getByRole('button', { name: /^查看所在句/ }).first();
  await figure.focus();
  await expect(figure).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(figure).toBeInViewport();
  await expect(figure).toBeFocused();
});

test('the program opens where it was left, also after its host has been started anew', async ({
  page,
  context,
  ownHost: host,
  library,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/read/pinghu-2022?side=figures`);
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('电梯');
  await expect(page.locator('mark').first()).toBeVisible();
  const text = page.getByRole('group', { name: /市监蓝/ });
  await text.hover();
  await page.mouse.wheel(0, 600);
  await expect.poll(async () => (await sight(page)).scrolls['text']).toBeGreaterThan(0);
  const left = await settled(page);
  await expect.poll(() => keptOf(host)).toContain(`\\"text\\":[0,${left.scrolls['text']}]`);
  await page.close();
  await host.stop();

  const again = await startHost(library);
  const other = await context.newPage();
  await other.goto(again.address);
  await returnsTo(other, left);
  await expect(other.getByRole('tab', { name: '数据' })).toHaveAttribute('aria-selected', 'true');
  await again.stop();
});
