/** Files and packages that were made to do harm, each with what must come of it. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from './annotations/change.ts';
import { writePackage } from './annotations/exchange-package.ts';
import type { Annotation } from './contract/annotation-model.ts';
import type { Reply } from './contract/api.ts';
import { ERROR_CODES } from './contract/errors.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';
import { longOr } from './testing/long-form.ts';

const safety = path.join(import.meta.dirname, 'testing/safety');
const base64 = (name: string): string => readFileSync(path.join(safety, name)).toString('base64');

let folder: string;
let library: Library;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-harm-'));
  library = open();
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): Library {
  return openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0',
  });
}
const ask = (method: string, request: unknown = {}): Promise<Reply<unknown>> =>
  dispatch(library.archive, method, request);
async function got<Value>(method: string, request: unknown = {}): Promise<Value> {
  const reply = await ask(method, request);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as Value; // what the contract promises for the method that the test names
}
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);

describe('a package of notes', () => {
  it.each(['hang-at-preview.lanjuan-notes', 'deep-internal.lanjuan-notes'])(
    '%s is refused at once',
    async (name) => {
      for (const method of ['notebook.previewMerge', 'notebook.merge']) {
        const reply = await ask(method, { contentBase64: base64(name) });
        if (reply.ok)
          expect(reply.value).toMatchObject({ added: 0, changed: 0, refused: [{ code: 'form' }] });
        else expect(reply.error.code).not.toBe('internal');
      }
      expect(await got('annotations.list')).toEqual([]);
    },
  );
});

describe('answers in a circle', () => {
  it('that closes over two files is refused with the second, and the first stays to be read', async () => {
    const read = (name: string): string => readFileSync(path.join(safety, name), 'utf8');
    expect(await got('annotations.import', { jsonLd: read('circle-1.jsonld') })).toMatchObject({ added: 1 });
    expect(await got('annotations.import', { jsonLd: read('circle-2.jsonld') })).toMatchObject({
      added: 0,
      refused: [{ code: 'circle' }],
    });
    const notes = await got<readonly Annotation[]>('annotations.list');
    expect(notes).toHaveLength(1);
    const { contentBase64 } = await got<{ readonly contentBase64: string }>('annotations.exportFile', {
      format: 'markdown',
    });
    expect(Buffer.from(contentBase64, 'base64').toString()).toContain(notes[0]?.body);
  });

  it('or in a chain of thousands leave every format of export its notes', async () => {
    const count = longOr(20_000, 4_000);
    const urn = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const items = Array.from({ length: count }, (_, n) => ({
      id: urn(n),
      type: 'Annotation',
      motivation: 'replying',
      created: '2024-01-01T00:00:00Z',
      body: [{ type: 'TextualBody', value: `第${n}条` }],
      target: n === 0 ? [] : [urn(n - 1)],
    }));
    expect(await got('annotations.import', { jsonLd: JSON.stringify(items) })).toMatchObject({
      added: count,
    });
    const exported = await got<{ readonly contentBase64: string; readonly count: number }>(
      'annotations.exportFile',
      { format: 'markdown' },
    );
    expect(exported.count).toBe(count);
    expect(Buffer.from(exported.contentBase64, 'base64').toString()).toContain(`第${count - 1}条`);
  }, 60_000);
});

describe('what is acknowledged', () => {
  it('is stored: a name that no note can be signed with is refused where it is written', async () => {
    const sign = (length: number): Promise<Reply<unknown>> =>
      ask('preferences.write', { key: 'author', value: '王'.repeat(length) });
    expect(codeOf(await sign(101))).toBe('bad_request');
    expect(codeOf(await sign(10_000))).toBe('bad_request');
    expect(codeOf(await sign(100))).toBe('ok');
    await got('annotations.create', {
      kind: 'comment',
      body: '核对',
      targets: [{ kind: 'report', reportId: 'x-2022' }],
    });
    library.close();
    library = open();
    expect(await got('annotations.list')).toMatchObject([{ body: '核对', author: '王'.repeat(100) }]);
    expect(await got('notebook.check')).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok' });
  });

  it('is stored: an edit that settles a thousand rival ones', async () => {
    const made = await got<Annotation>('annotations.create', { kind: 'comment', body: '一', targets: [] });
    const change = (n: number): Change =>
      ({
        id: `001760000000000.${String(n).padStart(6, '0')}-7f3a9c21-5be01d44`,
        kind: 'annotation',
        entity: made.annotationId,
        author: '李静',
        device: '7f3a9c21',
        at: '2025-10-09T08:53:20.000Z',
        fields: { body: `另一种写法 ${n}` },
        supersedes: {},
      }) as unknown as Change; // ids of the right form
    const rivals = Array.from({ length: 1001 }, (_, n) => change(n));
    const contentBase64 = writePackage(
      { changes: rivals, documents: [], annotations: [] },
      new Date(),
    ).toString('base64');
    await got('notebook.merge', { contentBase64 });
    const [note] = await got<readonly Annotation[]>('annotations.list');
    await got('annotations.update', {
      annotationId: note?.annotationId,
      revision: note?.revision,
      body: '定稿',
    });
    library.close();
    library = open();
    expect(await got('annotations.list')).toMatchObject([{ body: '定稿', conflicts: [] }]);
    expect(await got('notebook.check')).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok' });
  }, 60_000);
});

describe('a text that is longer than any report', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['forty thousand digits in a line', '1'.repeat(40_000)],
    ['eight megabytes in one line', '加强市场监管，'.repeat(400_000)],
    ['more characters than ten yearbooks', '加强市场监管。\n'.repeat(600_000)],
  ];
  it.each(texts)('is refused by name: %s', async (_what, text) => {
    const file = { name: '总结.txt', contentBase64: Buffer.from(text).toString('base64') };
    expect(codeOf(await ask('imports.inspect', { file }))).toBe('file_text_too_long');
  });

  it('is refused when it comes packed, before a library reads it', async () => {
    const file = { name: 'bomb60.docx', contentBase64: base64('bomb60.docx') };
    expect(codeOf(await ask('imports.inspect', { file }))).toBe('file_text_too_long');
  });

  it.each([
    ['thousands of list marks', '1.'.repeat(longOr(50_000, 5_000))],
    ['thousands of counts', '9158件'.repeat(longOr(20_000, 2_000))],
    ['tens of thousands of lines', '加强监管\n'.repeat(longOr(300_000, 30_000))],
  ])(
    'but of %s is read or refused, and never a fault of the program',
    async (_what, text) => {
      const file = {
        name: '总结.txt',
        contentBase64: Buffer.from(`2022年工作总结\n${text}`).toString('base64'),
      };
      const code = codeOf(await ask('imports.inspect', { file }));
      expect(['ok', ...ERROR_CODES.filter((one) => one !== 'internal')]).toContain(code);
    },
    60_000,
  );
});

describe('holdings of no bytes', () => {
  it('are no archive: an import writes them', async () => {
    library.close();
    writeFileSync(path.join(folder, 'holdings.sqlite'), '');
    library = open();
    expect(library.archive['library.status']({}).problems).toEqual([]);
    const contentBase64 = Buffer.from('平湖市市场监督管理局2022年工作总结\n\n全年查处案件128件。').toString(
      'base64',
    );
    expect(await got('imports.add', { files: [{ name: '总结.txt', contentBase64 }] })).toMatchObject([
      { status: 'added' },
    ]);
    expect(statSync(path.join(folder, 'holdings.sqlite')).size).toBeGreaterThan(4096);
  });
});
