import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { ReportId } from '../../data/contract/model.ts';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { findBrowser } from '../find-browser.ts';
import { isAppBuilt, openAt, startHost, type BenchHost } from './bench-host.ts';
import { MIXED, WARM_UP } from './bench-queries.ts';
import { slowDown, tasksDuring, type Tasks } from './main-thread.ts';
import { fillNotebook, REPORT } from './notebook-bench.ts';
import { median } from './processor-time.ts';
import { benchStart, type StartFigures } from './start-bench.ts';

/** Milliseconds in a window that is slowed down four times; bars of tasks are 50 ms of its main thread. */
export interface WindowFigures {
  readonly typing: Tasks;
  readonly scrollingHits: Tasks;
  readonly scrollingText: Tasks;
  readonly notes500: Tasks;
  readonly table1000: Tasks;
  readonly keystroke: { readonly p50: number; readonly p95: number; readonly all: readonly number[] };
  readonly start: StartFigures;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const WORDS = MIXED.filter((query) => /^[一-龥]{2,4}$/.test(query)).slice(0, 20);

/** `large`: an archive of many reports, which is searched as the holdings of a library. */
export async function benchWindow(large: string): Promise<WindowFigures> {
  const executablePath = findBrowser();
  if (!isAppBuilt() || !executablePath) throw new Error('no built app, or no browser');
  const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-window-'));
  const hosts: BenchHost[] = [];
  const browser = await chromium.launch({ executablePath });
  try {
    const archive = path.join(base, 'archive.sqlite');
    buildArchive(path.join(ROOT, 'data/corpus'), archive);
    const [many, noted] = [path.join(base, 'many'), path.join(base, 'noted')];
    mkdirSync(many);
    copyFileSync(large, path.join(many, 'holdings.sqlite'));
    const table = await fillNoted(archive, noted);
    // An address opens within a minute.
    const hostOf = async (library: string): Promise<BenchHost> => {
      const host = await startHost(library);
      hosts.push(host);
      return host;
    };
    const searching = told(await benchSearching(browser, await hostOf(many)));
    const reading = told(await benchReading(browser, await hostOf(noted), table));
    return { ...searching, ...reading, start: await benchStart(browser, path.join(base, 'empty')) };
  } finally {
    await browser.close();
    for (const { stop } of hosts) stop();
    rmSync(base, { recursive: true, force: true });
  }
}

/** It takes minutes: what is known is said. */
function told<Figures>(figures: Figures): Figures {
  console.error(JSON.stringify(figures));
  return figures;
}

/** A notebook of 10,000 notes, 500 on one report, and a report that is a table of 1,000 rows. */
async function fillNoted(archive: string, folder: string): Promise<ReportId> {
  const library = openAt(archive, folder);
  fillNotebook(library);
  const rows = Array.from(
    { length: 1000 },
    (_, n) => `${n + 1},第${n + 1}家,${n * 37},${n % 97}.${n % 10},已办结`,
  );
  const csv = `序号,名称,罚没（元）,增长（%）,情况\n${rows.join('\n')}\n`;
  const [imported] = await library.archive['imports.add']({
    files: [{ name: '台账.csv', contentBase64: Buffer.from(csv).toString('base64') }],
  });
  library.close();
  if (imported?.status !== 'added' || imported.reportId === null)
    throw new Error(`the table was not taken: ${JSON.stringify(imported)}`);
  return imported.reportId;
}

async function windowOf(browser: Browser, host: BenchHost): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(host.address);
  await page.getByRole('combobox').first().waitFor();
  // What is done ahead while nobody asks.
  await page.waitForTimeout(5000);
  await slowDown(page);
  return page;
}

async function benchSearching(
  browser: Browser,
  host: BenchHost,
): Promise<Pick<WindowFigures, 'typing' | 'scrollingHits' | 'scrollingText' | 'keystroke'>> {
  const page = await windowOf(browser, host);
  for (const word of WARM_UP.slice(0, 5)) await typed(page, word);
  const all: number[] = [];
  const typing = await tasksDuring(browser, page, async () => {
    for (const word of WORDS) all.push(await typed(page, word));
  });
  const scrollingHits = await tasksDuring(browser, page, await wheelOver(page, '[data-scroll="hits"]'));
  await page.locator('[data-scroll="hits"] button.row').first().click();
  await page.locator('[data-scroll="text"] p').first().waitFor();
  await page.waitForTimeout(1500);
  const scrollingText = await tasksDuring(browser, page, await wheelOver(page, '[data-scroll="text"]'));
  await page.close();
  const sorted = all.toSorted((a, b) => a - b);
  const keystroke = { p50: median(all), p95: sorted[Math.floor(sorted.length * 0.95)]!, all };
  return { typing, scrollingHits, scrollingText, keystroke };
}

/** From the word's coming into the field to the frame in which its hits are painted. The page rests before it. */
async function typed(page: Page, word: string): Promise<number> {
  const field = page.getByRole('combobox').first();
  await field.fill('');
  await page.waitForTimeout(800);
  await field.focus();
  await page.evaluate((wanted) => {
    const input = document.querySelector<HTMLInputElement>('input[role="combobox"]')!;
    const painted = new Promise<number>((done, fail) => {
      const heard = (event: Event): void => {
        const elapsed = (): number => performance.now() - event.timeStamp;
        const look = (): void => {
          const marks = document.querySelectorAll('[data-scroll="hits"] mark');
          // Looked for at the beginning of a frame: what is there then has been painted behind it.
          if ([...marks].some((mark) => mark.textContent?.replace(/[^一-龥]/g, '') === wanted))
            setTimeout(() => done(elapsed()));
          else if (elapsed() > 20_000) fail(new Error(`no hits of ${wanted}`));
          else requestAnimationFrame(look);
        };
        look();
      };
      input.addEventListener('input', heard, { once: true });
    });
    Object.assign(window, { painted });
  }, word);
  await page.keyboard.insertText(word);
  // Set a few lines above.
  return page.evaluate(() => (window as unknown as { readonly painted: Promise<number> }).painted);
}

/** Where to turn the wheel is looked up before: the script that does it would be a task of the window. */
async function wheelOver(page: Page, selector: string): Promise<() => Promise<void>> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`no ${selector}`);
  return async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(50);
    }
    await page.waitForTimeout(1000);
  };
}

async function benchReading(
  browser: Browser,
  host: BenchHost,
  table: ReportId,
): Promise<Pick<WindowFigures, 'notes500' | 'table1000'>> {
  const page = await windowOf(browser, host);
  const open = (hash: string, wanted: string) => async (): Promise<void> => {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.locator(wanted).first().waitFor();
    // The rest of it follows while nobody waits.
    await page.waitForTimeout(8000);
  };
  await open('#/library', 'main')();
  const notes500 = await tasksDuring(
    browser,
    page,
    open(`#/read/${REPORT}/digest`, '[data-passage-id] mark'),
  );
  await open('#/library', 'main')();
  const table1000 = await tasksDuring(browser, page, open(`#/read/${table}/original`, 'table td'));
  await page.close();
  return { notes500, table1000 };
}
