import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { NoteDraft } from './note-draft.svelte.ts';
import { asSent } from './note-target.ts';
import { openNotes as open } from './testing/open-notes.ts';
import { passageId, rangeTarget, sampleNote, SampleNotebook } from './testing/sample-notes.ts';

const NOTE: Partial<Annotation> = {
  body: '原来的',
  tags: ['核对', '旧'],
  assignee: '沈洁',
  colour: 'yellow',
};

/** A note in the editor. */
async function edited(fields: Partial<Annotation> = NOTE) {
  const notebook = new SampleNotebook(sampleNote('a', fields));
  const { notes } = await open(notebook);
  notes.edit(notes.ofReport[0]!);
  /** Somebody else has changed the note. */
  const changeElsewhere = (others: Partial<Annotation>): void => {
    const note = notebook.notes.get('a')!;
    notebook.notes.set('a', { ...note, ...others, revision: note.revision + 1 });
  };
  const sent = () => notebook.asked.findLast((one) => one.method === 'annotations.update')?.request;
  const draft: NoteDraft = notes.drafts.current!;
  return { notebook, notes, draft, changeElsewhere, sent, note: () => notebook.notes.get('a')! };
}

/** Left, and taken up again after a restart. */
async function takenUpAgain(notebook: SampleNotebook) {
  const { notes } = await open(notebook);
  await notes.load();
  return { notes, draft: notes.drafts.open(notes.drafts.kept[0]!) };
}

describe('a note that is changed', () => {
  it('is sent with what was touched alone: what is disputed of it stays so', async () => {
    const { notes, draft, sent } = await edited();
    draft.body = '改过的';
    expect(await notes.save(draft)).toBe(true);
    expect(sent()).toEqual({ annotationId: 'a', revision: 1, body: '改过的' });
  });

  it('is sent with nothing where all was put back as it was', async () => {
    const { notes, draft, sent } = await edited();
    for (const [body, colour] of [
      ['改过的', 'green'],
      ['原来的', 'yellow'],
    ] as const)
      Object.assign(draft, { body, colour, tags: ['核对', '旧'] });
    await notes.save(draft);
    expect(sent()).toEqual({ annotationId: 'a', revision: 1 });
  });

  it('says that somebody is no longer asked, and that a correction is none any more', async () => {
    const { notes, draft, sent } = await edited({ kind: 'correction', replacement: '甲', assignee: '沈洁' });
    Object.assign(draft, { kind: 'comment', assignee: ' ' });
    await notes.save(draft);
    expect(sent()).toEqual({
      annotationId: 'a',
      revision: 1,
      kind: 'comment',
      assignee: null,
      replacement: null,
    });
  });

  it('does not take what it was opened on for touched when it is left and taken up after a restart', async () => {
    const { notebook, notes, draft } = await edited();
    draft.body = '改过的';
    notes.drafts.close();
    await expect.poll(() => notebook.drafts.size).toBe(1);
    const again = await takenUpAgain(notebook);
    expect(await again.notes.save(again.draft)).toBe(true);
    expect(notebook.asked.findLast(({ method }) => method === 'annotations.update')?.request).toEqual({
      annotationId: 'a',
      revision: 1,
      body: '改过的',
    });
  });

  it('goes on from what was sent when it is written on while it is saved', async () => {
    const { notebook, notes, draft } = await edited();
    draft.body = '第一句';
    draft.tags = ['核对'];
    const saving = notes.save(draft);
    draft.body = '第一句，第二句';
    notes.drafts.close();
    expect(await saving).toBe(false);
    await expect.poll(() => [...notebook.drafts.values()]).toEqual([expect.stringContaining('第二句')]);
    const again = await takenUpAgain(notebook);
    expect(await again.notes.save(again.draft)).toBe(true);
    expect(notebook.asked.findLast(({ method }) => method === 'annotations.update')?.request).toEqual({
      annotationId: 'a',
      revision: 2,
      body: '第一句，第二句',
    });
  });
});

