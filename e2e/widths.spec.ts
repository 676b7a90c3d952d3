import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { goTo, VIEWS } from './views.ts';

const WIDTHS = [640, 683, 800, 1024, 1280, 1440, 1920, 2560] as const;

/** What is wrong at this width: controls beyond the edges or without room; a table may be scrolled to its columns. */
function faultsAt(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (one: Element | null): boolean => {
      for (let at = one; at && at !== document.body; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth) return true;
      }
      return false;
    };
    const wide = document.documentElement.scrollWidth - innerWidth;
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input:not([type=file]), select, textarea, [role=tab], a[href]:not(.skip)',
    );
    const lost = [...controls].flatMap((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      const isInside = width >= 8 && left >= -1 && right <= innerWidth + 1;
      // Words that stick out of their button lie over what is beside it.
      if (one.matches('button') && one.scrollWidth > one.clientWidth + 1 && one.checkVisibility())
        if (getComputedStyle(one).overflowX === 'visible')
          return [`the words of ${one.textContent.trim()} stick out`];
      if (isInside || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
      if (one.matches('.visually-hidden, .visually-hidden *')) return [];
      if (width >= 8 && scrolls(one.parentElement) && !one.closest('header')) return [];
      const name = one.getAttribute('aria-label') ?? one.textContent.trim();
      return [`${one.tagName} ${name} ${Math.round(left)}–${Math.round(right)}`];
    });
    return wide > 0 ? [`${wide} px too wide`, ...lost] : lost;
  });
}

for (const language of ['中', 'EN'] as const) {
  test(`nothing scrolls sideways and no control is lost on any page at any width: ${language}`, async ({
    page,
    host,
  }) => {
    await page.goto(host.address);
    if (language === 'EN') await page.getByRole('button', { name: 'EN', exact: true }).click();
    const faults: string[] = [];
    for (const [name, hash] of VIEWS) {
      await goTo(page, hash);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        faults.push(...(await faultsAt(page)).map((one) => `${name}, ${width}: ${one}`));
      }
    }
    expect(faults).toEqual([]);
  });
}

test('a line of text has 28 to 44 characters at every width, and its size is set apart from the zoom', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await goTo(page, '#/read/pinghu-2022');
  const article = page.getByRole('article');
  const characters = (): Promise<number> =>
    article.evaluate((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(characters, `${width}`).toBeGreaterThanOrEqual(28);
    await expect.poll(characters, `${width}`).toBeLessThanOrEqual(44);
  }
  const size = (): Promise<number> => article.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  const before = await size();
  await page.getByRole('button', { name: '正文大一号' }).click();
  await expect.poll(size).toBeGreaterThan(before);
  await page.reload();
  await expect.poll(size).toBeGreaterThan(before);
});

test('what stands beside the text comes in a drawer in a small window, and goes with Escape', async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 640, height: 800 });
  await page.goto(host.address);
  await page.getByRole('button', { name: '展开报告目录' }).click();
  await page.getByRole('button', { name: /市监蓝/ }).click();
  await expect(page.getByRole('main', { name: /市监蓝/ })).toBeVisible();
  await expect(page.getByRole('navigation', { name: '报告目录' })).toHaveCount(0);
  await page.keyboard.press(']');
  const outline = page.getByRole('navigation', { name: '目录', exact: true });
  await expect(outline).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(outline).toHaveCount(0);
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
  await expect(page.getByRole('region', { name: '检索结果' }).locator('mark').first()).toBeVisible();
});

test('panes are folded by key, and their widths and folds are there after a reload', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await goTo(page, '#/read/pinghu-2022');
  const catalogue = page.getByRole('navigation', { name: '报告目录' });
  await page.keyboard.press('[');
  await expect(catalogue).toHaveCount(0);
  const handle = page.getByRole('separator').last();
  await handle.focus();
  const before = await handle.boundingBox();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await handle.boundingBox())?.x).toBeLessThan(before?.x ?? 0);
  await page.keyboard.press('Tab');
  const drawn = (await handle.boundingBox())?.x ?? 0;
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('main', { name: /市监蓝/ })).toBeVisible();
    await expect(catalogue).toHaveCount(0);
    expect(Math.abs(((await handle.boundingBox())?.x ?? 0) - drawn)).toBeLessThan(12);
  }).toPass({ timeout: 30_000 });
});

