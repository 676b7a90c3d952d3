import { describe, expect, it } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { AuthorName } from '../shared/author-name.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { AnnotationsState } from './annotations.svelte.ts';
import { emptyContent, type NoteDraft } from './note-draft.svelte.ts';
import { passageId, rangeTarget, sampleNote, SampleNotebook, sampleReport } from './testing/sample-notes.ts';

// A literal of the form that report ids have.
const OTHER_REPORT = 'pinghu-2021' as ReportId;

async function open(notebook: SampleNotebook) {
  const notices = new Notices();
  const { client } = notebook;
  const author = new AuthorName(new KeptPreferences(client));
  const notes = new AnnotationsState({
    client,
    messages: new Messages(),
    notices,
    author,
    reportName: () => '平湖 2022',
    isPageShown: () => true,
  });
  await notes.follow(sampleReport());
  return { notes, notices };
}

/** The box is where the selection is on the screen; nothing here looks at it. */
const box = {} as DOMRect;
const selected = { passageId: passageId(1), start: 6, end: 11, quote: '覆盖𠮷祥街', box };

describe('opening a report', () => {
  it('asks once for its notes, while the text is on its way', async () => {
    const notebook = new SampleNotebook(sampleNote('甲'));
    const { notes } = await open(notebook);
    const before = notebook.count('annotations.list');
    const other = sampleReport(OTHER_REPORT);
    notes.expect(other.reportId);
    expect(notebook.count('annotations.list')).toBe(before + 1);
    await notes.follow(other);
    expect(notebook.count('annotations.list')).toBe(before + 1);
    expect(notes.ofReport).toHaveLength(1);
  });

  it('keeps a note that was made before those asked for had come', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    const following = notes.follow(sampleReport(OTHER_REPORT));
    await notes.changes.create({ kind: 'comment', targets: [{ kind: 'report', reportId: OTHER_REPORT }] });
    await following;
    expect(notes.ofReport).toHaveLength(1);
  });

  it('shows no note of another report while its own are on their way', async () => {
    const notebook = new SampleNotebook(sampleNote('甲'));
    const { notes } = await open(notebook);
    notes.expect(OTHER_REPORT);
    await Promise.resolve();
    expect(notes.ofReport.map((one) => one.annotationId)).toEqual(['甲']);
    void notes.follow(sampleReport(OTHER_REPORT));
    expect(notes.marksOf(passageId(0))).toEqual(notes.ofReport.length === 0 ? [] : expect.anything());
  });
});

