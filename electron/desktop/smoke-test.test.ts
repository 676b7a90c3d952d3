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

describe('the documents of the smoke test', () => {
  it('can be read', async () => {
    for (const { name, contentBase64 } of SMOKE_DOCUMENTS) {
      const { text } = await readOriginal({ name, bytes: Buffer.from(contentBase64, 'base64') });
      expect(text).toMatch(/202[34]/);
    }
  });
});

describe('the smoke test', () => {
  it('passes when the library answers and a page has its reports', async () => {
    const test = smokeTest(replies(SOUND), 5000);
    const outcome = test.run(LOADED);
    await test.call('reports.list', {});
    expect(await outcome).toBeNull();
  });

  it('fails when no page asks', async () => {
    const test = smokeTest(replies(SOUND), 20);
    expect(await test.run(LOADED)).toBe('not ready after 20 ms');
  });

  it('fails when the page asks but never finishes loading', async () => {
    const test = smokeTest(replies(SOUND), 50);
    const outcome = test.run(new Promise(() => undefined));
    await test.call('reports.list', {});
    expect(await outcome).toBe('not ready after 50 ms');
  });

  it('says what the library refuses, and that an archive is empty', async () => {
    const refusal: Reply<unknown> = { ok: false, error: { code: 'file_unreadable', detail: 'no thread' } };
    const refused = smokeTest(replies({ 'reports.list': REPORTS }), 5000);
    expect(await refused.run(LOADED)).toBe('search.run: not_found search.run');
    const unread = smokeTest(replies({ ...SOUND, 'imports.inspect': refusal }), 5000);
    expect(await unread.run(LOADED)).toBe('imports.inspect 临河县2023年.docx: file_unreadable no thread');
    const empty = smokeTest(replies({ 'reports.list': { ok: true, value: [] } }), 5000);
    expect(await empty.run(LOADED)).toBe('no report in the archive');
  });
});
