/** Two machines mint ids by themselves: what is said of a report as a whole never lands on another document of the same id. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ReportId } from './contract/model.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';
import { readZip, writeZip } from './plain/zip.ts';
import { makeBag } from './schema/bag.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-other-documents-'));
const opened: Library[] = [];
afterEach(() => opened.splice(0).forEach((library) => library.close()));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const ID = 'linhe-2021' as ReportId;
const paper = (title: string, words: string): string => `${title}\n\n${words}。`;
const OURS = paper('临河市市场监督管理局2021年工作总结', '成立甲子专班，立案30件');
const THEIRS = paper('临河市市场监督管理局2021年食品安全工作总结', '成立乙丑专班，立案41件');

let made = 0;
async function machine(...texts: readonly string[]): Promise<Library> {
  const folder = path.join(base, `机 ${made++}`);
  const holdingsFile = path.join(folder, 'holdings.sqlite');
  const library = openLibrary({ archives: [], holdingsFile, notebookFolder: folder, version: 'test' });
  opened.push(library);
  for (const [n, text] of texts.entries()) {
    const file = { name: `${n}.txt`, contentBase64: Buffer.from(text).toString('base64') };
    const reply = await dispatch(library.archive, 'imports.add', { files: [file] });
    if (!reply.ok) throw new Error(reply.error.detail);
  }
  return library;
}

function describeIt({ archive }: Library): void {
  const fields = { location: { is: '三号库房' } };
  archive['records.edit']({ edits: [{ reportId: ID, fields, addTags: ['核对'], removeTags: [] }] });
  archive['annotations.create']({
    kind: 'comment',
    body: '全文待核',
    targets: [{ kind: 'report', reportId: ID }],
    replyTo: null,
  });
}
const packed = (library: Library): string => library.archive['notebook.pack']({}).contentBase64;
const record = (library: Library) =>
  library.archive['reports.list']({}).find(({ reportId }) => reportId === ID)!;
const notes = (library: Library) => library.archive['annotations.list']({ deleted: false });

describe('a package of notes', () => {
  it('says nothing of another document that goes by the same id here, and tells it', async () => {
    const [office, archive] = [await machine(OURS), await machine(THEIRS)];
    describeIt(office);
    const contentBase64 = packed(office);
    const preview = archive.archive['notebook.previewMerge']({ contentBase64 });
    expect(preview.refused).toHaveLength(2);
    for (const refused of preview.refused)
      expect(refused).toMatchObject({
        code: 'other_document',
        words: '临河市市场监督管理局2021年工作总结',
      });
    expect([preview.added, preview.others]).toEqual([0, 0]);
    expect(archive.archive['notebook.merge']({ contentBase64 })).toEqual(preview);
    expect(record(archive).fields).toEqual({});
    expect(notes(archive)).toEqual([]);
  });

  it('is taken where it is the same file, the same words, or a document described alike', async () => {
    const again = `${OURS}\n\n附注。`;
    for (const text of [OURS, again]) {
      const [office, archive] = [await machine(OURS), await machine(text)];
      describeIt(office);
      expect(archive.archive['notebook.merge']({ contentBase64: packed(office) })).toMatchObject({
        added: 1,
        others: 1,
        refused: [],
      });
      expect(record(archive).fields).toMatchObject({ tags: ['核对'], location: '三号库房' });
      expect(notes(archive)).toHaveLength(1);
    }
  });

  it('is taken where the title is the same but for blanks, old characters, 年度 or 关于…的报告', async () => {
    for (const title of [
      '临河市市场监督管理局 2021年工作总结',
      '臨河市市場監督管理局2021年工作總結',
      '临河市市场监督管理局2021年度工作总结',
    ]) {
      const [office, archive] = [
        await machine(OURS),
        await machine(paper(title, '成立甲子专班，立案三十件')),
      ];
      describeIt(office);
      expect(archive.archive['notebook.merge']({ contentBase64: packed(office) }).refused, title).toEqual([]);
    }
  });

  it('brings the answers to a note with it, and none to one that is refused', async () => {
    const answered = ({ archive }: Library): void => {
      const [note] = archive['annotations.list']({ deleted: false });
      const targets = [{ kind: 'report' as const, reportId: ID }];
      for (const on of [targets, []])
        archive['annotations.create']({
          kind: 'comment',
          body: '已核',
          targets: on,
          replyTo: note!.annotationId,
        });
    };
    const [office, archive] = [await machine(OURS), await machine(THEIRS)];
    const report = office.archive['reports.read']({ reportId: ID, edition: 'original' });
    const passage = report.sections
      .flatMap(({ passages }) => passages)
      .find(({ text }) => text.includes('甲子'))!;
    const place = {
      reportId: ID,
      edition: 'original' as const,
      passageId: passage.passageId,
      textHash: report.textHash,
    };
    office.archive['annotations.create']({
      kind: 'comment',
      body: '词句',
      targets: [{ kind: 'range', ...place, start: 0, end: 2, quote: '成立' }],
      replyTo: null,
    });
    answered(office);
    expect(archive.archive['notebook.merge']({ contentBase64: packed(office) })).toMatchObject({
      refused: [],
      added: 3,
    });

    const [office2, archive2] = [await machine(OURS), await machine(THEIRS)];
    describeIt(office2);
    answered(office2);
    const { added, refused } = archive2.archive['notebook.merge']({ contentBase64: packed(office2) });
    expect([added, refused.length]).toEqual([0, 4]);
    expect(notes(archive2)).toEqual([]);
  });

  it('is held against what the archives say, not against what people made of it', async () => {
    const [office, archive] = [await machine(OURS), await machine(`${OURS}\n\n附注。`)];
    describeIt(office);
    const fields = { title: { is: '另一个题名' } };
    office.archive['records.edit']({ edits: [{ reportId: ID, fields, addTags: [], removeTags: [] }] });
    const { refused } = archive.archive['notebook.merge']({ contentBase64: packed(office) });
    expect(refused).toEqual([]);
    expect(record(archive)).toMatchObject({ title: '另一个题名' });
  });

  it('waits where no document of that id is held, and takes one of before that states none', async () => {
    const [office, archive, other] = [await machine(OURS), await machine(), await machine(THEIRS)];
    describeIt(office);
    const contentBase64 = packed(office);
    expect(archive.archive['notebook.merge']({ contentBase64 })).toMatchObject({ added: 1, refused: [] });
    const files = readZip(Buffer.from(contentBase64, 'base64'), 1 << 20);
    if ('fault' in files) throw new Error(files.fault);
    const payload = [...files].filter(([name]) => name.startsWith('data/') && !name.includes('documents'));
    const former = Buffer.from(writeZip(makeBag(new Map(payload), [], ['sha256']))).toString('base64');
    expect(other.archive['notebook.merge']({ contentBase64: former })).toMatchObject({
      added: 1,
      refused: [],
    });
  });
});
