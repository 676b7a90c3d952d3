import { describe, expect, it } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import type { Call } from '../library-messages.ts';
import { smokeTest } from './smoke-test.ts';

const replies =
  (given: Readonly<Record<string, Reply<unknown>>>): Call =>
  (method) =>
    Promise.resolve(given[method] ?? { ok: false, error: { code: 'not_found', detail: method } });

const REPORTS: Reply<unknown> = { ok: true, value: [{ id: 'pinghu-2022' }] };
const HITS: Reply<unknown> = { ok: true, value: { hits: [] } };

const LOADED = Promise.resolve();

describe('the smoke test', () => {
  it('passes when the library answers and a page has its reports', async () => {
    const test = smokeTest(replies({ 'reports.list': REPORTS, 'search.run': HITS }), 5000);
    const outcome = test.run(LOADED);
    await test.call('reports.list', {});
    expect(await outcome).toBeNull();
  });

  it('fails when no page asks', async () => {
    const test = smokeTest(replies({ 'reports.list': REPORTS, 'search.run': HITS }), 20);
    expect(await test.run(LOADED)).toBe('not ready after 20 ms');
  });

  it('fails when the page asks but never finishes loading', async () => {
    const test = smokeTest(replies({ 'reports.list': REPORTS, 'search.run': HITS }), 50);
    const outcome = test.run(new Promise(() => undefined));
    await test.call('reports.list', {});
    expect(await outcome).toBe('not ready after 50 ms');
  });

  it('says what the library refuses, and that an archive is empty', async () => {
    const refused = smokeTest(replies({ 'reports.list': REPORTS }), 5000);
    expect(await refused.run(LOADED)).toBe('search.run: not_found search.run');
    const empty = smokeTest(replies({ 'reports.list': { ok: true, value: [] } }), 5000);
    expect(await empty.run(LOADED)).toBe('no report in the archive');
  });
});
