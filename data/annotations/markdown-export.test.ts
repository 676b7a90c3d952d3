import { Parser } from 'commonmark';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markdownOf } from './markdown-export.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, noteOn, SAMPLE_REPORT } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function fillNotebook(): void {
  const note = notebook.annotations.create({
    ...noteOn('382.56万元', '**口径**：与年报\n不一致？'),
    kind: 'question',
    colour: 'blue',
    tags: ['核对', '消费维权'],
    assignee: '李建国',
  });
  notebook.annotations.create({ kind: 'comment', body: '一致', targets: [], replyTo: note.annotationId });
  notebook.annotations.create({ ...noteOn('2000家', ''), kind: 'correction', replacement: '2100家' });
  notebook.annotations.create({
    kind: 'highlight',
    targets: [{ kind: 'report', reportId: SAMPLE_REPORT }],
    replyTo: null,
  });
}

describe('a list to read', () => {
  it('puts answers under what they answer, and quotes before notes', () => {
    fillNotebook();
    const text = markdownOf(notebook.annotations.list({ deleted: false }), () => '临江 2024');
    expect(text).toContain('## 临江 2024');
    expect(text).toMatch(/王敏\*\* \d{4}-\d\d-\d\d \d\d:\d\d 疑问 指派给 李建国 #核对 #消费维权/u);
    expect(text).toContain('标亮\n\n  \\[全篇\\]');
    expect(text).toMatch(
      /> 382\.56万元\n\n {2}\*\*口径\*\*：与年报\\\n {2}不一致？\n\n {2}- \*\*王敏\*\*.*回复\n\n {4}一致/u,
    );
    expect(text).toContain('修改为：2100家');
  });
});

/** Blocks with how deep they lie, as a CommonMark parser reads them. */
function blocksOf(markdown: string): readonly string[] {
  const walker = new Parser().parse(markdown).walker();
  const blocks: string[] = [];
  let depth = 0;
  for (let step = walker.next(); step; step = walker.next()) {
    const { type, isContainer } = step.node;
    if (!step.entering) depth--;
    else if (!INLINE.includes(type)) blocks.push(`${depth} ${type}`);
    if (step.entering && isContainer) depth++;
  }
  return blocks;
}

const INLINE = ['text', 'softbreak', 'linebreak', 'strong', 'emph', 'code', 'link', 'image'];

describe('the blocks of a list to read', () => {
  const words = [
    '# ',
    '> ',
    '- ',
    '1. ',
    '```',
    '---',
    '===',
    '<div>',
    '<!--',
    '[a]: b',
    '![x](y)',
    '|',
    '**',
    '`',
  ];
  const more = [
    '\t',
    '    ',
    '&lt;',
    '\\',
    '_',
    '~~~',
    '+ ',
    '* ',
    '市场',
    '9158',
    '</script>',
    '(',
    ')',
    '\n',
  ];
  const text = fc.array(fc.constantFrom(...words, ...more), { maxLength: 14 }).map((parts) => parts.join(''));

  it('are those of the notes, whatever is written, quoted, named or tagged', () => {
    const first = notebook.annotations.create(noteOn('9158件', '甲'));
    notebook.annotations.create({ kind: 'comment', body: '乙', targets: [], replyTo: first.annotationId });
    notebook.annotations.create({ ...noteOn('16条', '丙'), kind: 'correction', replacement: '17条' });
    const notes = notebook.annotations.list({ deleted: false });
    const expected = blocksOf(markdownOf(notes, () => '临江 2024'));
    expect(expected.filter((one) => one.endsWith('block_quote'))).toHaveLength(2);
    fc.assert(
      fc.property(text, text, text, (body, name, quote) => {
        const hostile = notes.map((note) => ({
          ...note,
          // One paragraph, so that the number of blocks is the same.
          body: `字${body.replaceAll(/\n\s*\n/g, '\n')}`,
          author: name,
          tags: [name],
          assignee: name,
          replacement: note.replacement === null ? null : `字${name}`,
          targets: note.targets.map((target) =>
            target.kind === 'range' ? { ...target, quote: `字${quote}` } : target,
          ),
        }));
        const markdown = markdownOf(hostile, () => `字${name}`);
        expect(blocksOf(markdown)).toEqual(expected);
        expect(markdown).not.toMatch(/(?<!\\)(?:\\\\)*<(?!!?-)/u);
      }),
      { numRuns: 200 },
    );
  });
});
