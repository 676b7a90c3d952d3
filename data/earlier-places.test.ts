/** Places as earlier versions of the archive keep them, from holdings that lie where nobody writes to them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { PrintedPages } from './contract/page-model.ts';
import { openLibrary, type Library } from './open-library.ts';

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
});
