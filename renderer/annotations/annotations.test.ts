import { describe, expect, it } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { openNotes as open } from './testing/open-notes.ts';
import { passageId, rangeTarget, sampleNote, SampleNotebook, sampleReport } from './testing/sample-notes.ts';

// A literal of the form that report ids have.
const OTHER_REPORT = 'pinghu-2021' as ReportId;

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
