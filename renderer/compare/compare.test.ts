import { Messages } from '../messages/messages.svelte.ts';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../data/contract/comparison-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { CompareState } from './compare.svelte.ts';

interface Asked {
  readonly method: string;
  readonly request: unknown;
  readonly answer: () => void;
}

/** A host that answers when it is told to, with empty comparisons of what was asked. */
function slowHost() {
  const asked: Asked[] = [];
  const client = clientOver((method, request) => {
    return new Promise((resolve) => {
      asked.push({
        method,
        request,
        // Both kinds of comparison repeat what was asked.
        answer: () =>
          resolve({
            ok: true,
            value: method.startsWith('compare.') ? { ...(request as object), rows: [] } : [],
          }),
      });
    });
  });
  return { asked, client };
}

function stateOver(client: WindowClient): CompareState {
  return new CompareState(client, new LibraryReports(client, new Messages()));
}

const columns = (...years: number[]): Column[] =>
  years.map((year) => ({ reportId: `pinghu-${year}` as ReportId, edition: 'digest' }));

describe('a comparison', () => {
  it('asks nothing for fewer than two columns', async () => {
    const { asked, client } = slowHost();
    const compare = stateOver(client);
    await compare.show(columns(2020), 'text');
    expect(asked).toHaveLength(0);
    expect(compare.isLoading).toBe(false);
  });

  it('drops a reply that other columns have overtaken', async () => {
    const { asked, client } = slowHost();
    const compare = stateOver(client);
    const first = compare.show(columns(2020, 2022), 'text');
    const second = compare.show(columns(2020, 2025), 'text');
    asked[1]!.answer();
    await second;
    asked[0]!.answer();
    await first;
    expect(compare.topics?.columns).toEqual(columns(2020, 2025));
  });

  it('asks once for what it has already', async () => {
    const { asked, client } = slowHost();
    const compare = stateOver(client);
    const loading = compare.show(columns(2020, 2022), 'text');
    asked[0]!.answer();
    await loading;
    await compare.show(columns(2020, 2022), 'text');
    expect(asked.map((one) => one.method)).toEqual(['compare.topics']);
  });

  it('goes sentence by sentence for two columns, and by topic as soon as there is a third', async () => {
    const { asked, client } = slowHost();
    const compare = stateOver(client);
    compare.way = 'sentences';
    const pair = compare.show(columns(2020, 2022), 'text');
    asked[0]!.answer();
    await pair;
    expect(compare.shows).toBe('sentences');
    void compare.show(columns(2020, 2022, 2025), 'text');
    expect(compare.shows).toBe('topics');
    expect(asked.map((one) => one.method)).toEqual(['compare.texts', 'compare.topics']);
  });

  it('keeps a failure for the person to see, and forgets it with the next success', async () => {
    let fails = true;
    const compare = stateOver(
      clientOver((_, request) =>
        Promise.resolve(
          fails
            ? { ok: false, error: { code: 'not_found', detail: 'unknown report "pinghu-2019"' } }
            : { ok: true, value: { ...(request as object), rows: [] } },
        ),
      ),
    );
    await compare.show(columns(2019, 2022), 'text');
    expect(compare.error).toMatchObject({ code: 'not_found' });
    fails = false;
    await compare.show(columns(2020, 2022), 'text');
    expect(compare.error).toBeNull();
  });
});