describe('marking what is selected', () => {
  it('stores the words with their place in code points and marks them at once', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    notes.choose(selected);
    await notes.mark('highlight', 'green');
    expect(notebook.asked.find((one) => one.method === 'annotations.create')?.request).toMatchObject({
      kind: 'highlight',
      colour: 'green',
      targets: [{ passageId: passageId(1), start: 6, end: 11, quote: '覆盖𠮷祥街', textHash: 'a1b2' }],
    });
    expect(notes.marksOf(passageId(1))).toMatchObject([{ start: 6, end: 11, kind: 'note-green selected' }]);
    expect(notes.countOf(passageId(1))).toBe(1);
    expect(notes.countOf(passageId(0))).toBe(0);
  });

  it('stores nothing where the page shows other words than the report has', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    notes.choose({ ...selected, quote: '别的文字' });
    await notes.mark('highlight', 'green');
    expect(notebook.count('annotations.create')).toBe(0);
  });

  it('leaves out blanks at the ends', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    notes.choose({ ...selected, passageId: passageId(2), start: 0, end: 5, quote: 'GM2D ' });
    notes.write('selection');
    expect(notes.drafts.current?.targets).toMatchObject([{ quote: 'GM2D', start: 0, end: 4 }]);
  });

  it('says so when the notebook refuses', async () => {
    const notebook = new SampleNotebook();
    const { notes, notices } = await open(notebook);
    notebook.refuses = { code: 'disk_full', detail: '' };
    notes.choose(selected);
    await notes.mark('highlight', 'green');
    expect(notices.list.map((notice) => notice.tone)).toEqual(['bad']);
  });
});

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
    await notes.saveOver(draft);
    expect(notebook.asked.at(-2)?.request).toMatchObject({ revision: 7, body: '新' });
  });

  it('keeps the words that were typed while it was saved, as a change of the note', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    const draft = notes.write('report')!;
    draft.body = '第一句';
    const saving = notes.save(draft);
    draft.body = '第一句，第二句';
    expect(await saving).toBe(false);
    expect(notes.drafts.current).toBe(draft);
    const [note] = notes.ofReport;
    await expect.poll(() => [...notebook.drafts.keys()]).toEqual([`note:${note!.annotationId}`]);
    expect(await notes.save(draft)).toBe(true);
    expect(notes.ofReport).toMatchObject([{ annotationId: note!.annotationId, body: '第一句，第二句' }]);
    await expect.poll(() => notebook.drafts.size).toBe(0);
  });

  it('keeps those words also where the editor was closed before the answer', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    const draft = notes.write('report')!;
    draft.body = '第一句';
    const saving = notes.save(draft);
    draft.body = '第一句，第二句';
    notes.drafts.close();
    await saving;
    const [note] = notes.ofReport;
    expect(notes.drafts.kept).toMatchObject([
      { key: note!.annotationId, annotationId: note!.annotationId, revision: 1, body: '第一句，第二句' },
    ]);
  });

  it('leaves no draft where the editor was closed with what was sent', async () => {
    const notebook = new SampleNotebook();
    const { notes } = await open(notebook);
    const draft = notes.write('report')!;
    draft.body = '第一句';
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

describe('a note that is deleted', () => {
  it('is deleted on the page of all notes while the list of them is on its way', async () => {
    const notebook = new SampleNotebook(sampleNote('a'), sampleNote('b'));
    const { notes } = await open(notebook);
    const { promise, resolve } = Promise.withResolvers<void>();
    notebook.until = (method, { deleted, limit }) =>
      method === 'annotations.list' && deleted && limit === undefined ? promise : Promise.resolve();
    const states = () => notes.all?.map(({ annotationId, deleted }) => [annotationId, deleted]).sort();
    const loading = notes.loadAll();
    await expect.poll(() => notes.isPartial).toBe(true);
    await notes.changes.remove(notes.ofReport[0]!);
    const now = [
      ['a', true],
      ['b', false],
    ];
    expect(states()).toEqual(now);
    resolve();
    await loading;
    expect(notes.isPartial).toBe(false);
    expect(states()).toEqual(now);
  });

  it('is deleted among the first cards that were on their way', async () => {
    const notebook = new SampleNotebook(sampleNote('a'));
    const { notes } = await open(notebook);
    const { promise, resolve } = Promise.withResolvers<void>();
    const never = new Promise<void>(() => undefined);
    notebook.until = (method, { deleted, limit }) =>
      method !== 'annotations.list' || !deleted ? Promise.resolve() : limit === undefined ? never : promise;
    void notes.loadAll();
    await notes.changes.remove(notes.ofReport[0]!);
    resolve();
    await expect.poll(() => notes.all?.map(({ deleted }) => deleted)).toEqual([true]);
  });

  it('is gone from the text and comes back by the notice', async () => {
    const notebook = new SampleNotebook(sampleNote('a'));
    const { notes, notices } = await open(notebook);
    await notes.changes.remove(notes.ofReport[0]!);
    expect(notes.marksOf(passageId(0))).toEqual([]);
    notices.list[0]!.action!.run();
    await expect.poll(() => notes.marksOf(passageId(0)).length).toBe(1);
  });
});

describe('a note in doubt', () => {
  it('stands where it was found once a person has looked', async () => {
    const place = { passageId: passageId(0), start: 8, end: 14 };
    const doubtful = {
      ...rangeTarget(0, '12.3万户'),
      start: 1,
      end: 7,
      textHash: 'old',
      state: 'doubtful',
      place,
    } as const;
    const notebook = new SampleNotebook(sampleNote('a', { targets: [doubtful] }));
    const { notes } = await open(notebook);
    await notes.confirm(notes.ofReport[0]!);
    expect(notebook.asked.at(-1)?.request).toMatchObject({
      targets: [{ start: 8, end: 14, quote: '12.3万户', textHash: 'a1b2' }],
    });
  });
});
