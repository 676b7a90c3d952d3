import { describe, expect, it } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import type { PassageId, ReportId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { ReaderState } from './reader.svelte.ts';

// Ids as the archive makes them.
const id = (text: string) => text as ReportId;
const passage = (text: string) => text as PassageId;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

interface Asked {
  readonly method: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly answer: (value: unknown) => Promise<void>;
  readonly refuse: () => Promise<void>;
}

function textOf(reportId: string, more: object = {}) {
  return {
    reportId,
    edition: 'digest',
    editions: ['digest'],
    title: reportId,
    textHash: `text of ${reportId}`,
    corrections: [],
    sections: [],
    ...more,
  };
}

/** A host that answers by hand; what is asked besides texts is answered with nothing found. */
function desk() {
  const asked: Asked[] = [];
  const client = clientOver((method, request) => {
    if (method !== 'reports.read' && method !== 'search.run') return Promise.resolve({ ok: true, value: [] });
    return new Promise((resolve) => {
      const reply = (given: Reply<unknown>): Promise<void> => {
        resolve(given);
        return settle();
      };
      asked.push({
        method,
        // Both methods take objects.
        request: request as Readonly<Record<string, unknown>>,
        answer: (value) => reply({ ok: true, value }),
        refuse: () => reply({ ok: false, error: { code: 'unreachable', detail: '' } }),
      });
    });
  });
  const opened: string[] = [];
  const reader = new ReaderState(client, (report) => opened.push(report.reportId));
  return { asked, client, reader, opened };
}

async function opened() {
  const all = desk();
  const opening = all.reader.open(id('pinghu-2022'), null, null);
  await all.asked[0]!.answer(textOf('pinghu-2022'));
  await opening;
  return all;
}

const hit = (passageId: string) => ({ passageId, ranges: [[0, 2]], expandedRanges: [] });

describe('the reader', () => {
  it('shows the report that was asked for last, whichever comes last', async () => {
    const { asked, reader, opened } = desk();
    const first = reader.open(id('pinghu-2020'), null, null);
    const second = reader.open(id('pinghu-2022'), null, { passageId: passage('p'), range: null });
    await asked[1]!.answer(textOf('pinghu-2022'));
    await asked[0]!.answer(textOf('pinghu-2020'));
    await Promise.all([first, second]);
    expect([reader.report?.reportId, reader.focus?.passageId, opened]).toEqual([
      'pinghu-2022',
      'p',
      ['pinghu-2022'],
    ]);
  });

  it('keeps the report that is open where it is asked for again, and goes to the place', async () => {
    const { asked, reader } = await opened();
    await reader.open(id('pinghu-2022'), null, { passageId: passage('p'), range: [0, 1] });
    expect([asked.length, reader.focus?.passageId]).toEqual([1, 'p']);
  });

  it('shows the words of a correction that was taken elsewhere, without opening the report anew', async () => {
    const { asked, client, reader, opened: told } = await opened();
    const { report } = reader;
    client.changes.tell(['texts']);
    const corrections = [{ passageId: 'p', start: 0, end: 1, replacement: '二' }];
    await asked[1]!.answer(textOf('pinghu-2022', { corrections }));
    expect(reader.corrections).toEqual(corrections);
    expect([reader.report === report, told]).toEqual([true, ['pinghu-2022']]);
  });

  it('shows another text of the open report where it stands', async () => {
    const { asked, client, reader, opened: told } = await opened();
    await reader.open(id('pinghu-2022'), null, { passageId: passage('p'), range: null });
    client.changes.tell(['reports', 'texts', 'archives']);
    await asked[1]!.answer(textOf('pinghu-2022', { textHash: 'another', title: '又一版' }));
    expect([reader.report?.title, reader.focus?.passageId, told.length]).toEqual(['又一版', 'p', 2]);
  });

  it('marks the hits of the query that was asked last', async () => {
    const { asked, reader } = await opened();
    const first = reader.find('电梯', false);
    const second = reader.find('电梯维保', false);
    await asked[2]!.answer({ hits: [hit('new')], total: 1 });
    await asked[1]!.answer({ hits: [hit('old'), hit('older')], total: 2 });
    await Promise.all([first, second]);
    expect(reader.hits.map(({ passageId }) => passageId)).toEqual(['new']);
    expect(reader.step(1)).toMatchObject({ passageId: 'new' });
  });

  it('marks all hits of a long report, however many pages of them there are', async () => {
    const { asked, reader } = await opened();
    const finding = reader.find('电梯', false);
    const all = Array.from({ length: 1300 }, (_, i) => hit(`p${i}`));
    await asked[1]!.answer({ hits: all.slice(0, 1000), total: 1300 });
    expect(asked[2]!.request).toMatchObject({ offset: 1000 });
    await asked[2]!.answer({ hits: all.slice(1000), total: 1300 });
    await finding;
    expect(reader.hits.map(({ passageId }) => passageId)).toEqual(all.map(({ passageId }) => passageId));
  });

  it('does not say that there are no hits where that is not known, and asks again', async () => {
    const { asked, reader } = await opened();
    const finding = reader.find('电梯', false);
    await asked[1]!.refuse();
    await finding;
    expect([reader.hits, reader.findError]).toEqual([[], expect.anything()]);
    const again = reader.findAgain();
    await asked[2]!.answer({ hits: [hit('p')], total: 1 });
    await again;
    expect([reader.hits.length, reader.findError]).toEqual([1, null]);
  });

  it('drops the hits of a text that is no longer open', async () => {
    const { asked, reader } = await opened();
    void reader.find('电梯', false);
    const next = reader.open(id('pinghu-2020'), null, null);
    await asked[2]!.answer(textOf('pinghu-2020'));
    await asked[1]!.answer({ hits: [hit('of the other text')], total: 1 });
    await next;
    expect([reader.report?.reportId, reader.hits]).toEqual(['pinghu-2020', []]);
  });
});
