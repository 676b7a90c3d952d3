import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { Rereading } from '../../data/contract/library-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { clientOver } from '../archive-client.ts';
import { Notices } from './notices.svelte.ts';
import { Rereadings } from './rereadings.svelte.ts';

// The ids of this test.
const ids = ['a', 'b', 'c', 'd'] as ReportId[];
const none = { count: 0, first: [] };
const rereading = (reportId: string, isSame: boolean): Rereading => ({
  reportId: reportId as ReportId,
  sourceFile: `${reportId}.txt`,
  readerVersion: 1,
  repairsVersion: 1,
  fields: [],
  passages: {
    unchanged: 3,
    changed: none,
    added: isSame ? none : { count: 1, first: ['一段'] },
    removed: none,
  },
  figures: { unchanged: 2, added: none, removed: none },
  isSame,
});

/** a and d would change, b is the same, c cannot be read. `during`: what happens while a report is looked at. */
function shelf(during: (reportId: string) => void = () => undefined) {
  const stored: string[] = [];
  const failures: unknown[] = [];
  const client = clientOver((method, request) => {
    const { reportId } = request as { reportId: string };
    if (method === 'imports.reread') stored.push(reportId);
    else during(reportId);
    if (reportId === 'c')
      return Promise.resolve({ ok: false as const, error: { code: 'not_found' as const, detail: 'c' } });
    return Promise.resolve({ ok: true as const, value: rereading(reportId, reportId === 'b'), changed: [] });
  });
  const notices = new Notices();
  const parts = { client, messages: new Messages(), notices, fail: (error: unknown) => failures.push(error) };
  return { state: new Rereadings(parts), stored, notices, failures };
}

describe('sources read anew', () => {
  it('are shown first; only what stays the same is noted', async () => {
    const { state, stored, notices } = shelf();
    await state.look(ids);
    expect(state.stage).toBe('shown');
    expect(state.found.map(({ reportId }) => reportId)).toEqual(['a', 'd']);
    expect([state.unchanged, stored]).toEqual([1, ['b']]);
    expect(state.refused).toMatchObject([{ reportId: 'c' }]);
    expect(state.refused[0]!.error).toBeInstanceOf(ArchiveError);

    await state.store();
    expect(stored).toEqual(['b', 'a', 'd']);
    expect([state.stage, state.found]).toEqual(['idle', []]);
    expect(notices.list.map(({ text }) => text)).toEqual(['2 篇已采用新的识读。']);
  });

  it('are left as they are when a person says so', async () => {
    const { state, stored } = shelf();
    await state.look(ids);
    state.leave();
    expect([state.stage, state.found, stored]).toEqual(['idle', [], ['b']]);
  });

  it('stop at once: what comes late is not shown', async () => {
    const late: { state?: Rereadings } = {};
    const shelved = shelf((reportId) => {
      if (reportId === 'b') late.state?.stop();
    });
    const { state } = Object.assign(late, shelved);
    await state.look(ids);
    expect(state.stage).toBe('shown');
    expect(state.found.map(({ reportId }) => reportId)).toEqual(['a']);
  });
});
