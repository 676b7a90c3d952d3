/** Notes of other programs in other words than the short ones of the model. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../contract/annotation-model.ts';
import type { Notebook } from './notebook.ts';
import { annotation, SOURCE, text } from './testing/foreign-variants.ts';
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

describe('a note that is written otherwise', () => {
  it.each<[unknown, string]>([
    [1714550400000, '2024-05-01T08:00:00.000Z'],
    [1714550400, '2024-05-01T08:00:00.000Z'],
    ['1714550400', '2024-05-01T08:00:00.000Z'],
    [{ '@value': '2024-05-01T08:00:00Z', '@type': 'xsd:dateTime' }, '2024-05-01T08:00:00.000Z'],
    [['2024-05-01T08:00:00Z'], '2024-05-01T08:00:00.000Z'],
    ['2024年5月1日', '2024-05-01T00:00:00.000Z'],
    ['2024年5月1日 下午4时05分', '2024-05-01T16:05:00.000Z'],
    ['2024/5/1 8:30', '2024-05-01T08:30:00.000Z'],
    ['2024-05-01T08:00:00.123456+08:00', '2024-05-01T00:00:00.123Z'],
    ['2024-05-01 08:00:00', '2024-05-01T08:00:00.000Z'],
    ['2024-05', '2024-05-01T00:00:00.000Z'],
    ['Wed, 01 May 2024 08:00:00 GMT', '2024-05-01T08:00:00.000Z'],
    ['May 1, 2024', '2024-05-01T00:00:00.000Z'],
  ])('has its time: %s', (created, expected) => {
    const { note, lost } = one(annotation({ created }));
    expect([note.created, lost]).toEqual([expected, []]);
  });

  it.each([
    '很久以前',
    '2024-02-31',
    '2024-02-31T25:00:00Z',
    'note 5',
    20240501,
    { year: 2024 },
    true,
    1e300,
  ])('is taken without a time that is none, which is named: %s', (created) => {
    const { note, lost } = one(annotation({ created }));
    expect(lost).toEqual(['created']);
    expect(Math.abs(Date.parse(note.created) - Date.now())).toBeLessThan(600_000);
  });

  const OA = 'http://www.w3.org/ns/oa#';
  const expanded = {
    '@id': 'http://example.org/anno/1',
    '@type': [`${OA}Annotation`],
    [`${OA}motivatedBy`]: [{ '@id': `${OA}questioning` }],
    'http://purl.org/dc/terms/creator': [
      { '@type': ['x'], 'http://xmlns.com/foaf/0.1/name': [{ '@value': '李建国' }] },
    ],
    'http://purl.org/dc/terms/created': [{ '@value': '2024-05-01T08:00:00Z', '@type': 'xsd:dateTime' }],
    [`${OA}hasBody`]: [
      {
        '@type': [`${OA}TextualBody`],
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': [{ '@value': '核对口径', '@language': 'zh' }],
        [`${OA}hasPurpose`]: [{ '@id': `${OA}commenting` }],
      },
      {
        [`${OA}hasPurpose`]: [{ '@id': `${OA}tagging` }],
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#value': [{ '@value': '核对' }],
      },
    ],
    [`${OA}hasTarget`]: [
      {
        [`${OA}hasSource`]: [{ '@id': SOURCE }],
        [`${OA}hasSelector`]: [
          {
            '@type': [`${OA}TextQuoteSelector`],
            [`${OA}exact`]: [{ '@value': '投诉举报9158件' }],
            [`${OA}prefix`]: [{ '@value': '全年办结' }],
            [`${OA}suffix`]: [{ '@value': '，挽回损失' }],
          },
        ],
      },
    ],
  };
  const prefixed = JSON.parse(
    JSON.stringify(expanded)
      .replaceAll(OA, 'oa:')
      .replaceAll('http://purl.org/dc/terms/', 'dcterms:')
      .replaceAll('http://xmlns.com/foaf/0.1/', 'foaf:')
      .replaceAll('http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'),
  ) as object;

  it.each<[string, unknown]>([
    ['in full', [expanded]],
    ['in full, secure', JSON.parse(JSON.stringify([expanded]).replaceAll('http://www.w3', 'https://www.w3'))],
    ['with prefixes', [prefixed]],
    ['in a graph', { '@graph': [prefixed] }],
    [
      'in a page in full',
      {
        '@type': ['https://www.w3.org/ns/activitystreams#OrderedCollectionPage'],
        'https://www.w3.org/ns/activitystreams#items': [{ '@list': [expanded] }],
      },
    ],
    [
      'in a collection with prefixes',
      {
        '@type': 'as:OrderedCollection',
        'as:totalItems': 1,
        'as:first': { 'as:items': { '@list': [prefixed] } },
      },
    ],
  ])('is read whole: %s', (_, value) => {
    const { losses, notes } = imported(value);
    expect([losses, notes.length]).toEqual([[], 1]);
    expect(notes[0]).toMatchObject({
      kind: 'question',
      body: '核对口径',
      tags: ['核对'],
      author: '李建国',
      created: '2024-05-01T08:00:00.000Z',
      targets: [{ state: 'shifted', quote: '投诉举报9158件' }],
    });
    expect(notes[0]!.source).toContain('hasTarget');
  });

  it('keeps a body value that is written as a value', () => {
    const { note, lost } = one(annotation({ body: undefined, bodyValue: { '@value': '值' } }));
    expect([note.body, lost]).toEqual(['值', []]);
  });

  it('says which of two names for one thing it did not read', () => {
    const { note, lost } = one(annotation({ 'dcterms:created': '2023-01-01T00:00:00Z' }));
    expect([note.created, lost]).toEqual(['2024-05-01T08:00:00.000Z', ['dcterms:created']]);
  });

  it('answers a note that is named by @id', () => {
    const { notes, losses } = imported([
      { ...annotation({ body: text('甲') }), id: undefined, '@id': '#1' },
      annotation({ id: '#2', motivation: 'replying', body: text('乙', 'replying'), target: { '@id': '#1' } }),
      annotation({ id: '#3', motivation: 'oa:replying', body: text('丙'), target: [{ '@id': '#2' }] }),
    ]);
    expect(losses).toEqual([]);
    const of = (body: string): Annotation => notes.find((note) => note.body === body)!;
    expect([of('乙').replyTo, of('丙').replyTo]).toEqual([of('甲').annotationId, of('乙').annotationId]);
  });

  it('may be deep, and is refused by itself where it is too deep to be kept', () => {
    const file = (depth: number): string =>
      JSON.stringify([
        annotation({ 'schema:x': 'HERE' }),
        annotation({ id: 'http://example.org/2' }),
      ]).replace('"HERE"', '{"oa:hasBody":['.repeat(depth) + '1' + ']}'.repeat(depth));
    const deep = notebook.importJsonLd(file(1500));
    expect([deep.added, deep.losses.map(({ lost }) => lost)]).toEqual([2, [['x', 'source']]]);
    const { known, refused } = notebook.importJsonLd(file(200_000));
    expect([known, refused.map(({ code, at }) => [code, at])]).toEqual([1, [['form', 1]]]);
  });
});
