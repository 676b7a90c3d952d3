/** Kept sources read anew: what changes is shown first, what a person said stays, and it can be taken back. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Results } from './contract/api.ts';
import type { RecordCorrections } from './contract/library-model.ts';
import type { Report, ReportId } from './contract/model.ts';
import type { Method, Request } from './contract/requests.ts';
import { dispatch } from './dispatch.ts';
import { importFiles } from './ingest/import/import-files.ts';
import { READ_BY } from './ingest/reader-version.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive, openArchive } from './schema/archive-file.ts';
import { stampEditionId } from './schema/edition-id.ts';
import { ArchiveSet } from './schema/archive-set.ts';
import { openWritable } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { syntheticReport } from './testing/synthetic-report.ts';
import { verdictKey, verdictText } from './contract/verdict-model.ts';

/** As the file says it. */
const PAPER = `守住一方安宁

——临河县市场监督管理局2024年工作回眸

■记者 王小禾

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。

全年检查餐饮单位418家次，责令整改36家。

开展“守护餐桌”专项行动，办结案件52件。
`;
/** As an earlier reader took it: one paragraph lost, one with a wrong number, a line of the page in between. */
const AS_READ_THEN = PAPER.replace('守住一方安宁', '守住一方安宁 首页')
  .replace('全年检查餐饮单位418家次，责令整改36家。', '上一版 下一版 放大 缩小')
  .replace('3128户', '3123户');

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-reread-'));
const opened: Library[] = [];
afterAll(() => {
  for (const library of opened) library.close();
  rmSync(base, { recursive: true, force: true });
});
const shipped = path.join(base, 'archive.sqlite');
createArchive(shipped, (database) => storeReport(database, syntheticReport(0)));

let made = 0;
let folder: string;
let library: Library;
beforeEach(() => mkdirSync((folder = path.join(base, `馆藏 ${made++}`))));

function open(): void {
  library = openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
  opened.push(library);
}

async function ask<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Results[M]; // the contract's promise for this method
}

/** Holdings with the paper as an earlier reader would have left it, its bytes kept. */
function heldSince(readerVersion: number, text: string, corrections: RecordCorrections = {}): void {
  const holdingsFile = path.join(folder, 'holdings.sqlite');
  const bytes = Buffer.from(PAPER);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const archive = openArchive(shipped, 'shipped');
  const original = { name: '临河2024.txt', sha256, format: 'txt' as const, encoding: 'UTF-8', text };
  importFiles(holdingsFile, new ArchiveSet([archive]), [
    { file: original.name, original, bytes, corrections },
  ]);
  archive.database.close();
  const database = openWritable(holdingsFile);
  database.prepare('UPDATE editions SET reader_version = ?, repairs_version = 1').run(readerVersion);
  stampEditionId(database);
  database.close();
  open();
}

const heldReport = async () => (await ask('reports.holdings', {})).reports[0]!;
const passagesOf = ({ sections }: Report) =>
  sections.flatMap(({ headingPassage, passages }) => [
    ...(headingPassage ? [headingPassage] : []),
    ...passages,
  ]);
const textOf = async (reportId: ReportId) =>
  passagesOf(await ask('reports.read', { reportId, edition: 'original' })).map(({ text }) => text);
const found = async (query: string) => (await ask('search.run', { query, limit: 50 })).hits.length;
const agency = '临河县市场监督管理局';

