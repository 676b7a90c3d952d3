import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../contract/errors.ts';
import { NotebookDesk, noteOn, SAMPLE_REPORT, SAMPLE_TEXT, targetFor } from './testing/sample-notebook.ts';
import type { Notebook } from './notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ArchiveError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('a note', () => {
  it('keeps the quote with its surroundings and is there after a restart', () => {
    const made = notebook.annotations.create({
      ...noteOn('382.56万元', '与去年口径是否一致？'),
      tags: ['消费维权'],
    });
    desk.closeAll();
    const [found] = desk.open().annotations.list({ deleted: false });
    expect(found).toEqual(made);
    expect(found).toMatchObject({
      author: '王敏',
      body: '与去年口径是否一致？',
      tags: ['消费维权'],
      revision: 1,
    });
    expect(found?.targets[0]).toMatchObject({
      quote: '382.56万元',
      prefix: '全年办结投诉举报9158件，挽回损失',
      suffix: '，群众满意率保持在较高水平。',
      state: 'exact',
    });
  });

  it('is refused where the text does not hold the quote at that place', () => {
    const target = targetFor('9158件');
    const create = (changed: Partial<typeof target>) => (): unknown =>
      notebook.annotations.create({ kind: 'comment', targets: [{ ...target, ...changed }], replyTo: null });
    expect(codeOf(create({ start: target.start + 1, end: target.end + 1 }))).toBe('conflict');
    expect(codeOf(create({ quote: '9159件' }))).toBe('conflict');
    expect(codeOf(create({ textHash: 'f'.repeat(64) }))).toBe('conflict');
    expect(codeOf(create({ end: target.start }))).toBe('conflict');
    expect(codeOf(create({ edition: 'digest' }))).toBe('not_found');
    expect(notebook.annotations.list({ deleted: false })).toEqual([]);
  });

  it('counts code points, not UTF-16 units', () => {
    desk.texts.replace(['𠮷祥街道去年新增个体工商户6312户。']);
    const made = notebook.annotations.create(noteOn('6312户', '', desk.texts));
    expect(made.targets[0]).toMatchObject({ start: 13, quote: '6312户', state: 'exact' });
  });

  it('is changed only from the revision that the person saw', () => {
    const made = notebook.annotations.create(noteOn('9158件', '初稿'));
    const once = notebook.annotations.update({ annotationId: made.annotationId, revision: 1, body: '二稿' });
    expect(once).toMatchObject({ body: '二稿', revision: 2 });
    expect(
      codeOf(() =>
        notebook.annotations.update({ annotationId: made.annotationId, revision: 1, body: '旧页面' }),
      ),
    ).toBe('conflict');
    expect(notebook.annotations.read(made.annotationId).body).toBe('二稿');
  });

  it('that lies in the trash is neither changed nor answered, and says so by a code of its own', () => {
    const { annotationId } = notebook.annotations.create(noteOn('9158件', '初稿'));
    const { revision } = notebook.annotations.remove({ annotationId });
    const { annotations } = notebook;
    expect(codeOf(() => annotations.update({ annotationId, revision, body: '二稿' }))).toBe('in_trash');
    expect(codeOf(() => annotations.create({ ...noteOn('9158件', '答'), replyTo: annotationId }))).toBe(
      'in_trash',
    );
  });

  it('goes to the trash and comes back as it was', () => {
    const made = notebook.annotations.create({ ...noteOn('99.6%', '与省局通报核对'), tags: ['核对'] });
    expect(notebook.annotations.remove(made).deleted).toBe(true);
    expect(notebook.annotations.list({ deleted: false })).toEqual([]);
    expect(notebook.annotations.list({ deleted: true })).toHaveLength(1);
    const back = notebook.annotations.restore(made);
    expect(back).toMatchObject({ body: made.body, tags: made.tags, deleted: false });
  });

  it('tells who changed what, and what stood there before', () => {
    const { annotationId } = notebook.annotations.create(noteOn('2000家', '数字存疑'));
    notebook.annotations.update({
      annotationId,
      revision: 1,
      body: '已核对',
      tags: ['核对'],
      status: 'resolved',
    });
    notebook.annotations.remove({ annotationId });
    notebook.annotations.restore({ annotationId });
    const history = notebook.annotations.history({ annotationId });
    expect(history.map((change) => change.action)).toEqual(['created', 'changed', 'deleted', 'restored']);
    expect(history[1]).toMatchObject({
      author: '王敏',
      before: { body: '数字存疑', status: 'open' },
      after: { body: '已核对', status: 'resolved', tags: ['核对'] },
    });
  });

  it('is found by report, and by words as a reader would compare them', () => {
    notebook.annotations.create({ ...noteOn('16条', '示范街区的名单，见附件'), tags: ['放心消费'] });
    notebook.annotations.create({ kind: 'comment', body: '另一份报告', targets: [], replyTo: null });
    expect(notebook.annotations.list({ deleted: false, reportId: SAMPLE_REPORT })).toHaveLength(1);
    const found = (text: string): number => notebook.annotations.list({ deleted: false, text }).length;
    expect([
      found('名单见附件'),
      found('放心消费'),
      found('16'),
      found('条'),
      found('报告'),
      found('街名'),
    ]).toEqual([1, 1, 1, 1, 1, 0]);
    expect(found('"; DROP TABLE entities; --')).toBe(0);
  });

  it('may answer another note, but not one that does not exist', () => {
    const question = notebook.annotations.create(noteOn('四成', '含个体工商户吗？'));
    const answer = notebook.annotations.create({
      kind: 'comment',
      body: '不含',
      targets: [],
      replyTo: question.annotationId,
    });
    expect(answer.replyTo).toBe(question.annotationId);
    const unknown = {
      ...question,
      annotationId: answer.annotationId.replace(/^./u, 'x') as typeof answer.annotationId,
    };
    expect(
      codeOf(() =>
        notebook.annotations.create({ kind: 'comment', targets: [], replyTo: unknown.annotationId }),
      ),
    ).toBe('not_found');
  });

  it('shows as moved where another edition of the text has the same quote once', () => {
    notebook.annotations.create(noteOn('放心消费示范街区扩大到16条', ''));
    desk.texts.replace(['新增一段说明。', ...SAMPLE_TEXT]);
    const [found] = notebook.annotations.list({ deleted: false });
    expect(found?.targets[0]).toMatchObject({
      state: 'shifted',
      place: { passageId: 'linjiang-2024:original:3', start: 0 },
    });
  });

  it('stays visible without a place where its sentence is gone', () => {
    notebook.annotations.create(noteOn('新设经营主体12.3万户，同比增长8.5%', ''));
    desk.texts.replace([
      '临江市去年新设经营主体13.1万户，同比增长6.2%，其中企业占四成。',
      ...SAMPLE_TEXT.slice(1),
    ]);
    const [found] = notebook.annotations.list({ deleted: false });
    expect(found?.targets[0]).toMatchObject({
      state: 'orphan',
      place: null,
      quote: '新设经营主体12.3万户，同比增长8.5%',
    });
  });
});

describe('a preference', () => {
  it('is kept across a restart, and the name given signs the next note', () => {
    notebook.preferences.write('theme', 'dark');
    notebook.preferences.write('author', '李建国');
    desk.closeAll();
    const again = desk.open();
    expect(again.preferences.read()).toEqual({ theme: 'dark', author: '李建国' });
    expect(again.annotations.create(noteOn('9158件', '')).author).toBe('李建国');
  });
});
