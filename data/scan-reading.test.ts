/** Scans that are imported at once as pictures and read in the background. */
import { mkdtempSync, rmSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportId } from './contract/model.ts';
import type { PageBox } from './contract/page-model.ts';
import { boxesOfRange } from './contract/printed-boxes.ts';
import { bindPictures } from './plain/bound-pictures.ts';
import { openLibrary, type Library } from './open-library.ts';
import { claimScan } from './scan-claim.ts';
import { overlap } from './testing/overlap.ts';
import { scannedPage, scannedPdfOf, upperHalf, wordsOfPage } from './testing/scanned-files.ts';

/** A page takes some seconds, on a busy machine more. */
const PATIENCE = { timeout: 900_000, interval: 100 };
vi.setConfig({ testTimeout: 1_800_000 });

let folder: string;
let library: Library;
const open = (): Library =>
  openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-scans-'));
  library = open();
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

async function take(name: string, bytes: Uint8Array): Promise<ReportId> {
  const [file] = await library.archive['imports.add']({
    files: [{ name, contentBase64: Buffer.from(bytes).toString('base64') }],
  });
  expect(file).toMatchObject({ status: 'added', code: null });
  return file!.reportId!;
}

/** Of the places where these words are printed the one that is nearest to another. */
function placeOf(reportId: ReportId, word: string, near: PageBox): PageBox {
  const { lines } = library.archive['sources.pages']({ reportId });
  const places = library.archive['reports.read']({ reportId, edition: 'original' })
    .sections.flatMap(({ headingPassage, passages }) => [headingPassage ?? [], passages].flat())
    .flatMap(({ passageId, text }) => {
      const own = lines.filter((line) => line.passageId === passageId);
      return [...text.matchAll(new RegExp(RegExp.escape(word), 'gu'))].flatMap(({ index }) => {
        const start = [...text.slice(0, index)].length;
        return boxesOfRange(own, text, [start, start + [...word].length]);
      });
    });
  const distance = (one: PageBox): number =>
    Math.abs(one.x - near.x) + Math.abs(one.y - near.y) + (one.page === near.page ? 0 : 1e6);
  const [nearest] = places.sort((a, b) => distance(a) - distance(b));
  return nearest ?? { page: 0, x: 0, y: 0, width: 0, height: 0 };
}

/** Every one of at least so many words lies on what is printed; each was read. */
function expectInPlace(
  reportId: ReportId,
  words: readonly (PageBox & { readonly word: string })[],
  least: number,
): void {
  const off = words.flatMap(({ word, ...place }) => {
    const share = overlap(placeOf(reportId, word, place), place);
    return share < 0.6 ? [`${word} ${share.toFixed(2)}`] : [];
  });
  expect(off).toEqual([]);
  expect(words.length).toBeGreaterThanOrEqual(least);
}

const progress = () => library.archive['scans.progress']({});
const textOf = (reportId: ReportId): string =>
  library.archive['reports.read']({ reportId, edition: 'original' })
    .sections.flatMap(({ heading, passages }) => [heading ?? '', ...passages.map(({ text }) => text)])
    .join('\n');
const found = (query: string) =>
  library.archive['search.run']({ query, filters: {}, limit: 10, offset: 0, exact: false, sort: 'place' });

describe('a scanned page', () => {
  it('is a report at once, is read, described and found, and knows where its words stand', async () => {
    const reportId = await take('扫描件.png', scannedPage(1));
    expect(progress()).toMatchObject([{ reportId, pages: 1, read: 0 }]);
    expect(library.archive['sources.pages']({ reportId })).toMatchObject({ pages: [{ number: 1 }] });
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    const report = library.archive['reports.read']({ reportId, edition: 'original' });
    expect(report).toMatchObject({
      title: '临河县市场监督管理局2024年工作总结',
      yearCovered: 2024,
      isScanned: true,
    });
    const [hit] = found('3128户').hits;
    expect(hit).toMatchObject({ reportId });
    const { lines } = library.archive['sources.pages']({ reportId });
    const own = lines.filter(({ passageId }) => passageId === hit!.passageId);
    const [box] = boxesOfRange(own, hit!.text, hit!.ranges[0]!);
    expect(box).toMatchObject({ page: 1 });
    expect(library.archive['indicators.list']({ reportId }).map(({ value }) => value)).toContain(28450);
    expect(readdirSync(path.join(folder, 'scans'))).toEqual([]);
    expect(library.archive['library.verify']({}).archives).toMatchObject([
      { integrity: 'ok', index: 'ok', contents: 'ok', reports: [{ fixity: 'ok', source: 'ok' }] },
    ]);
  });
});

