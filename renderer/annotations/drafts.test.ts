import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientOver } from '../archive-client.ts';
import type { WindowClient } from '../shared/changes.ts';
import { Drafts } from './drafts.svelte.ts';
import { contentOf, emptyContent } from './note-draft.svelte.ts';
import { sampleNote, SampleNotebook } from './testing/sample-notes.ts';

const draftsOf = (client: WindowClient, onunkept: () => void = () => undefined): Drafts =>
  new Drafts(client, onunkept);
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(450);

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is in the notebook within a second, however long the typing goes on', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    const draft = drafts.open(emptyContent('k', [], null));
    for (let n = 0; n < 10; n++) {
      draft.body += '字';
      drafts.typed();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(notebook.drafts.get('note:k')).toContain('字字字字字字');
    await settle();
    expect(drafts.keeping).toBe('kept');
  });

  it('survives closing the editor and the program', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '写到一半';
    drafts.typed();
    drafts.close();
    expect(drafts.kept.map((one) => one.body)).toEqual(['写到一半']);
    await settle();
    const later = draftsOf(notebook.client);
    await later.load();
    const [kept] = later.kept;
    expect(later.open(kept!)).toMatchObject({ body: '写到一半', isResumed: true });
    expect(later.kept).toEqual([]);
  });

  it('of a note is taken up again when the note is edited again', async () => {
    const drafts = draftsOf(new SampleNotebook().client);
    const content = contentOf(sampleNote('a', { body: '原来的' }));
    drafts.open(content).body = '改了一半';
    drafts.close();
    await settle();
    expect(drafts.open(content).body).toBe('改了一半');
  });

  it('that says nothing new is not kept', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(contentOf(sampleNote('a', { body: '原来的' })));
    drafts.close();
    await settle();
    expect([drafts.kept.length, notebook.drafts.size]).toEqual([0, 0]);
  });

  it('says when the notebook cannot keep it', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '字';
    notebook.refuses = { code: 'disk_full', detail: '' };
    drafts.typed();
    await settle();
    expect(drafts.keeping).toBe('failed');
  });

  it('that was discarded does not come back with a late keystroke', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '字';
    drafts.typed();
    drafts.discard('k');
    await settle();
    expect(notebook.drafts.size).toBe(0);
  });

  it('is written though the note before it is saved while it is typed', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('first', [], null)).body = '前一条';
    drafts.typed();
    drafts.open(emptyContent('second', [], null)).body = '后一条';
    drafts.typed();
    // The reply to saving the first comes only now.
    drafts.discard('first');
    await settle();
    expect([...notebook.drafts.keys()]).toEqual(['note:second']);
    expect(drafts.keeping).toBe('kept');
  });

  it('that gives way to another is kept with what was typed last', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('first', [], null)).body = '前一条';
    drafts.typed();
    drafts.open(emptyContent('second', [], null));
    await settle();
    expect(drafts.kept.map((one) => one.body)).toEqual(['前一条']);
    expect(notebook.drafts.get('note:first')).toContain('前一条');
  });

  it('is never overtaken by an older state of itself, however slow the notebook is', async () => {
    const arrived: string[] = [];
    const answers: (() => void)[] = [];
    const client = clientOver((method, request) => {
      if (method === 'notebook.drafts') return Promise.resolve({ ok: true, value: [] });
      // Only drafts are saved here.
      arrived.push((request as { value: string }).value);
      return new Promise((resolve) => answers.push(() => resolve({ ok: true, value: [] })));
    });
    const drafts = draftsOf(client);
    const draft = drafts.open(emptyContent('k', [], null));
    for (const body of ['一', '一二']) {
      draft.body = body;
      drafts.typed();
      await settle();
    }
    expect(arrived).toHaveLength(1);
    answers[0]!();
    await settle();
    expect(arrived).toHaveLength(2);
    expect(arrived[1]).toContain('一二');
    drafts.discard('k');
    answers[1]!();
    await settle();
    expect(arrived[2]).toBe('');
  });

  it('left unfinished in another window is offered in this one', async () => {
    const notebook = new SampleNotebook();
    const [drafts, elsewhere] = [draftsOf(notebook.client), draftsOf(notebook.client)];
    await drafts.load();
    elsewhere.open(emptyContent('k', [], null)).body = '那边写的';
    elsewhere.close();
    await settle();
    notebook.client.changes.tell(['drafts']);
    await settle();
    expect(drafts.kept.map((one) => one.body)).toEqual(['那边写的']);
  });

  it('that is taken up again and closed as it was is still there', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '写到一半';
    drafts.close();
    drafts.open(drafts.kept[0]!);
    drafts.close();
    await settle();
    expect(drafts.kept.map((one) => one.body)).toEqual(['写到一半']);
    expect(notebook.drafts.get('note:k')).toContain('写到一半');
  });
});

