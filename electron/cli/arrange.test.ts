import { beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../data/dispatch.ts';
import { createArchive } from '../../data/schema/archive-file.ts';
import { archiveClient } from './archive-client.ts';
import { arrange } from './arrange.ts';
import { UsageError, type Surrounding } from './command.ts';
import { reread } from './commands/reread.ts';
import { libraryInFolder } from '../../data/testing/library-in-folder.ts';

const { library } = libraryInFolder((file) => createArchive(file, () => undefined));
const client = archiveClient((method, request) => dispatch(library.archive, method, request));
const reports = (...words: readonly string[]) => arrange(words, client);
const isFound = async (query: string): Promise<boolean> =>
  (await client.call('search.run', { query, exact: true })).total > 0;

beforeAll(async () => {
  const bytes = (text: string): string =>
    Buffer.from(`云桥县市场监督管理局2019年工作总结\n\n${text}`).toString('base64');
  const [added] = await client.call('imports.add', {
    files: [{ name: '初稿.txt', contentBase64: bytes('全年立案30件。') }],
  });
  await client.call('imports.add', {
    files: [{ name: '定稿.txt', contentBase64: bytes('全年立案31件。'), as: added!.reportId! }],
  });
});

describe('archive reread', () => {
  const run = (words: readonly string[], options = {}) =>
    reread.run({ words, options }, { client, progress: () => undefined } as unknown as Surrounding); // the rest is not asked for

  it('reads what it is given and says how it differs; what cannot be read anew is said and stops no other', async () => {
    expect(await run(['yunqiao-2019'], { preview: true })).toMatchObject({
      json: { files: [{ reportId: 'yunqiao-2019', status: 'same', isSame: true, fields: [] }] },
      refused: false,
    });
    expect(await run([], { all: true })).toMatchObject({ json: { files: [] } });
    await expect(run([])).rejects.toThrow(UsageError);
  });
});

describe('archive reports', () => {
  it('brings an earlier text back', async () => {
    expect([await isFound('立案30件'), await isFound('立案31件')]).toEqual([false, true]);
    const { json } = await reports('versions', 'yunqiao-2019');
    const [newer, older] = json as { version: number }[];
    expect(json).toMatchObject([{ isCurrent: true }, { isCurrent: false }]);
    const chosen = await reports('choose', 'yunqiao-2019', String(older!.version));
    expect(chosen.json).toMatchObject([{ isCurrent: false }, { isCurrent: true, sourceFile: '初稿.txt' }]);
    expect([await isFound('立案30件'), await isFound('立案31件')]).toEqual([true, false]);
    await reports('choose', 'yunqiao-2019', String(newer!.version));
    expect([await isFound('立案30件'), await isFound('立案31件')]).toEqual([false, true]);
  });

  it('takes a report away and gives it back', async () => {
    const removed = await reports('remove', '云桥:2019');
    expect(removed.json).toMatchObject([{ reportId: 'yunqiao-2019', sourceFile: '定稿.txt' }]);
    expect(removed.text).toContain('定稿.txt');
    expect([await isFound('立案31件'), (await reports('trash')).json]).toEqual([false, removed.json]);
    expect((await reports('restore', 'yunqiao-2019')).json).toEqual([]);
    expect(await isFound('立案31件')).toBe(true);
  });

  it('takes back what was done last, and does it again', async () => {
    await reports('remove', 'yunqiao-2019');
    expect((await reports('undo')).json).toEqual({ action: 'remove', reportId: 'yunqiao-2019' });
    expect(await isFound('立案31件')).toBe(true);
    await reports('redo');
    expect(await isFound('立案31件')).toBe(false);
    await reports('undo');
  });

  it('says what is wanted', async () => {
    for (const words of [['平湖'], ['remove'], ['undo', 'yunqiao-2019'], ['choose', 'yunqiao-2019', '99']])
      await expect((async () => reports(...words))()).rejects.toThrow(UsageError);
    await expect(reports('restore', 'yunqiao-2019')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('two records of one paper', () => {
  const add = async (name: string, figure: number) => {
    const text = `白石县市场监督管理局2021年工作总结\n\n全年查处案件${figure}件。`;
    const file = { name, contentBase64: Buffer.from(text).toString('base64') };
    return (await client.call('imports.add', { files: [file] }))[0]!.reportId!;
  };
  const newest = async (id: string) =>
    ((await reports('versions', id)).json as readonly { readonly version: number }[])[0]!.version;

  it('become one, whose earlier text is read, moved back, and all of it taken back', async () => {
    const [one, other] = [await add('草稿.txt', 512), await add('印发.txt', 513)];
    const { json } = await reports('merge', one, other);
    expect(json).toHaveLength(2);
    expect(await client.call('reports.list', {})).not.toContainEqual(
      expect.objectContaining({ reportId: one }),
    );
    const draft = (json as readonly { readonly version: number; readonly sourceFile: string }[]).find(
      ({ sourceFile }) => sourceFile === '草稿.txt',
    )!;
    const read = await reports('text', other, String(draft.version));
    expect(read.text).toContain('全年查处案件512件。');
    await reports('undo');
    expect((await reports('versions', one)).json).toMatchObject([{ sourceFile: '草稿.txt' }]);
    await reports('move', one, String(await newest(one)), other);
    expect((await reports('versions', other)).json).toHaveLength(2);
    expect((await reports('undo')).json).toEqual({ action: 'move', reportId: other });
    expect([await isFound('案件512件'), await isFound('案件513件')]).toEqual([true, true]);
  });

  it('become one when the only text of one of them is moved: none is held and seen nowhere', async () => {
    const one = await add('一稿.txt', 614);
    const other = await add('又一篇.txt', 615);
    const held = async () =>
      (await client.call('reports.holdings', {})).reports.find(({ reportId }) => reportId === one);
    await reports('move', one, String(await newest(one)), other);
    expect(await held()).toBeUndefined();
    expect(await client.call('reports.read', { reportId: one })).toMatchObject({ reportId: other });
    // What comes for it from now on comes to the other.
    const text = '白石县市场监督管理局2021年工作总结\n\n全年查处案件616件。';
    const contentBase64 = Buffer.from(text).toString('base64');
    const files = [{ name: '二稿.txt', contentBase64, as: one }];
    expect(await client.call('imports.add', { files })).toMatchObject([{ reportId: other }]);
    await reports('undo');
    await reports('undo');
    expect(await held()).toMatchObject({ versions: 1, isRead: true });
    expect(await client.call('reports.read', { reportId: one })).toMatchObject({ reportId: one });
  });

  it('stay two where the one is not known, or has no such version', async () => {
    await expect(reports('merge', 'baishi-2021', 'nowhere-2021')).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(reports('move', 'baishi-2021', '999', 'yunqiao-2019')).rejects.toThrow(UsageError);
    await expect((async () => reports('merge', 'baishi-2021'))()).rejects.toThrow(UsageError);
  });
});

describe('a report whose import was taken back', () => {
  const file = {
    name: '云桥2020.txt',
    contentBase64: Buffer.from('云桥县市场监督管理局2020年工作总结\n\n全年立案45件。').toString('base64'),
  };

  it('is found again once it is restored from the trash, and once it is imported again', async () => {
    await client.call('imports.add', { files: [file] });
    await reports('undo');
    expect(await isFound('立案45件')).toBe(false);
    await reports('restore', 'yunqiao-2020');
    expect(await isFound('立案45件')).toBe(true);
    await reports('undo');
    expect(await isFound('立案45件')).toBe(false);
    await client.call('imports.add', { files: [file] });
    expect(await isFound('立案45件')).toBe(true);
  });
});