test('panes that are drawn as narrow as they go cut no control off, in both languages', async ({
  page,
  host,
}) => {
  // The smallest window that has panes.
  await page.setViewportSize({ width: 1056, height: 800 });
  await page.goto(`${host.address}#/read/pinghu-2022?side=notes`);
  const cutOff = (): Promise<readonly string[]> =>
    page.locator('aside').evaluateAll((panes) =>
      panes.flatMap((pane) => {
        const edges = pane.getBoundingClientRect();
        return [...pane.querySelectorAll('button, input, select, textarea')].flatMap((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          if (one.matches('.visually-hidden') || !one.checkVisibility({ visibilityProperty: true }))
            return [];
          if (width >= 8 && left >= edges.left - 1 && right <= edges.right + 1) return [];
          return [`${pane.ariaLabel}: ${one.ariaLabel ?? one.textContent.trim()}`];
        });
      }),
    );
  for (const [side, key] of [
    ['first', 'ArrowLeft'],
    ['last', 'ArrowRight'],
  ] as const) {
    await page.getByRole('separator')[side]().focus();
    for (let i = 0; i < 12; i += 1) await page.keyboard.press(key);
  }
  for (const [tab, english] of [
    ['批注', 'Annotations'],
    ['数据', 'Figures'],
    ['目录', 'Outline'],
  ] as const) {
    if (tab !== '批注') await page.getByRole('tab', { name: tab }).click();
    expect(await cutOff(), tab).toEqual([]);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(page.getByRole('tab', { name: english })).toBeVisible();
    expect(await cutOff(), english).toEqual([]);
    await page.getByRole('button', { name: '中', exact: true }).click();
  }
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
  await expect(page.getByRole('region', { name: '检索结果' }).locator('mark').first()).toBeVisible();
  expect(await cutOff(), '检索结果').toEqual([]);
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  expect(await cutOff(), 'search results').toEqual([]);
});

for (const mode of ['text', 'figures'] as const) {
  test(`columns of compared ${mode} keep room for what stands in them, in the smallest window`, async ({
    page,
    host,
  }) => {
    await page.setViewportSize({ width: 640, height: 800 });
    await page.goto(host.address);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    const columns = [2020, 2022, 2025].map((year) => `pinghu-${year}:digest`).join(',');
    await goTo(page, `#/compare?columns=${columns}&mode=${mode}`);
    await expect(page.getByRole('columnheader').first()).toBeVisible();
    const faults = await page.getByRole('columnheader').evaluateAll((heads) =>
      heads.flatMap((head) => {
        // As far as their words reach.
        const controls = [...head.querySelectorAll('button')].map((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect();
          const place = { left, top, right: Math.max(right, left + one.scrollWidth), bottom };
          return { name: one.ariaLabel ?? one.textContent, place };
        });
        const { right } = head.getBoundingClientRect();
        return controls.flatMap(({ name, place }, i) => {
          const covered = controls
            .slice(i + 1)
            .find(
              (other) =>
                other.place.left < place.right - 2 &&
                other.place.right > place.left + 2 &&
                other.place.top < place.bottom - 2 &&
                other.place.bottom > place.top + 2,
            );
          return covered ? [`${name} and ${covered.name}`] : place.right > right + 1 ? [name] : [];
        });
      }),
    );
    expect(faults).toEqual([]);
    const figure = page.getByRole('cell').filter({ hasText: /9158/ }).first();
    if (mode === 'figures') expect((await figure.boundingBox())?.width).toBeGreaterThan(120);
  });
}
