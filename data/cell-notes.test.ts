/** A note on some words of a cell, made in one run of the program and found again in the next. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codePointLength, sliceCodePoints } from './contract/code-points.ts';
import type { PassageTable, TableCell } from './contract/passage-table.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';

const INTAKE = path.join(import.meta.dirname, 'testing/intake');
const FILES = ['05b-table-p-in-cells.html', '06b-table.docx'];
const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-cell-notes-'));
buildArchive(path.join(import.meta.dirname, 'corpus'), path.join(folder, 'archive.sqlite'));
const open = (): Library =>
  openLibrary({
    archives: [{ file: path.join(folder, 'archive.sqlite'), role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last cell of more than one character: there the tabs and lines before it would shift a note that lost count. */
function lastCell(text: string, { cells }: PassageTable): TableCell {
  return cells.findLast(({ start, end }) => codePointLength(sliceCodePoints(text, start, end).trim()) > 1)!;
}

describe('cells of a table in one line', () => {
  it.each(FILES)('are parted by bars in exports of notes and in concordance lines: %s', async (name) => {
    const library = open();
    const { archive } = library;
    try {
      const contentBase64 = readFileSync(path.join(INTAKE, name)).toString('base64');
      const [imported] = await archive['imports.add']({ files: [{ name, contentBase64 }] });
      const reportId = imported!.reportId!;
      const report = archive['reports.read']({ reportId, edition: 'original' });
      const passage = report.sections.flatMap(({ passages }) => passages).find(({ table }) => table)!;
      const end = codePointLength(passage.text);
      const { annotationId } = archive['annotations.create']({
        kind: 'comment',
        body: '整表',
        targets: [
          {
            ...{ kind: 'range', reportId, edition: 'original', passageId: passage.passageId },
            ...{ start: 0, end, quote: passage.text, textHash: report.textHash },
          },
        ],
        replyTo: null,
      });
      for (const format of ['csv', 'markdown'] as const) {
        const file = await archive['annotations.exportFile']({ format, annotationIds: [annotationId] });
        const text = Buffer.from(file.contentBase64, 'base64').toString();
        expect(text).toContain('｜');
        expect(text).not.toContain('\t');
      }
      const [word] = /\p{Script=Han}{2,}/u.exec(passage.text)!;
      const { lines } = archive['search.concordance']({
        ...{
          query: word,
          exact: true,
          filters: {},
          sort: 'place',
          limit: 100,
          offset: 0,
          milliseconds: 60_000,
        },
      });
      const own = lines.filter((line) => line.passageId === passage.passageId);
      expect(own.length).toBeGreaterThan(0);
      for (const { left, match, right } of own) expect(left + match + right).not.toMatch(/[\t\n]/);
    } finally {
      library.close();
    }
  });
});

describe('a note inside a cell', () => {
  it.each(FILES)('stands in the same cell after the program was opened again: %s', async (name) => {
    const first = open();
    const contentBase64 = readFileSync(path.join(INTAKE, name)).toString('base64');
    const [imported] = await first.archive['imports.add']({ files: [{ name, contentBase64 }] });
    const reportId = imported!.reportId!;
    const report = first.archive['reports.read']({ reportId, edition: 'original' });
    const passage = report.sections.flatMap(({ passages }) => passages).find(({ table }) => table)!;
    const cell = lastCell(passage.text, passage.table!);
    const [start, end] = [cell.start + 1, cell.end];
    const quote = sliceCodePoints(passage.text, start, end);
    const { edition, textHash } = report;
    const target = {
      kind: 'range',
      reportId,
      edition,
      passageId: passage.passageId,
      start,
      end,
      quote,
      textHash,
    } as const;
    const { annotationId } = first.archive['annotations.create']({
      kind: 'comment',
      body: '口径与上年不同？',
      targets: [target],
      replyTo: null,
    });
    first.close();

    const again = open();
    try {
      const noted = again.archive['annotations.list']({ deleted: false }).find(
        (one) => one.annotationId === annotationId,
      )!;
      expect(noted.targets[0]).toMatchObject({ state: 'exact', start, end, quote });
      const same = again.archive['reports.read']({ reportId, edition: 'original' });
      const { text, table } = same.sections
        .flatMap(({ passages }) => passages)
        .find(({ passageId }) => passageId === passage.passageId)!;
      expect(table!.cells).toContainEqual(cell);
      expect(sliceCodePoints(text, start, end)).toBe(quote);
      expect(quote).not.toMatch(/[\t\n]/);
    } finally {
      again.close();
    }
  });
});
