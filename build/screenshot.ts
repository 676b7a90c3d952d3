/**
 * `npm run screenshot`: takes the picture of the README from the built program and the shipped archive.
 * `npm run screenshot -- --all [--output DIR] [--only light-zh-1280,…] [--pages 01,26]`: every page, with its dialogs,
 * menus, empty states and errors, in two themes, two languages and three widths, with a page index.html that shows them
 * sheet by sheet; into dist/sheets where no folder is named.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from './find-browser.ts';
import { PAGES, pressAll } from './screenshots/pages.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values: asked } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    output: { type: 'string', default: path.join(root, 'dist/sheets') },
    only: { type: 'string' },
    pages: { type: 'string' },
  },
});

const PAUSE_MS = 400;
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['zh', 'en'] as const;
const WIDTHS = [640, 1280, 1920] as const;

const library = mkdtempSync(path.join(tmpdir(), 'lanjuan-screenshot-'));
const host = spawn(process.execPath, ['dist/app/localhost/localhost.js', '--library', library], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  // Readline hands over the line as the first argument of its event.
  const [address] = (await once(createInterface({ input: host.stdout }), 'line')) as readonly string[];
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  await (asked.all ? takeSheets(browser, address ?? '') : takeReader(browser, address ?? ''));
  await browser.close();
} finally {
  host.kill('SIGTERM');
  await once(host, 'exit');
  rmSync(library, { recursive: true, force: true });
}

async function takeReader(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await page.goto(address);
  await page.getByRole('combobox').fill('放心消费');
  await page
    .getByRole('button', { name: /平湖 2022/ })
    .first()
    .click();
  await page.locator('mark.current').waitFor();
  await page.screenshot({ path: path.join(root, 'build/screenshots/reader.png') });
}

async function takeSheets(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await page.goto(address);
  const wanted = asked.only?.split(',');
  const wantedPages = asked.pages?.split(',');
  const sheets = LANGUAGES.flatMap((language) =>
    THEMES.flatMap((theme) =>
      WIDTHS.map((width) => ({ language, theme, width, name: `${theme}-${language}-${width}` })),
    ),
  ).filter(({ name }) => wanted?.includes(name) ?? true);
  for (const { language, theme, width, name } of sheets) {
    await setLook(page, language, theme);
    await page.setViewportSize({ width, height: 800 });
    mkdirSync(path.join(asked.output, name), { recursive: true });
    for (const [file, hash, press = []] of PAGES) {
      if (wantedPages && !wantedPages.some((one) => file.startsWith(one))) continue;
      await page.evaluate((to) => (location.hash = to), hash);
      // A search goes along beside every view; here it belongs to those that name one.
      const field = page.getByRole('combobox').first();
      if (!hash.includes('q=') && (await field.inputValue()) !== '') await field.fill('');
      await field.blur();
      await page.locator('main').waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
      // What is counted or drawn afterwards says nothing while it is on its way.
      await page.waitForTimeout(PAUSE_MS);
      const missing = await pressAll(page, press);
      if (missing !== null) process.stderr.write(`${name} ${file}: nothing is called ${String(missing)}\n`);
      if (press.length > 0) await page.waitForTimeout(PAUSE_MS);
      await page.screenshot({ path: path.join(asked.output, name, `${file}.png`) });
      // What was opened is closed by building the window anew.
      if (press.length > 0) await page.reload();
    }
  }
  writeFileSync(path.join(asked.output, 'index.html'), sheetPage(sheets.map(({ name }) => name)));
}

/** By the buttons of the top bar, which say what they would change to. */
async function setLook(page: Page, language: 'zh' | 'en', theme: 'light' | 'dark'): Promise<void> {
  // There once the settings have been read.
  const html = page.locator('html[data-theme]');
  await html.waitFor({ state: 'attached' });
  if ((await html.getAttribute('data-theme')) !== theme)
    await page
      .getByRole('button', { name: theme === 'dark' ? /^(深色|Dark)$/ : /^(浅色|Light)$/ })
      .first()
      .click();
  if ((await html.getAttribute('lang'))?.slice(0, 2) !== language)
    await page
      .getByRole('button', { name: language === 'en' ? 'EN' : '中', exact: true })
      .first()
      .click();
}

function sheetPage(names: readonly string[]): string {
  const sheets = names.map((name) => {
    const pictures = PAGES.map(
      ([file]) =>
        `<figure><img src="${name}/${file}.png" loading="lazy" width="480"><figcaption>${file}</figcaption></figure>`,
    );
    return `<h2>${name}</h2><div style="display:flex;flex-wrap:wrap;gap:1rem">${pictures.join('')}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Sheets</title>${sheets.join('')}`;
}
