/** Places as earlier versions of the archive keep them, from holdings that lie where nobody writes to them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { PrintedPages } from './contract/page-model.ts';
import { openLibrary, type Library } from './open-library.ts';
import { DrawnPage, pdfOfPages } from './testing/pdf-pages.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-earlier-places-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const content = (name: string): Buffer =>
  gunzipSync(readFileSync(path.join(import.meta.dirname, 'testing/golden/0.3-printed', `${name}.gz`)));
// Written by testing/golden/write-golden.ts.
const expected = JSON.parse(content('expected.json').toString()) as { readonly pages: PrintedPages[] };

/** The holdings of then as an archive of somebody else, which stays as it is, or as one's own. */
function opened(
  name: string,
  as: 'added' | 'holdings',
): { readonly library: Library; readonly file: string } {
  const folder = path.join(base, name);
  mkdirSync(path.join(folder, 'archives'), { recursive: true });
  const given = path.join(folder, as === 'holdings' ? 'holdings.sqlite' : '馆藏.lanjuan');
  writeFileSync(given, content('holdings.sqlite'));
  const library = openLibrary({
    archives: [],
    addedFolder: path.join(folder, 'archives'),
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
  if (as === 'holdings') return { library, file: given };
  const { fileName } = library.addArchive(given);
  return { library, file: path.join(folder, 'archives', fileName) };
}

/** What the program of then said of the reports that the library has. */
function pagesThen({ archive }: Library): readonly PrintedPages[] {
  const held = new Set(archive['reports.list']({}).map(({ reportId }) => reportId));
  return expected.pages.filter(({ reportId }) => held.has(reportId));
}

function pagesNow(library: Library): readonly PrintedPages[] {
  return pagesThen(library).map(({ reportId }) => library.archive['sources.pages']({ reportId }));
}

// Of a PDF with a table and of a scanned page, as their readers placed them.
describe('places as version 3 keeps them', () => {
  it('say of every line of an added archive where it stands, to the last part of a page; the file stays as it is', () => {
    const { library, file } = opened('added', 'added');
    const before = readFileSync(file);
    const then = pagesThen(library);
    const lines = then.flatMap((one) => one.lines);
    expect(then.filter((one) => one.lines.length > 0).length).toBeGreaterThanOrEqual(2);
    expect(lines.some(({ knots = [] }) => knots.length > 0)).toBe(true);
    expect(lines.some(({ isCell }) => isCell)).toBe(true);
    expect(pagesNow(library)).toEqual(then);
    library.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('go along when reports leave as an archive of their own', () => {
    const { library } = opened('leaving', 'added');
    const reportIds = pagesThen(library).map(({ reportId }) => reportId);
    const { contentBase64 } = library.archive['archives.export']({ reportIds, withSources: false });
    library.close();
    const file = path.join(base, 'given.lanjuan');
    writeFileSync(file, Buffer.from(contentBase64, 'base64'));
    const there = openLibrary({
      archives: [{ file, role: 'shipped' }],
      holdingsFile: path.join(base, 'there', 'holdings.sqlite'),
      notebookFolder: path.join(base, 'there'),
      version: 'test',
    });
    expect(pagesNow(there)).toEqual(pagesThen(there));
    expect(pagesThen(there)).toHaveLength(reportIds.length);
    there.close();
  });

  it('are found again in holdings that were written anew, which say the same of themselves', () => {
    const { library, file } = opened('own', 'holdings');
    expect(pagesNow(library)).toEqual(pagesThen(library));
    expect(library.archive['library.verify']({}).archives).toMatchObject([
      { integrity: 'ok', contents: 'ok' },
    ]);
    expect(library.archive['library.status']({}).archives).toMatchObject([{ role: 'holdings' }]);
    library.close();
    expect(readFileSync(file).equals(content('holdings.sqlite'))).toBe(false);
  });

  it('are kept in rows of holdings that cannot be written anew, until they can', async () => {
    // Where the copy would go that is kept meanwhile.
    const inTheWay = path.join(base, 'hindered', 'holdings.sqlite.version-3');
    mkdirSync(inTheWay, { recursive: true });
    const { library, file } = opened('hindered', 'holdings');
    const version = ({ archive }: Library): number =>
      archive['library.status']({}).archives[0]!.schemaVersion;
    expect(version(library)).toBe(3);
    const page = new DrawnPage()
      .text('芦河县市场监督管理局2019年工作总结', 150, 60, 20)
      .text('全年检查餐饮单位1826家次，发现隐患93处。', 60, 120, 10);
    const contentBase64 = Buffer.from(pdfOfPages([page])).toString('base64');
    const [added] = await library.archive['imports.add']({
      files: [{ name: '芦河2019.pdf', contentBase64 }],
    });
    expect(added).toMatchObject({ status: 'added' });
    const reportId = added!.reportId!;
    const pages = library.archive['sources.pages']({ reportId });
    expect(pages.lines).toHaveLength(2);
    expect(pagesNow(library)).toEqual(pagesThen(library));
    expect(version(library)).toBe(3);
    library.close();
    rmSync(inTheWay, { recursive: true });
    const again = openLibrary({
      archives: [],
      holdingsFile: file,
      notebookFolder: path.dirname(file),
      version: 'test',
    });
    expect(version(again)).toBeGreaterThan(3);
    expect(again.archive['sources.pages']({ reportId })).toEqual(pages);
    expect(pagesNow(again)).toEqual(pagesThen(again));
    expect(again.archive['library.verify']({}).archives).toMatchObject([{ integrity: 'ok', contents: 'ok' }]);
    again.close();
  });
});
