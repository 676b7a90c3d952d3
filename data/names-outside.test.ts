/** Two reports of one agency and year are told apart wherever a report is named outside the window: notes, citations. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from './contract/api.ts';
import type { ReportId } from './contract/model.ts';
import type { Method, Request } from './contract/requests.ts';
import { dispatch } from './dispatch.ts';
import { createArchive } from './schema/archive-file.ts';
import { libraryInFolder } from './testing/library-in-folder.ts';

const { library } = libraryInFolder((file) => createArchive(file, () => undefined));
let ids: readonly ReportId[];
beforeAll(async () => {
  const file = (name: string, title: string, text: string) => ({
    name,
    contentBase64: Buffer.from(`平湖市市场监督管理局${title}\n\n${text}`).toString('base64'),
  });
  const added = await ask('imports.add', {
    files: [
      file('总结.txt', '2023年工作总结', '全年检查门店1203家，其中夜市摊点417个。'),
      file('公开.txt', '2023年政府信息公开工作年度报告', '主动公开信息88条，检查门店台账3份。'),
    ],
  });
  ids = added.map(({ reportId }) => reportId!);
  for (const reportId of ids)
    await ask('annotations.create', {
      kind: 'comment',
      body: '核对',
      targets: [{ kind: 'report', reportId }],
    });
});

async function ask<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value as Results[M]; // the contract's promise for this method
}

const textOf = ({ contentBase64 }: { readonly contentBase64: string }): string =>
  Buffer.from(contentBase64, 'base64').toString();

describe('two reports of one agency and year', () => {
  it.each(['markdown', 'csv'] as const)('are told apart in notes as %s', async (format) => {
    const written = textOf(await ask('annotations.exportFile', { format }));
    for (const name of ['平湖 2023 年度总结', '平湖 2023 信息公开年报']) expect(written).toContain(name);
  });

  it.each(['gbt7714', 'bibtex', 'ris', 'csl'] as const)(
    'are told apart in citations as %s',
    async (format) => {
      const written = textOf(await ask('search.export', { query: '检查门店', format, sort: 'place' }));
      for (const genre of ['：年度总结', '：信息公开年报']) expect(written).toContain(genre);
    },
  );

  it('are called by agency and year again once one of them is gone', async () => {
    await ask('reports.remove', { reportId: ids[1]! });
    const notes = textOf(await ask('annotations.exportFile', { format: 'markdown' }));
    expect(notes).toContain('平湖 2023');
    expect(notes).not.toContain('平湖 2023 年度总结');
    const cited = textOf(await ask('search.export', { query: '检查门店', format: 'gbt7714', sort: 'place' }));
    expect(cited).not.toContain('：年度总结');
  });
});
