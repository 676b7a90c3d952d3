import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { describe, expect, it, vi } from 'vitest';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { Hit } from '../../data/contract/search-model.ts';
import { clientOver } from '../archive-client.ts';
import { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { tellingHost } from '../shared/testing/telling-host.ts';
import { Notices } from '../shared/notices.svelte.ts';
import type { SearchStatement } from './search-statement.ts';
import { HitFigures } from './hit-figures.svelte.ts';
import { QueryHistory } from './query-history.svelte.ts';
import { SearchTools } from './search-tools.svelte.ts';

/** A notebook in memory that keeps entries and preferences. */
class SmallNotebook {
  readonly entries = new Map<string, string>();
  /** What another wrote under a name, until it is saved anew. */
  readonly rivals = new Map<string, readonly string[]>();
  readonly preferences = new Map<string, string>();
  readonly client = tellingHost((method, request) => {
    // The state sends objects of texts to these methods.
    const { key = '', value = '' } = request as Readonly<Record<string, string>>;
    const entry = (name: string, text: string) => ({
      kind: 'search',
      key: name,
      value: text,
      rivals: this.rivals.get(name) ?? [],
      author: '',
      created: '',
      modified: '',
    });
    if (method === 'notebook.saveEntry') this.entries.set(key, value);
    if (method === 'notebook.removeEntry') this.entries.delete(key);
    if (method === 'notebook.saveEntry' || method === 'notebook.removeEntry') this.rivals.delete(key);
    if (method === 'preferences.write') this.preferences.set(key, value);
    const all = [...this.entries].map(([name, text]) => entry(name, text));
    if (method.startsWith('preferences')) return Object.fromEntries(this.preferences);
    return method === 'notebook.entries' ? all : entry(key, value);
  });
}

function toolsOver(client: WindowClient, notices = new Notices()): SearchTools {
  const kept = new KeptPreferences(client);
  return new SearchTools({
    client,
    messages: new Messages(),
    notices,
    library: new LibraryReports(client, new Messages()),
    kept,
    isShown: () => true,
  });
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const ASKED: SearchStatement = {
  query: '放心消费',
  exact: true,
  sort: 'newest',
  filters: { year: { include: ['2022'], exclude: [] } },
};

describe('saved searches', () => {
  it('are kept with everything they are made of, and come back after removal by undo', async () => {
    const notebook = new SmallNotebook();
    const notices = new Notices();
    const tools = toolsOver(notebook.client, notices);
    await tools.save('消费', ASKED);
    const again = toolsOver(notebook.client, notices);
    await again.load();
    expect(again.saved.list).toMatchObject([{ name: '消费', statement: ASKED }]);
    await again.removeSaved('消费');
    expect(again.saved.list).toEqual([]);
    expect(notebook.entries.size).toBe(0);
    notices.list.at(-1)!.action!.run();
    await settle();
    expect(again.saved.list).toMatchObject([{ name: '消费', statement: ASKED }]);
  });

  it('of one name that two people gave are both there, and removing one leaves the others', async () => {
    const notebook = new SmallNotebook();
    notebook.entries.set('消费', '"q=甲"');
    notebook.entries.set('消费 (2)', '"q=乙"');
    notebook.rivals.set('消费', ['"q=丙"', '"q=丁"']);
    const tools = toolsOver(notebook.client);
    await tools.load();
    const shown = () => tools.saved.list.map((one) => [one.name, one.statement.query]);
    expect(shown()).toEqual([
      ['消费', '甲'],
      ['消费 (2)', '乙'],
      ['消费 (3)', '丙'],
      ['消费 (4)', '丁'],
    ]);
    await tools.removeSaved('消费 (3)');
    expect(
      shown()
        .map(([, query]) => query)
        .sort(),
    ).toEqual(['丁', '丙', '乙', '甲'].filter((one) => one !== '丙').sort());
  });

  it('that another program wrote into the notebook do not stop the others', async () => {
    const notebook = new SmallNotebook();
    notebook.entries.set('坏', '{"not":"ours"}');
    notebook.entries.set('好', '"q=%E7%94%B5%E6%A2%AF"');
    const tools = toolsOver(notebook.client);
    await tools.load();
    expect(tools.saved.list.map((one) => one.name)).toEqual(['好']);
  });

  it('that cannot be written are told so', async () => {
    const notices = new Notices();
    const full = clientOver(() => Promise.resolve({ ok: false, error: { code: 'disk_full', detail: '' } }));
    const tools = toolsOver(full, notices);
    expect(await tools.save('消费', ASKED)).toBe(false);
    expect(notices.list[0]).toMatchObject({ tone: 'bad' });
  });
});

describe('the history', () => {
  it('has the newest first, each once, fifty at most and no more than the notebook takes', () => {
    const notebook = new SmallNotebook();
    const history = new QueryHistory(new KeptPreferences(notebook.client));
    for (let i = 0; i < 60; i++) history.keep(`词${i}`);
    history.keep('词30');
    expect(history.list).toHaveLength(50);
    expect(history.list.slice(0, 2)).toEqual(['词30', '词59']);
    // A long one would drive out the others, or find no room itself.
    const before = history.list;
    for (const long of ['词'.repeat(9600), '"'.repeat(4000), '词'.repeat(1001)]) history.keep(long);
    expect(history.list).toEqual(before);
    history.keep('词'.repeat(1000));
    expect(history.list.slice(1)).toEqual(before.slice(0, 49));
    for (let i = 0; i < 20; i++) history.keep(`${i}"`.repeat(300));
    expect(notebook.preferences.get('search.history')!.length).toBeLessThan(10_000);
    expect(history.list[0]).toMatch(/^(?:19")+$/);
  });

  it('survives what it cannot read', async () => {
    const notebook = new SmallNotebook();
    notebook.preferences.set('search.history', '{"a":');
    const kept = new KeptPreferences(notebook.client);
    await kept.load();
    const history = new QueryHistory(kept);
    expect(history.list).toEqual([]);
  });
});

describe('figures beside hits', () => {
  // What is read of a hit and of a figure here.
  const hit = (passageId: string, ...ranges: [number, number][]) => ({ passageId, ranges }) as unknown as Hit;
  const figure = (passageId: string, subject: string) => ({ passageId, subject }) as unknown as Indicator;

  function desk() {
    const asked: unknown[] = [];
    let subject = '新增';
    const client = clientOver((_method, request) => {
      // Only figures at hits are asked for.
      const { hits } = request as { hits: readonly { passageId: string }[] };
      asked.push(hits.map(({ passageId }) => passageId));
      return Promise.resolve({ ok: true, value: hits.map(({ passageId }) => figure(passageId, subject)) });
    });
    return { asked, client, figures: new HitFigures(client), rename: (name: string) => (subject = name) };
  }

  const answered = (figures: HitFigures): Promise<void> =>
    vi.waitFor(() => expect(figures.isAsking).toBe(false));

  it('are asked for together where they come into view together, and once', async () => {
    const { asked, figures } = desk();
    for (const id of ['a', 'b', 'a']) figures.need(hit(id, [0, 2]));
    await answered(figures);
    figures.need(hit('b', [0, 2]));
    await answered(figures);
    expect(asked).toEqual([['a', 'b']]);
    expect(figures.of(hit('b', [0, 2]))).toMatchObject([{ passageId: 'b' }]);
    expect(figures.of(hit('b', [4, 6]))).toEqual([]);
  });

  it('are asked for again where somebody has judged one', async () => {
    const { asked, client, figures, rename } = desk();
    figures.need(hit('a', [0, 2]));
    await answered(figures);
    rename('新设');
    client.changes.tell(['notes']);
    client.changes.tell(['verdicts']);
    await answered(figures);
    expect(asked).toHaveLength(2);
    expect(figures.of(hit('a', [0, 2]))).toMatchObject([{ subject: '新设' }]);
  });
});
