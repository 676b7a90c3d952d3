import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clipping, ClippingContent } from '../contract/clipping-entry.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, SAMPLE_REPORT, SAMPLE_TEXT, targetFor } from './testing/sample-notebook.ts';
import { longOr } from '../testing/long-form.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function content(words: string): ClippingContent {
  const cited = {
    ...{ reportId: SAMPLE_REPORT, agency: '临江市市场监督管理局', title: '一年', subtitle: null, kind: null },
    ...{ yearCovered: 2024, yearPublished: 2025, sourceFile: null, section: '消费维权' },
    edition: 'original' as const,
  };
  return { kind: 'words', words, cited };
}

function clip(words: string, into = notebook): Clipping {
  const { kind: _kind, textHash: _hash, ...place } = targetFor(words, desk.texts);
  return into.clippings.add({ content: content(words), place });
}

const wordsIn = (of = notebook): readonly string[] =>
  of.clippings.list().map((one) => (one.content.kind === 'chart' ? one.content.title : one.content.words));

describe('the 材料夹', () => {
  it('keeps words where they stand, in the order in which they were put in, over a restart', () => {
    const first = clip('9158件');
    clip('16条');
    expect(first).toMatchObject({ state: 'exact', line: '', author: '王敏', content: { words: '9158件' } });
    expect(first.place).toMatchObject({ passageId: 'linjiang-2024:original:1' });
    desk.closeAll();
    notebook = desk.open();
    expect(wordsIn()).toEqual(['9158件', '16条']);
  });

  it('is put in order, line by line, and each step undone and done again', () => {
    const [a, b, c] = ['9158件', '16条', '2000家'].map((words) => clip(words));
    notebook.clippings.change({ clippingId: c!.clippingId, before: a!.clippingId });
    expect(wordsIn()).toEqual(['2000家', '9158件', '16条']);
    notebook.clippings.change({ clippingId: c!.clippingId, before: null });
    notebook.clippings.change({ clippingId: b!.clippingId, line: '下一年写进第二部分' });
    expect(notebook.clippings.list()[1]).toMatchObject({ line: '下一年写进第二部分' });
    notebook.clippings.remove({ clippingIds: [a!.clippingId, c!.clippingId] });
    expect(wordsIn()).toEqual(['16条']);
    notebook.undoStack.undo();
    expect(wordsIn()).toEqual(['9158件', '16条', '2000家']);
    notebook.undoStack.undo();
    expect(notebook.clippings.list()[1]!.line).toBe('');
    notebook.undoStack.redo();
    expect(notebook.clippings.list()[1]!.line).toBe('下一年写进第二部分');
  });

  it('stands in any order that a person makes, however often it is changed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.option(fc.nat(3))), { maxLength: 70 }), (moves) => {
        const ids = ['9158件', '16条', '2000家', '99.6%'].map((words) => clip(words).clippingId);
        const model = [...ids];
        for (const [what, target] of moves) {
          const id = ids[what]!;
          const before = target === null ? null : ids[target]!;
          if (before === id) continue;
          notebook.clippings.change({ clippingId: id, before });
          model.splice(model.indexOf(id), 1);
          model.splice(before === null ? model.length : model.indexOf(before), 0, id);
        }
        expect(notebook.clippings.list().map((one) => one.clippingId)).toEqual(model);
        notebook.clippings.remove({ clippingIds: ids });
      }),
      { numRuns: longOr(60, 8) },
    );
    // To and fro between two neighbours more often than a number can be halved.
    const [a, b, c] = ['9158件', '16条', '2000家'].map((words) => clip(words).clippingId);
    for (let i = 0; i < 80; i++)
      notebook.clippings.change({ clippingId: (i % 2 ? b : c)!, before: (i % 2 ? c : b)! });
    expect(notebook.clippings.list().map((one) => one.clippingId)).toEqual([a, b, c]);
  });

  it('finds its words again as a note does, and says how surely', () => {
    clip('9158件');
    clip('线下无理由退货的承诺商家突破2000家');
    desk.texts.replace(['卷首。', ...SAMPLE_TEXT.slice(0, 2)]);
    expect(notebook.clippings.list().map(({ state }) => state)).toEqual(['shifted', 'orphan']);
    expect(notebook.clippings.list()[0]!.place).toMatchObject({ passageId: 'linjiang-2024:original:2' });
    // What was taken stays as it was taken.
    expect(wordsIn()).toEqual(['9158件', '线下无理由退货的承诺商家突破2000家']);
  });

  it('takes no words that do not stand where they are said to stand', () => {
    const { kind: _kind, textHash: _hash, ...place } = targetFor('9158件');
    const add = (change: object) => () =>
      notebook.clippings.add({ content: content('9158件'), place: { ...place, ...change } });
    expect(add({ start: place.start + 1 })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(add({ reportId: 'nowhere' })).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => notebook.clippings.remove({ clippingIds: ['x'] })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('is given and merged as notes are: nothing is lost, two lines stand side by side', () => {
    const shared = clip('9158件');
    const other = desk.open({ folder: `${desk.folder}/other`, author: '李建国' });
    const give = (from: Notebook, to: Notebook) =>
      to.merging.merge(Buffer.from(from.pack().contentBase64, 'base64'));
    give(notebook, other);
    notebook.clippings.change({ clippingId: shared.clippingId, line: '甲' });
    other.clippings.change({ clippingId: shared.clippingId, line: '乙' });
    clip('16条', other);
    give(other, notebook);
    give(notebook, other);
    for (const one of [notebook, other]) {
      expect(wordsIn(one)).toEqual(['9158件', '16条']);
      expect(one.clippings.list()[0]!.line.split('\n').sort()).toEqual(['乙', '甲']);
    }
    notebook.clippings.change({ clippingId: shared.clippingId, line: '丙' });
    expect(notebook.clippings.list()[0]!.line).toBe('丙');
  });
});
