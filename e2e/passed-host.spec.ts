import type { Browser, Page } from '@playwright/test';
import { expect, newAddress, test, type Host } from './host.ts';
import { outside } from './outside.ts';
import { PassedHost } from './passed-host.ts';

// What every other test counts on that takes a host which others have had before.

async function open(browser: Browser, { origin, token }: Host): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(await newAddress(origin, token));
  await expect(page.getByRole('navigation', { name: '报告目录' }).getByRole('listitem')).toHaveCount(5);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  return page;
}

/** All that can be seen of a window that has just been opened. */
const sight = (page: Page) =>
  page.evaluate(() => {
    const { lang, dataset, style } = document.documentElement;
    const parts = [...document.querySelectorAll('header, nav, main, aside')].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [one.tagName, left, top, width, height].join(' ');
    });
    const { hash } = location;
    return {
      hash,
      lang,
      theme: dataset['theme'],
      style: style.cssText,
      text: document.body.innerText,
      parts,
    };
  });

test('a window of a host that others had before looks as one of a new host', async ({ browser }) => {
  const passed = new PassedHost(browser);
  const taken: Host[] = [];
  const fresh: object[] = [];
  const pages: Page[] = [];
  await passed.lend(async (host) => {
    taken.push(host);
    const page = await open(browser, host);
    fresh.push(await sight(page));
    pages.push(page);

    await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
    const hits = page.getByRole('region', { name: '检索结果' });
    await hits.getByRole('button', { name: '按报告' }).click();
    await hits.getByRole('button', { name: '筛选', exact: true }).click();
    await hits.locator('mark').first().click();
    await page.getByRole('button', { name: '正文大一号' }).click();
    await page.keyboard.press(']');
    await page.getByRole('separator').first().press('ArrowRight');
    await page.evaluate(
      () => (location.hash = '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&mode=figures'),
    );
    await expect(page.getByRole('tab', { name: '数据' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    const kept = async (): Promise<string> => Object.keys(await outside(host)('preferences.read')).join();
    for (const key of ['theme', 'locale', 'textSize', 'history', 'panes', 'compare', 'last'])
      await expect.poll(kept).toContain(key);
  });

  await passed.lend(async (host) => {
    expect(host.process).toBe(taken[0]?.process);
    // It was left open, and would have gone on writing down where it stands.
    expect(pages[0]?.isClosed()).toBe(true);
    expect(await sight(await open(browser, host))).toEqual(fresh[0]);
  });
  await passed.end();
});

test('a host is not passed on in whose library something was left', async ({ browser }) => {
  const passed = new PassedHost(browser);
  const ways: readonly [string, object][] = [
    ['preferences.write', { key: 'author', value: '沈洁' }],
    ['notebook.saveEntry', { kind: 'search', key: '电梯', value: JSON.stringify('q=电梯') }],
  ];
  let before: Host['process'] | null = null;
  for (const [method, request] of ways)
    await passed.lend(async ({ process, ...host }) => {
      expect(process, method).not.toBe(before);
      before = process;
      await outside({ process, ...host })(method, request);
    });
  await passed.lend(async ({ process }) => {
    expect(process).not.toBe(before);
    before = process;
    process.kill('SIGKILL');
    await expect.poll(() => process.signalCode).toBe('SIGKILL');
  });
  await passed.lend(({ process }) => expect(process).not.toBe(before));
  await passed.end();
});
