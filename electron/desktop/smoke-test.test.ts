import { describe, expect, it } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import { readOriginal } from '../../data/ingest/read-original.ts';
import type { Call } from '../library-messages.ts';
import { SMOKE_DOCUMENTS } from './smoke-documents.ts';
import { smokeTest } from './smoke-test.ts';

const replies =
  (given: Readonly<Record<string, Reply<unknown>>>): Call =>
  (method) =>
    Promise.resolve(given[method] ?? { ok: false, error: { code: 'not_found', detail: method } });

const REPORTS: Reply<unknown> = { ok: true, value: [{ id: 'pinghu-2022' }] };
const HITS: Reply<unknown> = { ok: true, value: { hits: [] } };
const SOUND = { 'reports.list': REPORTS, 'search.run': HITS, 'imports.inspect': HITS };

const LOADED = Promise.resolve();
const WINDOW = { loaded: LOADED, visible: LOADED };
const NEVER = new Promise(() => undefined);

describe('the documents of the smoke test', () => {
  it('can be read', async () => {
    for (const { name, contentBase64 } of SMOKE_DOCUMENTS) {
      const { text } = await readOriginal({ name, bytes: Buffer.from(contentBase64, 'base64') });
      expect(text).toMatch(/202[34]/);
    }
  });
});

describe('the smoke test', () => {
  it('passes when the library answers, a page has its reports, and the window is visible', async () => {
    const test = smokeTest(replies(SOUND), 5000);
    const outcome = test.run(WINDOW);
    await test.call('reports.list', {});
    const steps = await outcome;
    expect(steps.map(({ passed }) => passed)).toEqual(Array(8).fill(true));
    expect(steps[0]).toMatchObject({ step: 'the archive opens', detail: '1 reports' });
  });

  it.each([
    ['no page asks', WINDOW, false, 'the page asks for its reports'],
    ['the page never finishes loading', { ...WINDOW, loaded: NEVER }, true, 'the page loads'],
    ['the window is never visible', { ...WINDOW, visible: NEVER }, true, 'the window is visible'],
  ] as const)('fails when %s', async (_name, window, asks, step) => {
    const test = smokeTest(replies(SOUND), 50);
    const outcome = test.run(window);
    if (asks) await test.call('reports.list', {});
    expect((await outcome).at(-1)).toMatchObject({ step, passed: false, detail: 'not ready after 50 ms' });
  });

  it('says what the library refuses, and that an archive is empty, and goes no further', async () => {
    const refusal: Reply<unknown> = { ok: false, error: { code: 'file_unreadable', detail: 'no thread' } };
    const last = async (given: Readonly<Record<string, Reply<unknown>>>): Promise<unknown> =>
      (await smokeTest(replies(given), 5000).run(WINDOW)).at(-1);
    expect(await last({ 'reports.list': REPORTS })).toMatchObject({
      detail: 'search.run: not_found search.run',
    });
    expect(await last({ ...SOUND, 'imports.inspect': refusal })).toMatchObject({
      step: '临河县2023年.docx is read',
      passed: false,
      detail: 'imports.inspect: file_unreadable no thread',
    });
    expect(await last({ 'reports.list': { ok: true, value: [] } })).toMatchObject({
      detail: 'no report in the archive',
    });
  });
});
