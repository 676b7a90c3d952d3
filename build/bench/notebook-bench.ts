import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { codePointLength } from '../../data/contract/code-points.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import type { Library } from '../../data/open-library.ts';
import { findBrowser } from '../find-browser.ts';
import { isAppBuilt, openAt, startHost } from './bench-host.ts';
import { median } from './processor-time.ts';

/** Milliseconds, medians. */
export interface NotebookFigures {
  /** The whole list, a report's own notes, words in all notes, the first page of the page of all notes. */
  readonly list: number;
  readonly ofReport: number;
  readonly words: number;
  readonly firstPage: number;
  /** In a window, from the click. Null without a built app or a browser. */
  readonly window: {
    readonly without: number;
    /** The text; the marks in sight; the last mark of all. */
    readonly with500: { readonly text: number; readonly inSight: number; readonly all: number };
    readonly firstCards: number;
    readonly filter: number;
  } | null;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
// A report of the corpus.
export const REPORT = 'pinghu-2022' as ReportId;
const ALL = 10_000;
const ON_REPORT = 500;
const RUNS = 15;

export async function benchNotebook(): Promise<NotebookFigures> {
  const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-bench-'));
  try {
    const [empty, full] = [path.join(base, 'empty'), path.join(base, 'full')];
    const archive = path.join(base, 'archive.sqlite');
    buildArchive(path.join(ROOT, 'data/corpus'), archive);
    const library = openAt(archive, full);
    fillNotebook(library);
    const data = measureLibrary(library);
    library.close();
    openAt(archive, empty).close();
    return { ...data, window: await measureWindows(empty, full) };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** 500 notes on one report, the others on the rest of the corpus; one import, for it is one action. */
export function fillNotebook({ archive }: Library): void {
  const others = archive['reports.list']({}).filter(({ reportId }) => reportId !== REPORT);
  const items = Array.from({ length: ALL }, (_, n) => {
    const reportId = n < ON_REPORT ? REPORT : others[n % others.length]!.reportId;
    const report = archive['reports.read']({ reportId, edition: 'digest' });
    const passages = report.sections.flatMap((section) => section.passages);
    const passage = passages[(n * 7) % passages.length]!;
    const start = n % Math.max(1, codePointLength(passage.text) - 8);
    const quote = [...passage.text].slice(start, start + 8).join('');
    return {
      id: `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      type: 'Annotation',
      created: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
      creator: { name: '沈洁' },
      body: [{ type: 'TextualBody', purpose: 'commenting', value: `第${n}条，与台账核对` }],
      target: {
        source: `urn:lanjuan:passage:${passage.passageId}`,
        'lanjuan:report': reportId,
        'lanjuan:edition': 'digest',
        'lanjuan:textHash': report.textHash,
        selector: [
          { type: 'TextQuoteSelector', exact: quote },
          { type: 'TextPositionSelector', start, end: start + codePointLength(quote) },
        ],
      },
    };
  });
  const { added, refused } = archive['annotations.import']({ jsonLd: JSON.stringify({ first: { items } }) });
  if (added !== ALL) throw new Error(`${added} of ${ALL} taken: ${refused[0]?.reason ?? 'no reason'}`);
}

function measureLibrary({ archive }: Library): Omit<NotebookFigures, 'window'> {
  const list = archive['annotations.list'];
  return {
    list: medianOf(() => list({ deleted: true })),
    ofReport: medianOf(() => list({ deleted: false, reportId: REPORT })),
    words: medianOf(() => list({ deleted: true, text: '台账' })),
    firstPage: medianOf(() => list({ deleted: true, limit: 100 })),
  };
}

async function measureWindows(empty: string, full: string): Promise<NotebookFigures['window']> {
  const executablePath = findBrowser();
  if (!isAppBuilt() || !executablePath) return null;
  const browser = await chromium.launch({ executablePath });
  const hosts = await Promise.all([startHost(empty), startHost(full)]);
  try {
    const [none, many] = [await browser.newPage(), await browser.newPage()];
    await none.goto(hosts[0].address);
    await many.goto(hosts[1].address);
    const without: number[] = [];
    const with500: (readonly number[])[] = [];
    // Turn and turn about, so that whatever else the machine does falls on both.
    for (let run = 0; run <= RUNS; run++) {
      without.push((await openReport(none))[0]);
      with500.push([...(await openReport(many)), ...(await openReport(many, 'mark[data-mark]'))]);
    }
    const at = (n: number): number => median(with500.slice(1).map((times) => times[n]!));
    const { firstCards, filter } = await openAllNotes(many);
    return {
      without: median(without.slice(1)),
      with500: { text: at(0), inSight: at(2), all: at(3) },
      firstCards,
      filter,
    };
  } finally {
    await browser.close();
    for (const { stop } of hosts) stop();
  }
}

function openReport(page: Page, selector = 'p'): Promise<readonly [first: number, all: number]> {
  return timed(
    page,
    `#/read/${REPORT}/digest`,
    `[data-passage-id] ${selector}, ${selector}[data-passage-id]`,
  );
}

async function openAllNotes(page: Page): Promise<{ readonly firstCards: number; readonly filter: number }> {
  const [firstCards] = await timed(page, '#/notes', '[data-annotation]');
  await page.getByText('10,000 条').or(page.getByText('10000 条')).first().waitFor();
  const field = page.getByRole('searchbox');
  const start = performance.now();
  await field.fill('第9999条');
  await page.getByText('1 / 10000 条').waitFor();
  return { firstCards, filter: performance.now() - start };
}

/** From changing the address to the frame in which something is there, and in which no more of it comes. */
function timed(page: Page, hash: string, selector: string): Promise<readonly [first: number, all: number]> {
  return page.evaluate(
    async ([to, wanted]) => {
      const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
      const count = (): number => document.querySelectorAll(wanted).length;
      location.hash = '#/library';
      while (document.querySelector('[data-passage-id], [data-annotation]')) await frame();
      await frame();
      // The report that was open is read anew.
      location.hash = '#/read';
      await new Promise((done) => setTimeout(done, 150));
      const start = performance.now();
      const elapsed = (): number => performance.now() - start;
      location.hash = to;
      while (count() === 0) {
        if (elapsed() > 20_000) throw new Error(`no ${wanted} in "${document.body.innerText.slice(0, 200)}"`);
        await frame();
      }
      await frame();
      const first = elapsed();
      let [last, counted] = [first, count()];
      while (elapsed() < last + 300) {
        await frame();
        if (count() !== counted) [last, counted] = [elapsed(), count()];
      }
      return [first, last] as const;
    },
    [hash, selector] as const,
  );
}

function medianOf(work: () => unknown): number {
  work();
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times);
}
