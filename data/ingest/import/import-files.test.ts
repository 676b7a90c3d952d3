import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '../../contract/model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { openArchive } from '../../schema/archive-file.ts';
import { ArchiveSet } from '../../schema/archive-set.ts';
import { NEWSPAPER_PAGE, WEB_PAGE, WORK_SUMMARY } from '../../testing/sample-originals.ts';
import { buildArchive } from '../build-archive.ts';
import { readOriginal } from '../read-original.ts';
import type { ReadFile } from './accept-file.ts';
import { importFiles } from './import-files.ts';
import { inspectFile } from './inspect-file.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../corpus');
let folder: string;
let holdings: string;
let opened: ArchiveSet[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-import-'));
  holdings = path.join(folder, 'holdings.sqlite');
  opened = [];
  buildArchive(CORPUS, path.join(folder, 'archive.sqlite'));
});

afterEach(() => {
  for (const { database } of opened.flatMap((set) => set.archives)) database.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): ArchiveSet {
  const set = new ArchiveSet([
    openArchive(path.join(folder, 'archive.sqlite'), 'shipped'),
    ...(existsSync(holdings) ? [openArchive(holdings, 'holdings')] : []),
  ]);
  opened.push(set);
  return set;
}

async function read(file: string, text: string): Promise<ReadFile> {
  return { file, original: await readOriginal({ name: file, bytes: new TextEncoder().encode(text) }) };
}

const EMPTY: ReadFile = { file: '空.docx', error: new ArchiveError('file_no_text', '空.docx holds no text') };
const PAGE = NEWSPAPER_PAGE.lines.join('\n\n');

describe('importing files', () => {
  it('adds new reports with their passages, figures and mentions', async () => {
    const files = [
      await read('桐乡.txt', PAGE),
      await read('东阳.txt', WORK_SUMMARY.lines.join('\n')),
      await read('衢州.txt', WEB_PAGE.lines.join('\n')),
    ];
    const results = importFiles(holdings, open(), files);
    expect(results.map(({ status, reportId }) => [status, reportId])).toEqual([
      ['added', 'tongxiang-2023'],
      ['added', 'dongyang-2022'],
      ['added', 'quzhou-2023'],
    ]);
    expect(results.every((result) => result.indicators >= 4 && result.passages >= 6)).toBe(true);
    expect(open().activeEditions.filter((one) => one.archive.role === 'holdings')).toHaveLength(3);
  });

  it('changes nothing when the same bytes come again, in one batch or in two', async () => {
    const file = await read('桐乡.txt', PAGE);
    expect(importFiles(holdings, open(), [file, file]).map((one) => one.status)).toEqual([
      'added',
      'unchanged',
    ]);
    const before = open().archives[1]!.editionId;
    expect(importFiles(holdings, open(), [file])[0]).toMatchObject({
      status: 'unchanged',
      reportId: 'tongxiang-2023',
    });
    expect(open().archives[1]!.editionId).toBe(before);
  });

  it('makes a new version of a report only when it is told to, and keeps the one before', async () => {
    importFiles(holdings, open(), [await read('桐乡.txt', PAGE)]);
    const changed = await read('桐乡改.txt', PAGE.replace('12806户', '12860户'));
    const [result] = importFiles(holdings, open(), [{ ...changed, as: 'tongxiang-2023' as ReportId }]);
    expect(result).toMatchObject({ status: 'version', reportId: 'tongxiang-2023' });
    const { database } = open().archives[1]!;
    expect(
      database.prepare('SELECT source_file, is_chosen, is_current FROM editions ORDER BY edition_key').all(),
    ).toEqual([
      { source_file: '桐乡.txt', is_chosen: 0, is_current: 0 },
      { source_file: '桐乡改.txt', is_chosen: 1, is_current: 1 },
    ]);
  });

  it('offers the report that a text may be a version of, and adds it as new', async () => {
    importFiles(holdings, open(), [await read('桐乡.txt', PAGE)]);
    const changed = await read('桐乡改.txt', PAGE.replace('12806户', '12860户'));
    expect(importFiles(holdings, open(), [changed])[0]).toMatchObject({
      status: 'added',
      reportId: 'tongxiang-2023-2',
      candidates: [{ reportId: 'tongxiang-2023', why: 'record', hasOriginal: true }],
    });
  });

  it('attaches a text to the report that a person names', async () => {
    const text = PAGE.replaceAll('桐乡', '平湖').replaceAll('2023', '2022').replaceAll('2024', '2023');
    const file = await read('平湖.txt', text);
    expect(importFiles(holdings, open(), [{ ...file, as: 'pinghu-2022' as ReportId }])[0]).toMatchObject({
      status: 'attached',
      reportId: 'pinghu-2022',
    });
    expect(importFiles(holdings, open(), [{ ...file, as: 'pinghu-1999' as ReportId }])[0]).toMatchObject({
      status: 'refused',
      code: 'not_found',
    });
  });

  it('refuses what it cannot read without stopping the others', async () => {
    const results = importFiles(holdings, open(), [
      { file: '坏.pdf', error: new ArchiveError('file_unreadable', '坏.pdf is no readable PDF') },
      EMPTY,
      await read('桐乡.txt', PAGE),
    ]);
    expect(results.map(({ status, code }) => [status, code])).toEqual([
      ['refused', 'file_unreadable'],
      ['refused', 'file_no_text'],
      ['added', null],
    ]);
  });

  it('never refuses a readable text for its record', async () => {
    expect(
      importFiles(holdings, open(), [await read('短.txt', '各项工作稳步推进，干部群众反映良好。')])[0],
    ).toMatchObject({
      status: 'added',
      reportId: 'report',
      unsure: ['agency', 'genre', 'period', 'title', 'yearCovered'],
    });
  });

  it('writes nothing when everything is refused', () => {
    importFiles(holdings, open(), [EMPTY]);
    expect(existsSync(holdings)).toBe(false);
  });

  it('believes the fields that a person filled in', async () => {
    const file = await read('短.txt', '各项工作稳步推进，干部群众反映良好。');
    const corrections = { agency: '桐乡市市场监督管理局', yearCovered: 2019, title: '年度纪事' };
    expect(importFiles(holdings, open(), [{ ...file, corrections }])[0]).toMatchObject({
      status: 'added',
      reportId: 'tongxiang-2019',
    });
  });
});

describe('looking at a file before it is imported', () => {
  it('says what was recognised, what was repaired and what is unsure', async () => {
    const file = await read('桐乡.txt', PAGE.replace('12806户', '12806 户'));
    if (!('original' in file)) throw new Error('not read');
    expect(inspectFile(open(), file.original)).toMatchObject({
      attachesTo: null,
      agency: '桐乡市市场监督管理局',
      yearCovered: 2023,
      encoding: 'UTF-8',
      unsure: [],
      defects: { stray_space: 1 },
    });
    expect(existsSync(holdings)).toBe(false);
  });

  it('offers other titles, agencies and years, and lists tables and what was taken off the page', async () => {
    const page =
      '<title>公开</title><ul><li><a href="/a">首页</a></li><li><a href="/b">县情</a></li></ul><h1>2025年宁海县重点工作盘点</h1>' +
      '<div><p>2025年，宁海县新增病床120张，宁海县卫生健康局牵头建成体检中心2个，改造道路3条，新建学校1所。</p></div>' +
      '<p>一、病床</p><table><tr><th>项目</th><th>数量</th></tr><tr><td>病床</td><td>120张</td></tr></table>';
    const file = await read('盘点.html', page);
    if (!('original' in file)) throw new Error('not read');
    const preview = inspectFile(open(), file.original);
    expect(preview).toMatchObject({ title: '2025年宁海县重点工作盘点', agency: null });
    expect(preview.choices['agency']!.map(({ value }) => value)).toEqual([
      '宁海县人民政府',
      '宁海县卫生健康局',
    ]);
    expect(preview.choices['yearCovered']![0]).toMatchObject({ value: 2025 });
    expect(preview.tables).toEqual([{ under: '一、病床', rows: 2, columns: 2 }]);
    expect(preview.lifted).toEqual(['首页', '县情']);
    const chosen = inspectFile(open(), file.original, { agency: '宁海县人民政府' });
    expect(chosen).toMatchObject({ agency: '宁海县人民政府', title: '2025年宁海县重点工作盘点' });
  });
});
