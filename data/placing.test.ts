/** Texts of the holdings that were read before places were kept get them from their kept source; nothing else changes. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportId } from './contract/model.ts';
import { boxesOfRange } from './contract/printed-boxes.ts';
import { openLibrary } from './open-library.ts';
import { forgetDigests, stampHoldings } from './schema/edition-id.ts';
import { openWritable } from './schema/sqlite.ts';
import { DrawnPage, pdfOfPages } from './testing/pdf-pages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-placing-'));
const holdingsFile = path.join(folder, 'holdings.sqlite');
const open = () => openLibrary({ archives: [], holdingsFile, notebookFolder: folder, version: 'test' });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PDF = pdfOfPages([
  new DrawnPage()
    .text('平湖市市场监督管理局2022年工作总结', 150, 60, 20)
    .text('全年检查食品生产经营单位3128户次，发现隐患', 60, 120, 10)
    .text('问题96个，全部整改到位；立案查处案件47件。', 60, 144, 10),
  new DrawnPage().text('新增经营主体8450户，在册总量达到28450户。', 60, 120, 10),
]);

async function taken(): Promise<ReportId> {
  const library = open();
  const [file] = await library.archive['imports.add']({
    files: [{ name: '平湖.pdf', contentBase64: Buffer.from(PDF).toString('base64') }],
  });
  library.close();
  return file!.reportId!;
}

/** As the program left them that kept no places. */
function withoutPlaces(): void {
  const database = openWritable(holdingsFile);
  database.transaction(() => {
    database.exec('DELETE FROM places; DELETE FROM pages');
    database.exec("UPDATE editions SET raw_text = replace(raw_text, '发现隐患', '发 现 隐 患')");
    for (const key of database.prepare<[], number>('SELECT edition_key FROM editions').pluck().all())
      forgetDigests(database, key);
    stampHoldings(database);
  })();
  database.close();
}

describe('a text that was read before places were kept', () => {
  it('gets them from its source, page for page; text, notes and what can be undone stay', async () => {
    const reportId = await taken();
    withoutPlaces();
    const library = open();
    try {
      const { archive } = library;
      const read = () => archive['reports.read']({ reportId, edition: 'original' });
      const before = read();
      const undoable = archive['reports.holdings']({}).undo;
      expect(archive['sources.pages']({ reportId })).toMatchObject({ pages: [], lines: [] });

      await archive['imports.stop']({ batch: 'given up' });
      await expect(archive['imports.place']({ reportId, batch: 'given up' })).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(archive['sources.pages']({ reportId }).lines).toEqual([]);

      expect(await archive['imports.place']({ reportId })).toEqual({ lines: 4 });
      const { pages, lines, textHash } = archive['sources.pages']({ reportId });
      expect(pages.map(({ number }) => number)).toEqual([1, 2]);
      expect(textHash).toBe(before.textHash);
      expect(read()).toEqual(before);
      expect(archive['reports.holdings']({}).undo).toEqual(undoable);
      const passage = before.sections
        .flatMap(({ passages }) => passages)
        .find(({ text }) => text.includes('8450户'))!;
      const at = passage.text.indexOf('8450户');
      const own = lines.filter(({ passageId }) => passageId === passage.passageId);
      expect(boxesOfRange(own, passage.text, [at, at + 5])).toMatchObject([{ page: 2 }]);
      // Once they are there nothing is read again.
      expect(await archive['imports.place']({ reportId })).toEqual({ lines: 4 });
      expect(archive['library.verify']({}).archives).toMatchObject([{ integrity: 'ok', contents: 'ok' }]);
      await expect(archive['imports.place']({ reportId: 'none-2020' as ReportId })).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(existsSync(`${holdingsFile}-journal`)).toBe(false);
    } finally {
      library.close();
    }
  });
});
