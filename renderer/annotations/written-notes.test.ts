import { describe, expect, it } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { emptyContent, type NoteDraft } from './note-draft.svelte.ts';
import { openNotes as open } from './testing/open-notes.ts';
import { passageId, rangeTarget, sampleNote, SampleNotebook } from './testing/sample-notes.ts';

// A literal of the form that report ids have.
const OTHER_REPORT = 'pinghu-2021' as ReportId;

/** The box is where the selection is on the screen; nothing here looks at it. */
const box = {} as DOMRect;
const selected = { passageId: passageId(1), start: 6, end: 11, quote: '覆盖𠮷祥街', box };

/** A sentence of a new note in the editor. */
async function written() {
  const notebook = new SampleNotebook();
  const { notes } = await open(notebook);
  const draft = notes.write('report')!;
  draft.body = '第一句';
  return { notebook, notes, draft };
}

describe('a note that is written', () => {
  it('may stand on several places and is there when it is saved', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    notes.choose(selected);
    const draft = notes.write('selection');
    notes.choose({ ...selected, passageId: passageId(0), start: 8, end: 14, quote: '12.3万户' });
    notes.addToDraft();
    draft!.body = '两处口径不同';
    expect(await notes.save(draft!)).toBe(true);
    expect(notes.drafts.current).toBeNull();
    expect(notes.ofReport).toMatchObject([
      { body: '两处口径不同', targets: [{ quote: '覆盖𠮷祥街' }, { quote: '12.3万户' }] },
    ]);
  });

  it('is kept with what was typed when it cannot be saved', async () => {
    const notebook = new SampleNotebook(sampleNote('a', { body: '旧' }));
    const { notes } = await open(notebook);
    notes.edit(notes.ofReport[0]!);
    const draft = notes.drafts.current!;
    draft.body = '新';
    notebook.refuses = { code: 'conflict', detail: '' };
    expect(await notes.save(draft)).toBe(false);
    expect(notes.drafts.current).toBe(draft);
    expect(draft.body).toBe('新');
    notebook.refuses = null;
    notebook.notes.set('a', sampleNote('a', { body: '别处改的', revision: 7 }));
    await notes.save(draft, 'over');
    const sent = notebook.asked.findLast((one) => one.method === 'annotations.update');
    expect(sent?.request).toMatchObject({ revision: 7, body: '新' });
  });

  it('keeps the words that were typed while it was saved, as a change of the note', async () => {
    const { notebook, notes, draft } = await written();
    const saving = notes.save(draft);
    draft.body = '第一句，第二句';
    expect(await saving).toBe(false);
    expect(notes.drafts.current).toBe(draft);
    const [note] = notes.ofReport;
    await expect.poll(() => [...notebook.drafts.values()]).toEqual([expect.stringContaining('第二句')]);
    expect(await notes.save(draft)).toBe(true);
    expect(notes.ofReport).toMatchObject([{ annotationId: note!.annotationId, body: '第一句，第二句' }]);
    await expect.poll(() => notebook.drafts.size).toBe(0);
  });

  it('keeps those words also where the editor was closed before the answer', async () => {
    const { notes, draft } = await written();
    const saving = notes.save(draft);
    draft.body = '第一句，第二句';
    notes.drafts.close();
    await saving;
    const [note] = notes.ofReport;
    expect(notes.drafts.kept).toMatchObject([
      { annotationId: note!.annotationId, revision: 1, body: '第一句，第二句' },
    ]);
  });

  it('leaves no draft where the editor was closed with what was sent', async () => {
    const { notebook, notes, draft } = await written();
    const saving = notes.save(draft);
    notes.drafts.close();
    expect(await saving).toBe(true);
    expect(notes.drafts.kept).toEqual([]);
    await expect.poll(() => notebook.drafts.size).toBe(0);
  });

  it('does not send places that were not touched: those of a lost sentence would be refused', async () => {
    const lost = { ...rangeTarget(0, '12.3万户'), state: 'orphan', place: null } as const;
    const notebook = new SampleNotebook(sampleNote('a', { targets: [lost] }));
    const { notes } = await open(notebook);
    notes.edit(notes.ofReport[0]!);
    await notes.save(notes.drafts.current!);
    expect(notebook.asked.find((one) => one.method === 'annotations.update')?.request).not.toHaveProperty(
      'targets',
    );
  });

  it('sends places that were added before it was left and taken up again, and none that were not', async () => {
    const notebook = new SampleNotebook(sampleNote('a', { targets: [rangeTarget(0, '12.3万户')] }));
    const { notes } = await open(notebook);
    const sent = async (change: (draft: NoteDraft) => void) => {
      notes.edit(notes.ofReport[0]!);
      change(notes.drafts.current!);
      notes.drafts.close();
      await notes.save(notes.drafts.open(notes.drafts.kept[0]!));
      return notebook.asked.findLast((one) => one.method === 'annotations.update')?.request['targets'];
    };
    expect(await sent((draft) => (draft.body = '改了一句'))).toBeUndefined();
    expect(await sent((draft) => draft.addTarget({ kind: 'report', reportId: OTHER_REPORT }))).toMatchObject([
      { quote: '12.3万户' },
      { kind: 'report' },
    ]);
    expect(await sent((draft) => (draft.body = '又改一句'))).toBeUndefined();
  });

  it('that could not be saved is told of where its editor was closed meanwhile', async () => {
    const notebook = new SampleNotebook();
    const { notes, notices } = await open(notebook);
    notes.drafts.open(emptyContent('k', [], null)).body = '写到一半';
    notebook.refuses = { code: 'timed_out', detail: '' };
    const saving = notes.save(notes.drafts.current!);
    notebook.refuses = null;
    notes.drafts.close();
    expect(await saving).toBe(false);
    expect(notes.drafts.kept.map(({ body }) => body)).toEqual(['写到一半']);
    expect(notices.list.map(({ text }) => text)).toEqual([expect.stringContaining('没能保存')]);
    await notes.save(notes.drafts.open(notes.drafts.kept[0]!));
    expect(notices.list).toHaveLength(1);
  });

  it('answers another without a mark of its own', async () => {
    const notebook = new SampleNotebook(sampleNote('a'));
    const { notes } = await open(notebook);
    notes.reply(notes.ofReport[0]!);
    notes.drafts.current!.body = '已核';
    await notes.save(notes.drafts.current!);
    const [note] = notes.ofReport.filter((one) => one.replyTo === null);
    expect(notes.repliesTo(note!.annotationId).map((one) => one.body)).toEqual(['已核']);
    expect(notes.marksOf(passageId(0))).toHaveLength(1);
  });
});
