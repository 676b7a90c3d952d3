/** Notes of other programs: every legal form comes in, and what of it is not kept is named. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation, ImportedAnnotations } from '../contract/annotation-model.ts';
import type { Notebook } from './notebook.ts';
import { annotation, CONTEXT, quoteOf, SOURCE, text, WHOLE } from './testing/foreign-variants.ts';
import { NotebookDesk } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function imported(
  value: unknown,
  mark = '',
): ImportedAnnotations & { readonly notes: readonly Annotation[] } {
  const result = notebook.importJsonLd(mark + JSON.stringify(value));
  return { ...result, notes: notebook.annotations.list({ deleted: false }) };
}

describe('a note of another program', () => {
  it.each(WHOLE)('comes in whole: %s', (_, value, expected) => {
    for (const mark of ['', '\uFEFF']) {
      const { refused, losses, notes } = imported(value, mark);
      expect([refused, losses]).toEqual([[], []]);
      expect(notes).toHaveLength(1);
      expect(notes[0]).toMatchObject(expected);
      // What it was is kept beside it, and a second time it is known.
      expect(notes[0]!.source).toContain('"target"'.slice(0, 1));
      expect(notes[0]!.targets[0]).toMatchObject({ state: 'shifted', reportId: 'linjiang-2024' });
    }
  });

  it.each([
    ['single-own', '批注 **underline** “引号” "quote"', ['#井号', '=tag', 'a,b', '重点']],
    ['bom-own', '批注 **underline** “引号” "quote"', ['#井号', '=tag', 'a,b', '重点']],
    ['bodyvalue', '评注', []],
  ])('comes in whole from the file %s', (name, body, tags) => {
    const file = path.join(import.meta.dirname, '../testing/foreign-notes', `${name}.jsonld`);
    const { added, refused, losses } = notebook.importJsonLd(fs.readFileSync(file, 'utf8'));
    expect([added, refused, losses]).toEqual([1, [], []]);
    const [note] = notebook.annotations.list({ deleted: false });
    expect(note).toMatchObject({
      kind: 'underline',
      body,
      author: '王小明',
      created: '2026-11-29T12:40:43.302Z',
      targets: [{ kind: 'range', reportId: 'pinghu-2020', edition: 'original' }],
    });
    expect([...note!.tags].sort()).toEqual([...tags].sort());
    expect(note!.modified).toBe('2026-11-29T12:40:43.302Z');
  });

  it('has the time of its import where it states none', () => {
    const { notes } = imported(annotation({ created: undefined }));
    expect(Math.abs(Date.parse(notes[0]!.created) - Date.now())).toBeLessThan(600_000);
  });

  it('names what is not kept of it, and keeps its source', () => {
    const { losses, notes } = imported(
      annotation({
        rights: 'https://creativecommons.org/licenses/by/4.0/',
        audience: { type: 'EducationalAudience' },
        motivation: ['commenting', 'bookmarking'],
        body: { ...text('核对口径', 'identifying'), accessibility: 'none' },
      }),
    );
    expect(losses).toEqual([
      {
        at: 1,
        words: '核对口径',
        item: 'item 1 “核对口径”',
        lost: [
          'rights',
          'audience',
          'motivation bookmarking',
          'body.accessibility',
          'body.purpose identifying',
        ],
      },
    ]);
    expect(JSON.parse(notes[0]!.source!)).toMatchObject({ audience: { type: 'EducationalAudience' } });
  });

  it('stands in one of four states: by its surroundings, by being the only one, in doubt, or lost', () => {
    const at = (n: number, ...quote: [string, string?, string?]): object =>
      annotation({ id: `http://example.org/${n}`, target: { source: SOURCE, selector: quoteOf(...quote) } });
    desk.texts.replace([
      '临江市全年办结投诉举报9158件，挽回损失382.56万元。',
      '放心消费示范街区扩大到16条；放心消费示范街区覆盖全市。',
    ]);
    const { notes } = imported([
      at(1, '9158件', '办结投诉举报', '，挽回损失'),
      at(2, '覆盖全市'),
      at(3, '放心消费示范街区'),
      at(4, '新增登记企业'),
    ]);
    const words = (note: Annotation): string => {
      const [only] = note.targets;
      return only?.kind === 'range' ? only.quote : '';
    };
    const states = new Map(notes.map((note) => [words(note), note]));
    const stateOf = (quote: string): unknown => states.get(quote)?.targets[0]?.state;
    expect(['9158件', '覆盖全市', '放心消费示范街区', '新增登记企业'].map(stateOf)).toEqual([
      'shifted',
      'shifted',
      'doubtful',
      'orphan',
    ]);
  });

  it('answers the note of its file that it names', () => {
    const { notes } = imported([
      annotation({}),
      annotation({
        id: 'http://example.org/anno/2',
        motivation: 'replying',
        body: text('一致', 'replying'),
        target: 'http://example.org/anno/1',
      }),
    ]);
    const [first, second] = ['核对口径', '一致'].map((body) => notes.find((note) => note.body === body)!);
    expect(second!.replyTo).toBe(first!.annotationId);
    expect(first!.replyTo).toBeNull();
  });

  it('leaves again as it was, its own time and source with it', () => {
    imported(annotation({ modified: '2024-06-01T08:00:00Z' }));
    const { jsonLd } = notebook.exportJsonLd();
    const other = new NotebookDesk();
    try {
      const copy = other.open({ author: '赵强' });
      expect(copy.importJsonLd(jsonLd)).toMatchObject({ added: 1, refused: [], losses: [] });
      const [before, after] = [notebook, copy].map((one) => one.annotations.list({ deleted: false })[0]!);
      expect(after!.modified).toBe('2024-06-01T08:00:00.000Z');
      expect({ ...after!, revision: 0 }).toEqual({ ...before!, revision: 0 });
    } finally {
      other.remove();
    }
  });
});

describe('the time of a note of another program', () => {
  const own = '2024-06-01T08:00:00.000Z';
  let other: NotebookDesk;
  let copy: Notebook;
  beforeEach(() => {
    imported(annotation({ modified: own }));
    other = new NotebookDesk();
    copy = other.open({ author: '赵强' });
  });
  afterEach(() => other.remove());
  const give = (): unknown => copy.merging.merge(Buffer.from(notebook.pack().contentBase64, 'base64'));
  const timesIn = (one: Notebook): readonly string[] =>
    one.annotations.list({ deleted: true }).map(({ modified }) => modified);

  it('is its own on every machine and however often it is written down, while nobody changes it', () => {
    give();
    copy.undoStack.undo();
    copy.undoStack.redo();
    expect([timesIn(notebook), timesIn(copy)]).toEqual([[own], [own]]);
  });

  it('is that of the change once somebody has changed it, on every machine alike', () => {
    const [note] = notebook.annotations.list({ deleted: false });
    notebook.annotations.update({ annotationId: note!.annotationId, revision: 1, body: '改过' });
    give();
    expect(timesIn(notebook)).not.toEqual([own]);
    expect(timesIn(copy)).toEqual(timesIn(notebook));
  });
});

describe('an export for other programs', () => {
  it('keeps the musts of the model: context, ids, no empty lists, a selector or a plain name', () => {
    imported([
      annotation({}),
      annotation({ id: 'http://example.org/2', body: undefined, creator: undefined }),
    ]);
    const file = JSON.parse(notebook.exportJsonLd().jsonLd) as Record<string, unknown>;
    const page = file['first'] as Record<string, unknown>;
    const items = page['items'] as readonly Record<string, unknown>[];
    expect(file['total']).toBe(2);
    for (const one of [file, page, ...items]) expect(one['id']).toMatch(/^urn:[a-z]+:[\x21-\x7e]+$/);
    for (const one of [file, page, ...items])
      expect((one['@context'] as readonly unknown[])[0]).toBe(CONTEXT);
    for (const item of items) {
      expect(item['body']).not.toEqual([]);
      const targets = [item['target']].flat();
      expect(targets).not.toEqual([]);
      for (const one of targets)
        expect(typeof one === 'string' || 'selector' in (one as object), JSON.stringify(one)).toBe(true);
    }
  });

  it('of nothing is a collection without a page', () => {
    expect(JSON.parse(notebook.exportJsonLd().jsonLd)).toMatchObject({
      type: 'AnnotationCollection',
      total: 0,
    });
    expect(JSON.parse(notebook.exportJsonLd().jsonLd)).not.toHaveProperty('first');
  });
});

describe('a note whose name holds only in its file', () => {
  const named = (id: unknown, body: string): object => annotation({ id, body: text(body) });

  it.each(['#1', '_:b0', 'anno/1', '1', 'ex:1', 'file:///note/1', undefined, null, 7])(
    'is not taken for the note that another file calls so: %s',
    (id) => {
      expect(imported([named(id, '甲')])).toMatchObject({ added: 1, known: 0 });
      expect(imported([named(id, '乙')])).toMatchObject({ added: 1, known: 0, refused: [], losses: [] });
      const { added, known, notes } = imported([named(id, '甲')]);
      expect([added, known]).toEqual([0, 1]);
      expect(notes.map((note) => note.body).sort()).toEqual(['乙', '甲']);
    },
  );

  it('keeps its answers apart, though they say the same', () => {
    const file = (body: string): object[] => [
      named('#1', body),
      annotation({ id: '#2', motivation: 'replying', body: text('一致'), target: '#1' }),
      annotation({ id: '#3', motivation: 'replying', body: text('一致'), target: '#2' }),
    ];
    imported(file('甲'));
    const { added, known, notes } = imported(file('乙'));
    expect([added, known, notes.length]).toEqual([3, 0, 6]);
    expect(imported(file('乙'))).toMatchObject({ added: 0, known: 3 });
    const parent = notes.find((note) => note.body === '乙')!;
    const answer = notes.find((note) => note.replyTo === parent.annotationId)!;
    expect(answer.body).toBe('一致');
    expect(notes.filter((note) => note.replyTo === answer.annotationId)).toHaveLength(1);
  });

  it('is the same under a name that every file knows it by', () => {
    for (const id of ['http://example.org/1', 'urn:uuid:07475897-d2eb-4dce-aa12-ecb50771c734']) {
      expect(imported([named(id, '甲')])).toMatchObject({ added: 1 });
      expect(imported([named(id, '甲')])).toMatchObject({ added: 0, known: 1 });
    }
  });

  it('names each target that is neither quoted nor a note', () => {
    const { losses } = imported([
      annotation({}),
      annotation({
        id: '#2',
        target: ['http://example.org/a', 'http://example.org/anno/1', 'http://example.org/b'],
      }),
    ]);
    expect(losses.map(({ at, lost }) => [at, lost])).toEqual([
      [2, ['target http://example.org/a', 'target http://example.org/b']],
    ]);
  });
});