describe('pictures that are bound together', () => {
  it('are the pages of one report', async () => {
    const bytes = bindPictures(([1, 2] as const).map((n) => ({ name: '页.png', bytes: scannedPage(n) })));
    const reportId = await take('两页.cbz', bytes);
    expect(progress()).toMatchObject([{ pages: 2 }]);
    expect(library.archive['sources.pages']({ reportId }).pages).toHaveLength(2);
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expect(textOf(reportId)).toMatch(/3128户[^]*2816件/);
    expectInPlace(reportId, [...wordsOfPage(1), ...wordsOfPage(2)], 60);
  });
});

describe('words, numbers and single letters of a scan', () => {
  // Set apart, going down, beside a space; 5 is askew, blurred and noisy.
  it.each([4, 5] as const)('lie where they are printed, page %i', async (page) => {
    const reportId = await take('各种.cbz', bindPictures([{ name: '页', bytes: scannedPage(page) }]));
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expectInPlace(
      reportId,
      wordsOfPage(page).map((word) => ({ ...word, page: 1 })),
      70,
    );
  });
});

describe('a scan in a library that two programs have open', () => {
  it('is read by one of them, and by the other when that one is closed', async () => {
    const page = { png: upperHalf(2) };
    const reportId = await take('两处.pdf', scannedPdfOf([page, { png: upperHalf(1) }]));
    await vi.waitFor(() => expect(progress()).toMatchObject([{ state: 'reading' }]), PATIENCE);
    const [file = ''] = readdirSync(path.join(folder, 'scans')).filter((name) => name.endsWith('.json'));
    const sha256 = path.basename(file, '.json');
    expect(claimScan(path.join(folder, 'holdings.sqlite'), sha256)).toBeNull();
    const first = library;
    library = open();
    library.archive['scans.order']({ reportId, order: 'read' });
    await vi.waitFor(() => expect(progress()).toMatchObject([{ reportId, state: 'reading' }]), PATIENCE);
    first.close();
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expect(textOf(reportId)).toMatch(/2816件[^]*3128户/);
  });
});

describe('a scanned PDF', () => {
  it('is paused, goes on after a new start, and what was read stays', async () => {
    const reportId = await take('两页.pdf', scannedPdfOf([{ png: upperHalf(1) }, { png: upperHalf(2) }]));
    await vi.waitFor(() => expect(progress()[0]!.read).toBeGreaterThan(0), PATIENCE);
    library.archive['scans.order']({ reportId, order: 'pause' });
    const [{ read } = { read: 0 }] = progress();
    expect(progress()).toMatchObject([{ state: 'paused', pages: 2 }]);
    library.close();
    library = open();
    expect(progress()).toMatchObject([{ reportId, state: 'paused', read }]);
    library.archive['scans.order']({ reportId, order: 'read' });
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expect(textOf(reportId).match(/受理消费投诉2816件/g)).toHaveLength(1);
    expect(found('3128户').total).toBe(1);
  });

  it('goes on when it is paused and told to go on in one moment', async () => {
    const reportId = await take('又两页.pdf', scannedPdfOf([{ png: upperHalf(1) }]));
    await vi.waitFor(() => expect(progress()).toMatchObject([{ state: 'reading' }]), PATIENCE);
    library.archive['scans.order']({ reportId, order: 'pause' });
    library.archive['scans.order']({ reportId, order: 'read' });
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expect(textOf(reportId)).toContain('临河县市场监督管理局2024年工作总结');
  });

  it('is given up at once when a person says so', async () => {
    const page = { png: scannedPage(2) };
    const reportId = await take('再两页.pdf', scannedPdfOf([page, page]));
    await vi.waitFor(() => expect(progress()).toMatchObject([{ state: 'reading' }]), PATIENCE);
    expect(library.archive['scans.order']({ reportId, order: 'cancel' })).toMatchObject([
      { state: 'cancelled' },
    ]);
    await vi.waitFor(() => expect(progress()).toMatchObject([{ state: 'cancelled' }]), PATIENCE);
    expect(library.archive['reports.list']({})).toHaveLength(1);
  });

  it('keeps the text that it has and reads the pages that are pictures between it', async () => {
    const reportId = await take(
      '混合.pdf',
      scannedPdfOf([{ text: 'Annex A of 2024' }, { png: upperHalf(2) }, { text: 'Annex C of 2024' }]),
    );
    expect(textOf(reportId)).toMatch(/Annex A[^]*Annex C/);
    await vi.waitFor(() => expect(progress()).toEqual([]), PATIENCE);
    expect(textOf(reportId)).toMatch(/Annex A[^]*2816件[^]*Annex C/);
    const { lines } = library.archive['sources.pages']({ reportId });
    expect([...new Set(lines.map(({ page }) => page))].sort()).toEqual([1, 2, 3]);
  });
});