describe('a draft that the notebook did not take', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Closed while the notebook refused it; it works again. */
  async function closedInVain() {
    const notebook = new SampleNotebook();
    const onunkept = vi.fn();
    const drafts = draftsOf(notebook.client, onunkept);
    await drafts.load();
    drafts.open(emptyContent('k', [], null)).body = '写了很久';
    drafts.typed();
    notebook.refuses = { code: 'timed_out', detail: '' };
    drafts.close();
    await settle();
    notebook.refuses = null;
    return { notebook, drafts, onunkept };
  }

  it('is told of when no editor says so any more, and only where words are missing', async () => {
    const { drafts, onunkept } = await closedInVain();
    expect(onunkept).toHaveBeenCalledTimes(1);
    expect(drafts.kept.map((one) => one.body)).toEqual(['写了很久']);
    drafts.keepNow();
    await settle();
    expect(onunkept).toHaveBeenCalledTimes(1);
  });

  it('is written when the window is left', async () => {
    const { notebook, drafts } = await closedInVain();
    drafts.keepNow();
    await settle();
    expect(notebook.drafts.get('note:k')).toContain('写了很久');
  });

  it('is written with the next one', async () => {
    const { notebook, drafts } = await closedInVain();
    drafts.open(emptyContent('other', [], null)).body = '另一条';
    drafts.typed();
    await settle();
    expect([...notebook.drafts.keys()].sort()).toEqual(['note:k', 'note:other']);
  });

  it('is written when it is taken up again', async () => {
    const { notebook, drafts } = await closedInVain();
    drafts.open(drafts.kept[0]!);
    await settle();
    expect(notebook.drafts.get('note:k')).toContain('写了很久');
    expect(drafts.keeping).toBe('kept');
  });

  it('stays among those left when another window keeps one', async () => {
    const { notebook, drafts } = await closedInVain();
    const elsewhere = draftsOf(notebook.client);
    elsewhere.open(emptyContent('other', [], null)).body = '那边写的';
    elsewhere.close();
    await settle();
    notebook.client.changes.tell(['drafts']);
    await settle();
    expect(drafts.kept.map((one) => one.body)).toEqual(['写了很久', '那边写的']);
  });

  it('is not offered again once its note is saved, though the notebook could not forget it', async () => {
    const { notebook, drafts } = await closedInVain();
    drafts.keepNow();
    await settle();
    notebook.refuses = { code: 'timed_out', detail: '' };
    drafts.discard('k');
    await settle();
    notebook.refuses = null;
    notebook.client.changes.tell(['drafts']);
    await settle();
    expect(drafts.kept).toEqual([]);
    drafts.keepNow();
    await settle();
    expect(notebook.drafts.size).toBe(0);
  });

  it('is written when the window is left with its editor open', async () => {
    const notebook = new SampleNotebook();
    const drafts = draftsOf(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '字';
    notebook.refuses = { code: 'disk_full', detail: '' };
    drafts.typed();
    await settle();
    notebook.refuses = null;
    drafts.keepNow();
    await settle();
    expect(notebook.drafts.get('note:k')).toContain('字');
    expect(drafts.keeping).toBe('kept');
  });
});
