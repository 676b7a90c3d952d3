/** Several documents of one agency and year beside the catalogued one: each is a report of its own, and none is lost. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportId } from './contract/model.ts';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const INTAKE = path.join(import.meta.dirname, 'testing/intake');
const { library } = libraryInFolder(shipCorpus);
const { archive } = library;

const names = ['01-a.txt', '01-b.txt', '01-c.txt'];
const found = (query: string) =>
  archive['search.run']({ query, filters: {}, limit: 50, offset: 0, exact: false, sort: 'place' }).hits;

describe('documents of one agency and year', async () => {
  const files = names.map((name) => ({ name, bytes: readFileSync(path.join(INTAKE, name)) }));
  const imported = await archive['imports.add']({
    files: files.map(({ name, bytes }) => ({ name, contentBase64: bytes.toString('base64') })),
  });

  it('are new reports beside the catalogued one, each with an id of its own', () => {
    expect(imported.map(({ status, reportId, unsure }) => [status, reportId, unsure])).toEqual([
      ['added', 'pinghu-2022-2', []],
      ['added', 'pinghu-2022-disclosure', []],
      ['added', 'pinghu-2022-h1', []],
    ]);
  });

  it('are listed with their genre and period, their file name and its SHA-256', () => {
    const reports = new Map(archive['reports.list']({}).map((one) => [one.reportId, one]));
    expect(reports.get('pinghu-2022' as ReportId)).toMatchObject({
      genre: 'annual-review',
      hasOriginal: false,
    });
    const kinds = [
      ['annual-review', '2022'],
      ['disclosure', '2022'],
      ['interim-review', '2022-H1'],
    ];
    imported.forEach(({ reportId }, i) =>
      expect(reports.get(reportId!)).toMatchObject({
        genre: kinds[i]![0],
        period: kinds[i]![1],
        yearCovered: 2022,
        sourceFile: names[i],
        sha256: createHash('sha256').update(files[i]!.bytes).digest('hex'),
      }),
    );
  });

  it('are each found by what only they say, under their own file', () => {
    const words = ['检查门店1203家', '主动公开信息88条', '办理投诉158件'];
    words.forEach((query, i) =>
      expect(found(query)).toMatchObject([{ reportId: imported[i]!.reportId, sourceFile: names[i] }]),
    );
  });

  it('never stand in one series: a half-year joins no year, a disclosure report no review', () => {
    const series = archive['indicators.series']({ agency: '平湖市市场监督管理局' });
    for (const one of series) {
      const reports = new Set(one.points.map((point) => point.reportId));
      if (one.kind === '') expect(reports).not.toContain('pinghu-2022-h1');
      else expect([...reports].every((id) => id !== 'pinghu-2022')).toBe(true);
    }
  });

  it('are sound: text, index, file and record agree', () => {
    const verified = archive['library.verify']({});
    for (const one of verified.archives) {
      expect(one).toMatchObject({ integrity: 'ok', index: 'ok' });
      for (const report of one.reports) expect(report).toMatchObject({ fixity: 'ok', record: 'ok' });
    }
  });

  it('change nothing when they come again', async () => {
    const again = await archive['imports.add']({
      files: files.map(({ name, bytes }) => ({ name, contentBase64: bytes.toString('base64') })),
    });
    expect(again.map(({ status, reportId }) => [status, reportId])).toEqual(
      imported.map(({ reportId }) => ['unchanged', reportId]),
    );
  });
});

describe('the documents of one import', () => {
  const ids = names.map(
    (_, i) => ['pinghu-2022-2', 'pinghu-2022-disclosure', 'pinghu-2022-h1'][i] as ReportId,
  );
  const [first, , last] = ids;
  const listed = (): readonly ReportId[] =>
    archive['reports.list']({}).flatMap(({ reportId }) => (ids.includes(reportId) ? [reportId] : []));

  it('are taken back together, as far as nothing else was done since', () => {
    archive['reports.remove']({ reportId: first! });
    expect(() => archive['reports.undo']({ imports: ids })).toThrow('something else was done');
    archive['reports.undo']({});
    expect(archive['reports.undo']({ imports: ids.slice(1) })).toEqual({
      action: 'import',
      reportId: ids[1],
      steps: 2,
    });
    expect(listed()).toEqual([first]);
    archive['reports.redo']({});
    archive['reports.redo']({});
    expect(listed()).toContain(last);
    expect(archive['reports.undo']({ imports: ids }).steps).toBe(3);
    expect(listed()).toEqual([]);
  });
});
