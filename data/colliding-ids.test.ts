/** Two machines mint ids by themselves: whatever both have imported, nothing of either is hidden when their archives meet. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Archive, Results } from './contract/api.ts';
import type { ReportId } from './contract/model.ts';
import type { Method, Request } from './contract/requests.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { longOr } from './testing/long-form.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-colliding-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
createArchive(shipped, () => undefined);

let made = 0;
function open(folder: string, added: boolean): Library {
  return openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    ...(added && { addedFolder: path.join(folder, 'archives') }),
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
}

async function ask<M extends Method>(archive: Archive, method: M, request: Request<M>): Promise<Results[M]> {
  const reply = await dispatch(archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Results[M]; // the contract's promise for this method
}

/** Papers of one office and year, so that all of them want the same id; the word of each is printed nowhere else. */
const PAPERS = ['甲子', '乙丑', '丙寅', '丁卯', '戊辰'].map((word, n) => ({
  name: `${word}.txt`,
  word: `${word}专班`,
  contentBase64: Buffer.from(
    `临河市市场监督管理局2021年工作总结${n % 2 === 0 ? '' : `（${word}）`}\n\n成立${word}专班，立案${30 + n}件。`,
  ).toString('base64'),
}));
const file = ({ name, contentBase64 }: (typeof PAPERS)[number]) => ({ name, contentBase64 });
const someOf = fc.shuffledSubarray(PAPERS, { minLength: 1 });

/** The holdings of a machine that took these in, one after the other. */
async function machine(papers: readonly (typeof PAPERS)[number][]): Promise<string> {
  const folder = path.join(base, `机 ${made++}`);
  mkdirSync(path.join(folder, 'archives'), { recursive: true });
  const library = open(folder, true);
  for (const paper of papers) await ask(library.archive, 'imports.add', { files: [file(paper)] });
  library.close();
  return folder;
}

describe('archives of two machines', () => {
  it('show every document of both, and keep the ids of the own ones', async () => {
    await fc.assert(
      fc.asyncProperty(someOf, someOf, async (mine, theirs) => {
        const [here, there] = [await machine(mine), await machine(theirs)];
        copyFileSync(path.join(there, 'holdings.sqlite'), path.join(here, 'archives', '同事.lanjuan'));
        const before = open(here, false);
        const own = new Map(before.archive['reports.list']({}).map((one) => [one.sourceFile, one.reportId]));
        before.close();
        const opened = open(here, true);
        const { archive } = opened;
        try {
          const reports = archive['reports.list']({});
          const words = new Set([...mine, ...theirs]);
          // A paper that both have stands twice where they call it by two ids.
          expect(new Set(reports.map(({ sourceFile }) => sourceFile))).toEqual(
            new Set([...words].map(({ name }) => name)),
          );
          expect(new Set(reports.map(({ reportId }) => reportId)).size).toBe(reports.length);
          for (const { word, name } of words) {
            const { hits } = await ask(archive, 'search.run', { query: word });
            expect(new Set(hits.map(({ sourceFile }) => sourceFile))).toEqual(new Set([name]));
            const read = archive['reports.read']({ reportId: hits[0]!.reportId });
            expect(JSON.stringify(read.sections)).toContain(word);
            const known = own.get(name);
            if (known) expect(hits.map(({ reportId }) => reportId)).toContain(known);
            const source = archive['sources.describe']({ reportId: hits[0]!.reportId });
            expect(source.sourceFile).toBe(name);
          }
          const figures = archive['indicators.list']({});
          expect(new Set(figures.map(({ indicatorId }) => indicatorId)).size).toBe(figures.length);
          const { archives } = archive['library.verify']({});
          expect(archives.flatMap((one) => [one.integrity, one.contents, one.index])).not.toContain(
            'differs',
          );
        } finally {
          opened.close();
        }
      }),
      { numRuns: longOr(12, 4) },
    );
  }, 120_000);

  it('lets a note be written on a document that is told apart, and finds it after reopening', async () => {
    const [here, there] = [await machine([PAPERS[0]!]), await machine([PAPERS[1]!])];
    copyFileSync(path.join(there, 'holdings.sqlite'), path.join(here, 'archives', '同事.lanjuan'));
    const first = open(here, true);
    const ids = first.archive['reports.list']({}).map(({ reportId }) => reportId);
    const other = ids.find((id) => id.includes('~')) as ReportId;
    expect([...ids].sort()).toEqual(['linhe-2021', other]);
    const report = first.archive['reports.read']({ reportId: other });
    const { passageId } = report.sections
      .flatMap(({ passages }) => passages)
      .find(({ text }) => text.includes('成立'))!;
    expect(passageId.startsWith(`${other}:original:`)).toBe(true);
    await ask(first.archive, 'annotations.create', {
      kind: 'comment',
      body: '核对',
      targets: [
        {
          kind: 'range',
          reportId: other,
          edition: 'original',
          passageId,
          start: 0,
          end: 2,
          quote: '成立',
          textHash: report.textHash,
        },
      ],
    });
    first.close();
    const again = open(here, true);
    const [note] = again.archive['annotations.list']({
      reportId: other,
      deleted: false,
    });
    expect(note!.targets[0]).toMatchObject({ quote: '成立', state: 'exact' });
    again.close();
  });
});
