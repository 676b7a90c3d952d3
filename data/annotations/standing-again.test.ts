import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotebookDesk, noteOn, SAMPLE_TEXT, targetFor } from './testing/sample-notebook.ts';
import type { Notebook } from './notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

const GONE = '新设经营主体12.3万户，同比增长8.5%';
/** The first sentence has other figures; the others are a paragraph further down. */
const NEXT_EDITION = [
  '新增一段说明。',
  '临江市去年新设经营主体13.1万户，同比增长6.2%，其中企业占四成。',
  ...SAMPLE_TEXT.slice(1),
];

describe('a note whose text has a new edition', () => {
  it('is given the place that was found, while a place that is gone stays as it was', () => {
    const targets = [targetFor(GONE), targetFor('放心消费示范街区扩大到16条')];
    const { annotationId, revision } = notebook.annotations.create({ kind: 'link', targets, replyTo: null });
    desk.texts.replace(NEXT_EDITION);
    const [gone, moved] = notebook.annotations.read(annotationId).targets;
    expect([gone?.state, moved?.state]).toEqual(['orphan', 'shifted']);

    const here = targetFor('放心消费示范街区扩大到16条', desk.texts);
    const confirmed = notebook.annotations.update({ annotationId, revision, targets: [targets[0]!, here] });
    expect(confirmed.targets.map((target) => target.state)).toEqual(['orphan', 'exact']);
    expect(confirmed.targets[0]).toEqual(gone);
  });

  it('is confirmed with all others in one step, which one undo takes back', () => {
    const moved = ['16条', '2000家', '99.6%'].map((quote) =>
      notebook.annotations.create(noteOn(quote, quote)),
    );
    const lost = notebook.annotations.create(noteOn(GONE, '口径？'));
    desk.texts.replace(NEXT_EDITION);
    const ids = [...moved, lost].map((note) => note.annotationId);
    const stateOf = (id: (typeof ids)[number]) => notebook.annotations.read(id).targets[0]?.state;
    const before = ids.map(stateOf);
    expect(before).toEqual(['shifted', 'shifted', 'shifted', 'orphan']);

    notebook.annotations.confirm({ annotationIds: ids });
    expect(ids.map(stateOf)).toEqual(['exact', 'exact', 'exact', 'orphan']);
    expect(notebook.annotations.read(lost.annotationId).revision).toBe(lost.revision);
    expect(notebook.annotations.read(ids[0]!).targets[0]).toMatchObject({
      quote: '16条',
      place: { start: 11 },
    });

    notebook.undoStack.undo();
    expect(ids.map(stateOf)).toEqual(before);
    notebook.undoStack.redo();
    expect(ids.map(stateOf)).toEqual(['exact', 'exact', 'exact', 'orphan']);
  });

  it('can be left without a place, until a person finds one after all', () => {
    const { annotationId, revision } = notebook.annotations.create(noteOn(GONE, '口径？'));
    desk.texts.replace(NEXT_EDITION);
    const kept = notebook.annotations.update({ annotationId, revision, keptAsOrphan: true });
    expect(kept).toMatchObject({ keptAsOrphan: true, body: '口径？' });
    expect(kept.targets[0]?.state).toBe('orphan');

    const moved = notebook.annotations.update({
      annotationId,
      revision: kept.revision,
      targets: [targetFor('新设经营主体13.1万户', desk.texts)],
    });
    expect(moved).toMatchObject({ keptAsOrphan: false });
    notebook.undoStack.undo();
    expect(notebook.annotations.read(annotationId).keptAsOrphan).toBe(true);
  });

  it('corrects nothing while its place is in doubt', () => {
    const { annotationId, revision } = notebook.annotations.create({
      kind: 'correction',
      replacement: '12.4万户',
      targets: [targetFor('12.3万户')],
      replyTo: null,
    });
    notebook.annotations.update({ annotationId, revision, accepted: true });
    expect(notebook.aroundSearch.corrections()).toMatchObject([{ start: 11, end: 17 }]);
    desk.texts.replace(NEXT_EDITION);
    notebook.aroundSearch.forget();
    expect(notebook.aroundSearch.corrections()).toEqual([]);
  });
});

describe('the first page of a long list', () => {
  it('has the notes changed last, and no others', () => {
    const made = ['9158件', '16条', '2000家', '99.6%'].map((quote) =>
      notebook.annotations.create(noteOn(quote, quote)),
    );
    notebook.annotations.update({ annotationId: made[0]!.annotationId, revision: 1, body: '改过' });
    const first = notebook.annotations.list({ deleted: false, limit: 2 });
    expect(first.map((note) => note.body).sort()).toEqual(['99.6%', '改过']);
  });

  it('of those with words has the ones of them that were changed last', () => {
    for (const [quote, body] of [
      ['9158件', '核实 数字甲'],
      ['16条', '数字乙，请核实'],
      ['2000家', '待核实的数字丙'],
      ['99.6%', '另一回事'],
    ] as const)
      notebook.annotations.create(noteOn(quote, body));
    const found = (text: string, limit?: number): readonly string[] =>
      notebook.annotations.list({ deleted: false, text, limit }).map(({ body }) => body);
    expect(found('核实 数字')).toHaveLength(3);
    expect(found('数字 核实 乙')).toEqual(['数字乙，请核实']);
    expect(found('核实 无此')).toEqual([]);
    // Written in one millisecond they have no order.
    expect(found('核实 数字', 2).toSorted()).toEqual(['待核实的数字丙', '数字乙，请核实'].toSorted());
    expect(found('甲', 1)).toEqual(['核实 数字甲']);
  });
});

describe('the identity', () => {
  it('signs with the name given, and can be made new for a copy on a second machine', () => {
    const before = notebook.identity();
    expect(before.device).toMatch(/^[0-9a-f]{8}$/);
    notebook.annotations.create(noteOn('9158件', '先'));
    notebook.preferences.write('author', '周敏');
    const after = notebook.renewDevice();
    expect(after).toMatchObject({ author: '周敏' });
    expect(after.device).not.toBe(before.device);
    notebook.annotations.create(noteOn('16条', '后'));
    desk.closeAll();
    const again = desk.open();
    expect(again.identity()).toEqual(after);
    expect(again.annotations.list({ deleted: false })).toHaveLength(2);
    expect(again.check()).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok' });
  });
});
