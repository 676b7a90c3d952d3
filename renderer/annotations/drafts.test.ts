import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drafts } from './drafts.svelte.ts';
import { contentOf, emptyContent } from './note-draft.svelte.ts';
import { sampleNote, SampleNotebook } from './testing/sample-notes.ts';

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(450);

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is in the notebook within a second, however long the typing goes on', async () => {
    const notebook = new SampleNotebook();
    const drafts = new Drafts(notebook.client);
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
    const drafts = new Drafts(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '写到一半';
    drafts.typed();
    drafts.close();
    expect(drafts.kept.map((one) => one.body)).toEqual(['写到一半']);
    await settle();
    const later = new Drafts(notebook.client);
    await later.load();
    const [kept] = later.kept;
    expect(later.open(kept!)).toMatchObject({ body: '写到一半', isResumed: true });
    expect(later.kept).toEqual([]);
  });

  it('of a note is taken up again when the note is edited again', async () => {
    const drafts = new Drafts(new SampleNotebook().client);
    const content = contentOf(sampleNote('a', { body: '原来的' }));
    drafts.open(content).body = '改了一半';
    drafts.close();
    await settle();
    expect(drafts.open(content).body).toBe('改了一半');
  });

  it('that says nothing new is not kept', async () => {
    const notebook = new SampleNotebook();
    const drafts = new Drafts(notebook.client);
    drafts.open(contentOf(sampleNote('a', { body: '原来的' })));
    drafts.close();
    await settle();
    expect([drafts.kept.length, notebook.drafts.size]).toEqual([0, 0]);
  });

  it('says when the notebook cannot keep it', async () => {
    const notebook = new SampleNotebook();
    const drafts = new Drafts(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '字';
    notebook.refuses = { code: 'disk_full', detail: '' };
    drafts.typed();
    await settle();
    expect(drafts.keeping).toBe('failed');
  });

  it('that was discarded does not come back with a late keystroke', async () => {
    const notebook = new SampleNotebook();
    const drafts = new Drafts(notebook.client);
    drafts.open(emptyContent('k', [], null)).body = '字';
    drafts.typed();
    drafts.discard('k');
    await settle();
    expect(notebook.drafts.size).toBe(0);
  });
});