describe('a source read anew', () => {
  it('is shown before it counts, then counts, and is taken back', async () => {
    heldSince(READ_BY.readerVersion, AS_READ_THEN);
    const { reportId, isOutdated, title } = await heldReport();
    expect([isOutdated, title]).toEqual([true, '守住一方安宁 首页']);
    const then = await textOf(reportId);

    const preview = await ask('imports.previewReread', { reportId });
    expect(preview.fields).toContainEqual({
      field: 'title',
      before: '守住一方安宁 首页',
      after: '守住一方安宁',
    });
    const [wrong, right] = ['3123', '3128'].map(
      (n) => `去年新增经营主体${n}户，同比增长6.4%；在册经营主体总量达到28450户。`,
    );
    expect(preview.passages.changed.first).toContainEqual({ before: wrong, after: right });
    expect(preview.passages.added.first.join()).toContain('418家次');
    expect(preview.figures.added.first.map(({ value }) => value)).toEqual(
      expect.arrayContaining([3128, 418]),
    );
    expect(preview.figures.removed.first.map(({ value }) => value)).toContain(3123);
    expect(preview.isSame).toBe(false);
    expect(await textOf(reportId)).toEqual(then);

    expect(await ask('imports.reread', { reportId })).toEqual(preview);
    expect(await textOf(reportId)).toContain('全年检查餐饮单位418家次，责令整改36家。');
    expect([await found('418家次'), await found('3123户')]).toEqual([1, 0]);
    expect(await heldReport()).toMatchObject({ versions: 2, isOutdated: false, title: '守住一方安宁' });

    expect(await ask('reports.undo', {})).toEqual({ action: 'reread', reportId });
    expect(await textOf(reportId)).toEqual(then);
    expect(await heldReport()).toMatchObject({ isOutdated: true, title: '守住一方安宁 首页' });
    expect(await ask('reports.redo', {})).toEqual({ action: 'reread', reportId });
    expect(await heldReport()).toMatchObject({ isOutdated: false, title: '守住一方安宁' });
    const { archives } = await ask('library.verify', {});
    expect(archives.flatMap((one) => [one.integrity, one.index, one.contents])).not.toContain('differs');
  });

  it('lets a code of before open the figure that is read there now, and says what was read', async () => {
    heldSince(READ_BY.readerVersion, PAPER.replace('3128户', '3123户').replace('418家次', '418户次'));
    const { reportId } = await heldReport();
    const figures = await ask('indicators.list', { reportId });
    const codeOf = async (value: number): Promise<string> => {
      const { indicatorId } = figures.find((one) => one.value === value)!;
      return (await ask('evidence.of', { indicatorId })).code;
    };
    const codes = [await codeOf(3123), await codeOf(418)];
    await ask('imports.reread', { reportId });
    const found = [];
    for (const code of codes) {
      const { state, before, matches } = await ask('evidence.open', { code });
      found.push([state, before, matches.map(({ indicator }) => `${indicator.value}${indicator.unit}`)]);
    }
    expect(found).toEqual([
      ['reread', { value: 3123, unit: '户' }, ['3128户']],
      ['reread', { value: 418, unit: '户次' }, ['418家次']],
    ]);
    await ask('reports.undo', {});
    expect((await ask('evidence.open', { code: codes[0]! })).state).toBe('exact');
  });

  it('keeps what a person told at import, and what is kept outlives the step that is taken back', async () => {
    const told = {
      title: '回眸',
      agency: '清泉县市场监督管理局',
      genre: 'press',
      period: '2023-H1',
    } as const;
    heldSince(READ_BY.readerVersion, AS_READ_THEN, told);
    const { reportId } = await heldReport();
    expect((await ask('imports.previewReread', { reportId })).fields.map(({ field }) => field)).not.toEqual(
      expect.arrayContaining(['title']),
    );
    await ask('imports.reread', { reportId });
    expect(await heldReport()).toMatchObject({ ...told, agencyLabel: '清泉', reportId });
    await ask('reports.undo', {});
    expect(await heldReport()).toMatchObject(told);
    await ask('imports.reread', { reportId });
    expect(await heldReport()).toMatchObject(told);
  });

  it('gives its figures the period that the record has been given since, and takes it back with the edit', async () => {
    heldSince(READ_BY.readerVersion, PAPER);
    const { reportId } = await heldReport();
    const periods = async () =>
      (await ask('indicators.list', { reportId, edition: 'original' })).map(({ period }) => period);
    const edited = (period: '2023' | '2024') =>
      ask('records.edit', {
        edits: [{ reportId, fields: { period: { is: period } }, addTags: [], removeTags: [] }],
      });
    expect(await periods()).toEqual(Array(6).fill('2024'));
    await edited('2023');
    const preview = await ask('imports.previewReread', { reportId });
    expect(preview.figures.added.first.map(({ period }) => period)).toEqual(Array(6).fill('2023'));
    await ask('imports.reread', { reportId });
    expect(await periods()).toEqual(Array(6).fill('2023'));
    expect((await ask('imports.previewReread', { reportId })).isSame).toBe(true);

    // The edit is the notebook's: without it the record is what it was, and the next reading as well.
    await edited('2024');
    expect(await heldReport()).toMatchObject({ period: '2024' });
    await ask('imports.reread', { reportId });
    expect(await periods()).toEqual(Array(6).fill('2024'));
  });

  it('changes no field of a text of which nobody knows what was told, and fills those that are open', async () => {
    heldSince(1, AS_READ_THEN.replace(/——.*\n/, ''));
    const { reportId, title, agency: before } = await heldReport();
    expect(before).toBeNull();
    await ask('imports.reread', { reportId });
    expect(await heldReport()).toMatchObject({ title, agency, isOutdated: false });
  });

  it('keeps notes, corrections of the wording and verdicts at their words', async () => {
    heldSince(READ_BY.readerVersion, AS_READ_THEN);
    const { reportId } = await heldReport();
    const report = await ask('reports.read', { reportId, edition: 'original' });
    const passage = passagesOf(report).find(({ text }) => text.includes('52件'))!;
    const start = [...passage.text].join('').indexOf('办结案件');
    const note = await ask('annotations.create', {
      kind: 'correction',
      replacement: '查结案件',
      targets: [
        {
          kind: 'range',
          reportId,
          edition: 'original',
          passageId: passage.passageId,
          start,
          end: start + 4,
          quote: '办结案件',
          textHash: report.textHash,
        },
      ],
    });
    await ask('annotations.update', {
      annotationId: note.annotationId,
      revision: note.revision,
      accepted: true,
    });
    const figure = (await ask('indicators.list', { reportId })).find(({ value }) => value === 52)!;
    const verdict = { state: 'verified', read: figure, corrected: null } as const;
    await ask('notebook.saveEntry', {
      kind: 'indicator',
      key: verdictKey(figure),
      value: verdictText(verdict),
    });

    await ask('imports.reread', { reportId });
    const now = await ask('reports.read', { reportId, edition: 'original' });
    const [kept] = await ask('annotations.list', { reportId });
    expect(kept!.targets[0]).toMatchObject({ quote: '办结案件' });
    expect(kept!.targets[0]).not.toMatchObject({ state: 'lost' });
    expect(now.corrections).toMatchObject([{ replacement: '查结案件' }]);
    const again = (await ask('indicators.list', { reportId })).find(({ value }) => value === 52)!;
    expect(again.verified).toBe(true);
  });

  it('that gives the same notes today’s reader and makes no version', async () => {
    heldSince(READ_BY.readerVersion, PAPER);
    const { reportId } = await heldReport();
    const reply = await dispatch(library.archive, 'imports.reread', { reportId });
    expect(reply).toMatchObject({ ok: true, value: { isSame: true }, changed: ['texts'] });
    expect(await heldReport()).toMatchObject({ versions: 1, isOutdated: false });
    expect(await ask('reports.holdings', {})).toMatchObject({ undo: { action: 'import' } });
    const { archives } = await ask('library.verify', {});
    expect(archives.map((one) => one.contents)).not.toContain('differs');
  });

  it('is refused where the holdings keep no source of it', async () => {
    open();
    await expect(ask('imports.previewReread', { reportId: 'nirgends' })).rejects.toThrow('not_found');
  });
});
