import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drafts } from './drafts.svelte.ts';
import { contentOf, emptyContent } from './note-draft.svelte.ts';
import { sampleNote, SampleNotebook } from './testing/sample-notes.ts';

const note = sampleNote('a', { body: '原来的' });
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(450);

/** Windows over one notebook, each of which hears what the others do. */
async function windowsOver(notebook: SampleNotebook) {
  const windows = [
    new Drafts(notebook.client, () => undefined),
    new Drafts(notebook.client, () => undefined),
  ];
  for (const one of windows) await one.load();
  return { here: windows[0]!, there: windows[1]! };
}

async function heard(notebook: SampleNotebook): Promise<void> {
  await settle();
  notebook.client.changes.tell(['drafts']);
  await settle();
}

async function offeredNext(notebook: SampleNotebook): Promise<string[]> {
  const next = new Drafts(notebook.client, () => undefined);
  await next.load();
  return next.kept.map(({ body }) => body).sort();
}

describe('drafts of one note in two windows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are two, and closing the editor of one that says nothing leaves the other', async () => {
    const notebook = new SampleNotebook(note);
    const { here, there } = await windowsOver(notebook);
    here.open(contentOf(note));
    there.open(contentOf(note)).body = '那边写了很久的话';
    there.typed();
    await heard(notebook);
    here.close();
    await heard(notebook);
    expect(there.keeping).toBe('kept');
    expect(await offeredNext(notebook)).toEqual(['那边写了很久的话']);
  });

  it('are two, and saving one leaves the other', async () => {
    const notebook = new SampleNotebook(note);
    const { here, there } = await windowsOver(notebook);
    const draft = here.open(contentOf(note));
    there.open(contentOf(note)).body = '那边的话';
    there.typed();
    await heard(notebook);
    draft.colour = 'green';
    here.typed();
    await heard(notebook);
    expect(here.saved(draft, draft.content, { ...note, revision: 2 })).toBe(true);
    await heard(notebook);
    expect(await offeredNext(notebook)).toEqual(['那边的话']);
  });

  it('go apart where both go on with the same one', async () => {
    const notebook = new SampleNotebook(note);
    const { here, there } = await windowsOver(notebook);
    here.open(contentOf(note)).body = '昨天写的';
    here.close();
    await heard(notebook);
    const [mine, theirs] = [here.open(here.kept[0]!), there.open(there.kept[0]!)];
    mine.body = '昨天写的，这边接着写';
    here.typed();
    await heard(notebook);
    theirs.body = '昨天写的，那边接着写';
    there.typed();
    await heard(notebook);
    expect(await offeredNext(notebook)).toEqual(['昨天写的，这边接着写', '昨天写的，那边接着写']);
    here.discard(mine.key);
    await heard(notebook);
    expect(await offeredNext(notebook)).toEqual(['昨天写的，那边接着写']);
  });

  it('that was taken up and not touched gives way to what the other makes of it', async () => {
    const notebook = new SampleNotebook(note);
    const { here, there } = await windowsOver(notebook);
    here.open(contentOf(note)).body = '昨天写的';
    here.close();
    await heard(notebook);
    here.open(here.kept[0]!);
    there.open(there.kept[0]!).body = '昨天写的，那边接着写';
    there.typed();
    await heard(notebook);
    here.close();
    await heard(notebook);
    expect(await offeredNext(notebook)).toEqual(['昨天写的，那边接着写']);
  });

  it('is written again where the other window throws away what is being written here', async () => {
    const notebook = new SampleNotebook(note);
    const { here, there } = await windowsOver(notebook);
    here.open(contentOf(note)).body = '正在写的';
    here.typed();
    await heard(notebook);
    there.discard(there.kept[0]!.key);
    await heard(notebook);
    expect(here.keeping).toBe('kept');
    expect(await offeredNext(notebook)).toEqual(['正在写的']);
  });

  it('is thrown away from the list of those left unfinished, whoever wrote it', async () => {
    const notebook = new SampleNotebook(note);
    const { here, there } = await windowsOver(notebook);
    here.open(contentOf(note)).body = '不要了的';
    here.close();
    await heard(notebook);
    there.discard(there.kept[0]!.key);
    await heard(notebook);
    expect([here.kept, await offeredNext(notebook)]).toEqual([[], []]);
  });
});

describe('a draft of yesterday', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function leftUnfinished() {
    const notebook = new SampleNotebook(note);
    const yesterday = new Drafts(notebook.client, () => undefined);
    yesterday.open(contentOf(note)).body = '昨天写了一半的';
    yesterday.close();
    await settle();
    return { notebook, drafts: new Drafts(notebook.client, () => undefined) };
  }

  it('outlives the editor of its note that was opened and closed before it was heard of', async () => {
    const { notebook, drafts } = await leftUnfinished();
    drafts.open(contentOf(note));
    drafts.close();
    await settle();
    expect(await offeredNext(notebook)).toEqual(['昨天写了一半的']);
  });

  it('is taken up by an editor that was opened before it was heard of', async () => {
    const { notebook, drafts } = await leftUnfinished();
    notebook.refuses = { code: 'timed_out', detail: '' };
    await drafts.load();
    notebook.refuses = null;
    drafts.open(contentOf(note));
    await settle();
    expect(drafts.current).toMatchObject({ body: '昨天写了一半的', isResumed: true });
    expect([drafts.keeping, drafts.kept]).toEqual(['kept', []]);
  });

  it('is offered beside what was typed before it was heard of', async () => {
    const { notebook, drafts } = await leftUnfinished();
    drafts.open(contentOf(note)).body = '今天先写的';
    drafts.typed();
    await settle();
    expect(drafts.current?.body).toBe('今天先写的');
    expect(drafts.kept.map(({ body }) => body)).toEqual(['昨天写了一半的']);
    expect(await offeredNext(notebook)).toEqual(['今天先写的', '昨天写了一半的']);
  });

  it('is chosen from among several of its note', async () => {
    const { drafts } = await leftUnfinished();
    drafts.open(contentOf(note)).body = '今天先写的';
    drafts.typed();
    await settle();
    expect(drafts.open(drafts.kept[0]!).body).toBe('昨天写了一半的');
    expect(drafts.kept.map(({ body }) => body)).toEqual(['今天先写的']);
  });

  it('to another note is not taken up', async () => {
    const { drafts } = await leftUnfinished();
    await drafts.load();
    expect(drafts.open(contentOf(sampleNote('b', { body: '另一条' }))).body).toBe('另一条');
    expect(drafts.open({ ...emptyContent('k', [], null), replyTo: note.annotationId }).isResumed).toBe(false);
  });
});

describe('a draft that says nothing any more', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is forgotten when its editor is closed', async () => {
    const notebook = new SampleNotebook(note);
    const { here } = await windowsOver(notebook);
    const draft = here.open(contentOf(note));
    draft.body = '改了一下';
    here.typed();
    await settle();
    draft.body = '原来的';
    here.typed();
    here.close();
    await settle();
    expect(notebook.drafts.size).toBe(0);
  });
});
