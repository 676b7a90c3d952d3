/** Notes of other programs: whatever is not kept of them is named, and nothing else is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notebook } from './notebook.ts';
import { annotation, CONTEXT, quoteOf, SOURCE, text } from './testing/foreign-variants.ts';
import { importAlone, importInto } from './testing/imported-notes.ts';
import { NotebookDesk } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

const imported = (value: unknown) => importInto(notebook, value);
const one = (value: unknown) => importAlone(notebook, value);

const quoted = { source: SOURCE, selector: quoteOf('投诉举报9158件', '全年办结', '，挽回损失') };
const hypothesis = (more: object): object => ({
  id: 'abc_123',
  created: '2024-05-01T08:00:00Z',
  user: 'acct:lijianguo@hypothes.is',
  uri: SOURCE,
  text: '核对口径',
  target: [quoted],
  ...more,
});
const zotero = (more: object): object => ({
  key: 'ABCD2345',
  itemType: 'annotation',
  annotationType: 'highlight',
  annotationText: '投诉举报9158件',
  dateAdded: '2024-05-01T08:00:00Z',
  ...more,
});

describe('what is not kept of a note of another program is named', () => {
  const long = '长'.repeat(101);

  it.each<[string, object, readonly string[]]>([
    ['an author who is cut', annotation({ creator: long }), ['creator (cut to 100 characters)']],
    ['a user who is cut', hypothesis({ user: long }), ['user (cut to 100 characters)']],
    [
      'an author of Zotero who is cut',
      zotero({ annotationAuthorName: long }),
      ['annotationAuthorName (cut to 100 characters)'],
    ],
    ['a long tag of Hypothesis', hypothesis({ tags: ['核对', long] }), [`tags ${'长'.repeat(24)}…`]],
    ['a tag that is no text', hypothesis({ tags: ['核对', 7] }), ['tags']],
    ['a long tag of Zotero', zotero({ tags: [{ tag: long }] }), [`tags ${'长'.repeat(24)}…`]],
    ['a long tag, which becomes text', annotation({ body: text(long, 'tagging') }), ['body.purpose tagging']],
    [
      'a quotation of Zotero that is cut',
      zotero({ annotationText: '长'.repeat(20_001) }),
      ['annotationText (cut to 20000 characters)', 'source'],
    ],
    [
      'a quotation that is cut',
      annotation({ target: { source: SOURCE, selector: quoteOf('长'.repeat(20_001)) } }),
      ['target.selector.exact (cut to 20000 characters)', 'source'],
    ],
    [
      'how a target is shown and which state of it is meant',
      annotation({
        target: {
          ...quoted,
          state: { type: 'TimeState', sourceDate: '2024-05-01T00:00:00Z' },
          scope: 'http://example.org/frame',
          styleClass: 'red',
          renderedVia: { id: 'http://example.org/viewer' },
        },
      }),
      ['target.state', 'target.scope', 'target.styleClass', 'target.renderedVia'],
    ],
    [
      'what its source says of itself',
      annotation({ target: { ...quoted, source: { id: SOURCE, type: 'Text', format: 'text/html' } } }),
      ['target.source.format'],
    ],
    ['a target that is nothing', annotation({ target: [quoted, 7, {}] }), ['target']],
    ['a time of change that is none', annotation({ modified: '前天' }), ['modified']],
    ['a time of change in the future', annotation({ modified: '2999-01-01T00:00:00Z' }), ['modified']],
    ['a time of Hypothesis that is none', hypothesis({ updated: '前天' }), ['updated']],
    ['a time of Zotero that is none', zotero({ dateModified: '前天' }), ['dateModified']],
    ['a value of a body that is none', annotation({ body: undefined, bodyValue: { a: 1 } }), ['bodyValue']],
    ['a body that is none', annotation({ body: [text('核对口径'), true] }), ['body']],
    [
      'an account beside a name',
      annotation({ creator: { name: '李建国', account: 'acct:li@example.org', email: 'li@example.org' } }),
      ['creator.account', 'creator.email'],
    ],
    ['a second creator without a name', annotation({ creator: ['李建国', { age: 7 }] }), ['creator']],
    [
      'another who signed a body',
      annotation({ body: { ...text('核对口径'), creator: '赵强', created: '2024-05-02T08:00:00Z' } }),
      ['body.creator', 'body.created'],
    ],
    [
      'another who signed the target',
      annotation({ target: { ...quoted, creator: '赵强' } }),
      ['target.creator'],
    ],
    [
      'what else it is there for',
      annotation({ motivation: ['questioning', 'assessing'] }),
      ['motivation assessing'],
    ],
    [
      'a second purpose',
      annotation({ body: { ...text('核对口径'), purpose: ['commenting', 'x'] } }),
      ['body.purpose x'],
    ],
    [
      'a second wording',
      annotation({ body: [text('甲', 'editing'), text('乙', 'editing')] }),
      ['body.purpose editing'],
    ],
    [
      'text that is not what it is taken for',
      annotation({
        body: { ...text('<b>核对</b>'), format: 'text/html', language: 'ar', textDirection: 'rtl' },
      }),
      ['body.format', 'body.language', 'body.textDirection'],
    ],
    ['a colour that is none of ours', zotero({ annotationColor: '#123456' }), ['annotationColor #123456']],
    ['what a note of Zotero is related to', zotero({ relations: { 'dc:relation': 'x' } }), ['relations']],
    [
      'what a body is called twice',
      annotation({ body: { ...text('甲'), chars: '乙', label: '丙' } }),
      ['body.chars', 'body.label'],
    ],
    ['not a language that it is taken for', annotation({ body: { ...text('甲'), language: 'zh-CN' } }), []],
  ])('%s', (_, value, expected) => {
    const { lost } = one(value);
    expect([...lost].sort()).toEqual([...expected].sort());
  });

  it('but not what signs it where nothing else does: a target of annotorious 3', () => {
    const { note, lost } = one({
      id: '07475897-d2eb-4dce-aa12-ecb50771c734',
      bodies: [{ purpose: 'commenting', value: '核对口径' }],
      target: {
        selector: [{ quote: '挽回损失382.56万元', start: 15, end: 27 }],
        creator: { id: 'u1', name: '李建国' },
        created: '2024-05-01T08:00:00Z',
        updated: '2024-05-02T08:00:00Z',
      },
    });
    expect(lost).toEqual([]);
    expect(note).toMatchObject({
      author: '李建国',
      created: '2024-05-01T08:00:00.000Z',
      modified: '2024-05-02T08:00:00.000Z',
    });
  });
});

describe('a tag with blanks around it', () => {
  it.each<[string, object]>([
    ['Hypothesis', hypothesis({ tags: [' 核对', '核对', ' ', `${' '.repeat(200)}口径`] })],
    ['Zotero', zotero({ tags: [{ tag: '核对　' }, { tag: '口径' }, { tag: '　' }] })],
    [
      'W3C',
      annotation({
        body: [
          text('核对口径'),
          text(' 核对\n', 'tagging'),
          text('口径 ', 'classifying'),
          text('  ', 'tagging'),
        ],
      }),
    ],
  ])('is the tag without them, and blanks alone are none: %s', (_, value) => {
    const { notes, losses } = imported([value]);
    expect(notes.map(({ tags }) => tags)).toEqual([['口径', '核对']]);
    expect(notes[0]?.body ?? '').not.toMatch(/\s$/);
    expect(losses.flatMap(({ lost }) => lost)).not.toContain('tags');
  });
});

describe('a note that is here already', () => {
  it('is counted apart where it lies in the trash, and comes back from there when it is restored', () => {
    const two = [annotation({}), annotation({ id: 'http://example.org/2' })];
    imported(two);
    notebook.undoStack.undo();
    const again = notebook.importJsonLd(JSON.stringify(two));
    expect(again).toMatchObject({ added: 0, known: 0 });
    expect(again.inTrash).toHaveLength(2);
    expect(notebook.annotations.list({ deleted: false })).toEqual([]);
    notebook.annotations.bulk({
      ...{ annotationIds: [...again.inTrash], addTags: [], removeTags: [] },
      deleted: false,
    });
    expect(notebook.annotations.list({ deleted: false })).toHaveLength(2);
    expect(notebook.importJsonLd(JSON.stringify(two))).toMatchObject({ added: 0, known: 2, inTrash: [] });
  });

  it('is told where its program has changed it since', () => {
    imported([annotation({}), annotation({ id: 'http://example.org/2' })]);
    const changed = [
      annotation({}),
      annotation({ id: 'http://example.org/2', body: text('改过'), rights: 'r' }),
    ];
    const { known, losses } = notebook.importJsonLd(JSON.stringify(changed));
    expect([known, losses.map(({ at, lost }) => [at, lost])]).toEqual([
      2,
      [[2, ['rights', 'changes since it was taken']]],
    ]);
    expect(notebook.annotations.list({ deleted: false }).map((note) => note.body)).toEqual([
      '核对口径',
      '核对口径',
    ]);
  });
});

describe('who wrote a note in the library of a group', () => {
  it('is said around it', () => {
    const row = {
      key: 'ABCD2345',
      data: zotero({}),
      meta: { createdByUser: { username: 'li', name: '李建国' } },
    };
    expect(one(row)).toMatchObject({ note: { author: '李建国' }, lost: [] });
  });
});

describe('a file that does not hold every note', () => {
  const page = (more: object): object => ({
    '@context': CONTEXT,
    type: 'AnnotationPage',
    items: [annotation({})],
    ...more,
  });
  const NEXT = 'http://example.org/page2';

  it.each<[string, unknown, readonly string[]]>([
    ['a page with a next one', page({ next: NEXT }), [`next ${NEXT}`]],
    [
      'a page of a larger collection',
      page({ partOf: { id: 'http://example.org/c', total: 40 } }),
      ['total 40 (1 in this file)'],
    ],
    [
      'a collection whose first page has a next one',
      { type: 'AnnotationCollection', total: 2, first: page({ next: { id: NEXT, type: 'AnnotationPage' } }) },
      [`next ${NEXT}`, 'total 2 (1 in this file)'],
    ],
    [
      'a collection that names its pages only',
      { type: 'AnnotationCollection', total: 2, first: NEXT },
      [`first ${NEXT}`, 'total 2 (0 in this file)'],
    ],
    ['rows of a longer search', { total: 9, rows: [hypothesis({})] }, ['total 9 (1 in this file)']],
    ['a page that begins in the middle', page({ startIndex: 20 }), ['startIndex 20']],
    ['a page that says more', page({ creator: '李建国' }), ['creator']],
  ])('says so: %s', (_, value, expected) => {
    const { losses } = imported(value);
    expect(losses).toEqual([{ at: null, words: '', item: 'the file', lost: expected }]);
  });

  it('is none whose pages are all in it, one in the other or in a row', () => {
    const second = (more: object): object =>
      page({ id: NEXT, items: [annotation({ id: 'http://example.org/2', body: text('乙') })], ...more });
    const first = page({
      id: 'http://example.org/page1',
      next: second({ prev: 'http://example.org/page1' }),
    });
    const inEachOther = imported({ type: 'AnnotationCollection', total: 2, first, last: second({}) });
    expect([inEachOther.losses, inEachOther.notes.length]).toEqual([[], 2]);
    expect(imported([page({ next: NEXT }), second({})]).losses).toEqual([]);
  });

  it('is read in linear time, its pages one in the other', () => {
    let chain: object = page({});
    for (let n = 0; n < 500; n++)
      chain = page({ items: [annotation({ id: `http://example.org/${n}` })], next: chain });
    expect(imported(chain).notes).toHaveLength(501);
  });
});