describe('a note that was changed elsewhere while it was written on', () => {
  it('is refused, and saved all the same with what was touched here on what is there now', async () => {
    const { notes, draft, changeElsewhere, note } = await edited();
    draft.body = '我的话';
    changeElsewhere({ colour: 'green', assignee: '王小禾', kind: 'question' });
    expect(await notes.save(draft)).toBe(false);
    expect(draft.error).toMatchObject({ code: 'conflict' });
    await notes.save(draft, 'over');
    expect(note()).toMatchObject({
      body: '我的话',
      colour: 'green',
      assignee: '王小禾',
      kind: 'question',
    });
    expect(notes.drafts.current).toBeNull();
  });

  it('keeps the tags that were added there, and those that were taken off there stay off', async () => {
    const { notes, draft, changeElsewhere, note } = await edited({ tags: ['甲', '乙', '丙'] });
    draft.tags = ['甲', '乙', '丁'];
    changeElsewhere({ tags: ['乙', '丙', '戊'] });
    await notes.save(draft);
    await notes.save(draft, 'over');
    expect([...note().tags].sort()).toEqual(['丁', '乙', '戊'].sort());
  });

  it('stands where it was put there, unless it was put elsewhere here', async () => {
    const { notes, draft, changeElsewhere, note } = await edited({ targets: [rangeTarget(0, '12.3万户')] });
    draft.body = '我的话';
    changeElsewhere({ targets: [rangeTarget(1, '覆盖𠮷祥街')] });
    await notes.save(draft);
    await notes.save(draft, 'over');
    expect(note().targets).toMatchObject([{ passageId: passageId(1) }]);
  });

  it('keeps a text that is proposed here a correction', async () => {
    const { notes, draft, changeElsewhere, note } = await edited({ kind: 'correction', replacement: '甲' });
    draft.replacement = '乙';
    changeElsewhere({ kind: 'comment', replacement: null });
    await notes.save(draft);
    await notes.save(draft, 'over');
    expect(note()).toMatchObject({ kind: 'correction', replacement: '乙' });
  });

  it('leaves nothing where its editor is closed before the answer, and what was typed in between alone', async () => {
    for (const typed of ['', '又一句']) {
      const { notebook, notes, draft, changeElsewhere, note } = await edited();
      draft.body = '我的话';
      changeElsewhere({ tags: ['核对', '旧', '别处'], colour: 'green' });
      notes.drafts.typed();
      await expect.poll(() => notebook.drafts.size).toBe(1);
      await notes.save(draft);
      const saved = notes.save(draft, 'over');
      notes.drafts.close();
      if (typed) {
        notes.drafts.open(notes.drafts.kept[0]!).body = `我的话${typed}`;
        notes.drafts.typed();
      }
      expect(await saved).toBe(typed === '');
      expect(note()).toMatchObject({ body: '我的话', tags: ['核对', '旧', '别处'], colour: 'green' });
      await expect.poll(() => notebook.drafts.size).toBe(typed ? 1 : 0);
      if (typed) expect(notes.drafts.current!.changes).toEqual({ body: `我的话${typed}` });
    }
  });

  it('is found also where its report is not the one that is open', async () => {
    const { notebook, notes, draft, changeElsewhere, note } = await edited();
    draft.body = '我的话';
    notes.drafts.close();
    changeElsewhere({ colour: 'green' });
    await expect.poll(() => notebook.drafts.size).toBe(1);
    const again = await takenUpAgain(notebook);
    await again.notes.follow(null);
    expect(await again.notes.save(again.draft)).toBe(false);
    await again.notes.save(again.draft, 'over');
    expect(note()).toMatchObject({ body: '我的话', colour: 'green' });
  });
});

