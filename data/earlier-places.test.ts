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

const content = (version: string, name: string): Buffer =>
  gunzipSync(readFileSync(path.join(import.meta.dirname, 'testing/golden', version, `${name}.gz`)));

interface Expected {
  readonly pages: readonly PrintedPages[];
}

/** The holdings of then as an archive of somebody else, which stays as it is. */
function withAdded(version: string): { readonly library: Library; readonly file: string } {
  const folder = path.join(base, version);
  mkdirSync(path.join(folder, 'archives'), { recursive: true });
  const given = path.join(folder, '馆藏.lanjuan');
  writeFileSync(given, content(version, 'holdings.sqlite'));
  const library = openLibrary({
    archives: [],
    addedFolder: path.join(folder, 'archives'),
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
  const { fileName } = library.addArchive(given);
  return { library, file: path.join(folder, 'archives', fileName) };
}

describe('an archive with places as version 3 keeps them', () => {
  // Of a PDF with a table and of a scanned page, as their readers placed them.
  const version = '0.3-printed';
  const expected = JSON.parse(content(version, 'expected.json').toString()) as Expected;

  it('says of every line where it stands, to the last part of a page, and is not written to', () => {
    const { library, file } = withAdded(version);
    try {
      const before = readFileSync(file);
      const held = new Set(library.archive['reports.list']({}).map(({ reportId }) => reportId));
      const own = expected.pages.filter(({ reportId }) => held.has(reportId));
      expect(own.filter(({ lines }) => lines.length > 0).length).toBeGreaterThanOrEqual(2);
      expect(own.some(({ lines }) => lines.some(({ knots = [] }) => knots.length > 0))).toBe(true);
      expect(own.some(({ lines }) => lines.some(({ isCell }) => isCell))).toBe(true);
      for (const pages of own)
        expect(library.archive['sources.pages']({ reportId: pages.reportId })).toEqual(pages);
      expect(readFileSync(file).equals(before)).toBe(true);
    } finally {
      library.close();
    }
  });
});