describe('a note that lies in the trash by now', () => {
  it('is refused as such, and restored and saved where that is wanted', async () => {
    const { notes, draft, changeElsewhere, note } = await edited();
    draft.body = '我的话';
    changeElsewhere({ colour: 'green' });
    changeElsewhere({ deleted: true });
    expect(await notes.save(draft)).toBe(false);
    expect(draft.error).toMatchObject({ code: 'in_trash' });
    expect(await notes.save(draft, 'restored')).toBe(true);
    expect(note()).toMatchObject({ deleted: false, body: '我的话', colour: 'green' });
    expect(notes.ofReport).toHaveLength(1);
  });

  it('is restored, and asked about where what was touched here was changed there as well', async () => {
    const { notes, draft, changeElsewhere, note } = await edited();
    draft.body = '我的话';
    changeElsewhere({ body: '别处的话', deleted: true });
    await notes.save(draft);
    expect(await notes.save(draft, 'restored')).toBe(false);
    expect(draft.error).toMatchObject({ code: 'conflict' });
    expect(note()).toMatchObject({ deleted: false, body: '别处的话' });
    await notes.save(draft, 'over');
    expect(note().body).toBe('我的话');
  });

  it('is restored for an answer to it', async () => {
    const { notebook, notes, changeElsewhere, note } = await edited();
    notes.drafts.close();
    notes.reply(notes.ofReport[0]!);
    const answer = notes.drafts.current!;
    answer.body = '已核';
    changeElsewhere({ deleted: true });
    await notes.save(answer);
    expect(answer.error).toMatchObject({ code: 'in_trash' });
    expect(await notes.save(answer, 'restored')).toBe(true);
    expect(note().deleted).toBe(false);
    expect([...notebook.notes.values()].map(({ body }) => body)).toContain('已核');
  });
});

describe('a draft of a former version, which does not say what its editor was opened on', () => {
  /** As they were written. */
  const FORMER = {
    ...{ key: 'k', annotationId: 'a', revision: 1, replyTo: null, reportId: 'pinghu-2022' },
    ...{ targets: [], kind: 'comment', colour: 'yellow', tags: ['核对', '新'], body: '我的话' },
    ...{ assignee: '', replacement: '' },
  };

  async function takenUp(note: Partial<Annotation>) {
    const notebook = new SampleNotebook(sampleNote('a', note));
    notebook.drafts.set('note:k', JSON.stringify(FORMER));
    return { notebook, ...(await takenUpAgain(notebook)), note: () => notebook.notes.get('a')! };
  }

  it('is sent with what differs from the note, where that is as it was', async () => {
    const { notebook, notes, draft } = await takenUp({ body: '原来的', tags: ['核对'] });
    expect(await notes.save(draft)).toBe(true);
    expect(notebook.asked.findLast(({ method }) => method === 'annotations.update')?.request).toEqual({
      annotationId: 'a',
      revision: 1,
      body: '我的话',
      tags: ['核对', '新'],
    });
  });

  it('is sent with a place that was added when it was taken up again, also after it was left once more', async () => {
    for (const isLeft of [false, true]) {
      const { notebook, ...editor } = await takenUp({ body: '原来的', targets: [] });
      let { notes, draft } = editor;
      draft.addTarget(asSent(rangeTarget(1, '累计3777家')));
      notes.drafts.typed();
      if (isLeft) {
        notes.drafts.close();
        await expect.poll(() => notebook.drafts.get('note:k')).toContain('3777');
        ({ notes, draft } = await takenUpAgain(notebook));
      }
      expect(await notes.save(draft)).toBe(true);
      expect(notebook.notes.get('a')!.targets).toMatchObject([{ quote: '累计3777家' }]);
    }
  });

  it('is refused where the note has changed, and loses no tag when it is saved all the same', async () => {
    const { notes, draft, note } = await takenUp({
      body: '别处改的',
      tags: ['核对', '别处加的'],
      revision: 2,
    });
    expect(await notes.save(draft)).toBe(false);
    await notes.save(draft, 'over');
    expect(note().body).toBe('我的话');
    expect([...note().tags].sort()).toEqual(['别处加的', '新', '核对'].sort());
    expect(note().targets).toHaveLength(1);
  });
});
