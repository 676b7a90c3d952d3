/** The legal forms in which notes of other programs come, and what each must be here. Sentences of our own. */
import type { Annotation } from '../../contract/annotation-model.ts';

export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
export const SOURCE = 'https://example.gov.cn/2024/linjiang.html';
export const quoteOf = (exact: string, prefix = '', suffix = ''): object => ({
  type: 'TextQuoteSelector',
  exact,
  ...(prefix === '' ? {} : { prefix }),
  ...(suffix === '' ? {} : { suffix }),
});
const target = { source: SOURCE, selector: quoteOf('投诉举报9158件', '全年办结', '，挽回损失') };
export const text = (value: string, purpose?: string): object => ({
  type: 'TextualBody',
  value,
  ...(purpose ? { purpose } : {}),
});
export const annotation = (more: object): object => ({
  '@context': CONTEXT,
  id: 'http://example.org/anno/1',
  type: 'Annotation',
  creator: { type: 'Person', name: '李建国' },
  created: '2024-05-01T08:00:00Z',
  body: text('核对口径'),
  target,
  ...more,
});

export const WHOLE: readonly (readonly [string, unknown, Partial<Annotation>])[] = [
  [
    'one annotation',
    annotation({}),
    { body: '核对口径', author: '李建国', created: '2024-05-01T08:00:00.000Z' },
  ],
  ['a list', [annotation({})], { body: '核对口径' }],
  ['a page', { '@context': CONTEXT, type: 'AnnotationPage', items: [annotation({})] }, { body: '核对口径' }],
  [
    'a collection',
    {
      '@context': CONTEXT,
      type: 'AnnotationCollection',
      total: 1,
      first: { type: 'AnnotationPage', items: [annotation({})] },
    },
    { body: '核对口径' },
  ],
  [
    'a creator as an address',
    annotation({ creator: 'http://example.org/user/li' }),
    { author: 'http://example.org/user/li' },
  ],
  [
    'several creators',
    annotation({ creator: [{ name: '李建国' }, { nickname: '小赵' }] }),
    { author: '李建国、小赵' },
  ],
  ['a body value', annotation({ body: undefined, bodyValue: '核对口径' }), { body: '核对口径' }],
  [
    'several bodies',
    annotation({
      body: [text('甲'), text('乙', 'describing'), text('核对', 'tagging'), text('消费', 'classifying')],
    }),
    { body: '甲\n\n乙', tags: ['核对', '消费'] },
  ],
  [
    'bodies behind addresses',
    annotation({
      motivation: 'linking',
      body: ['http://example.org/a', { id: 'http://example.org/v', type: 'Video' }],
    }),
    { kind: 'link', body: '<http://example.org/a>\n\n<http://example.org/v>' },
  ],
  [
    'types and motivations in lists, further selectors',
    annotation({
      type: ['Annotation', 'http://example.org/Note'],
      motivation: ['commenting'],
      target: {
        source: { id: SOURCE, type: 'Text' },
        selector: [
          { type: 'FragmentSelector', value: 'p3' },
          {
            type: 'XPathSelector',
            value: '/p[3]',
            refinedBy: quoteOf('投诉举报9158件', '全年办结', '，挽回损失'),
          },
        ],
      },
    }),
    { kind: 'comment', body: '核对口径' },
  ],
  [
    'a row of Hypothesis',
    {
      total: 1,
      rows: [
        {
          id: 'abc_123',
          created: '2024-05-01T08:00:00.123456+00:00',
          updated: '2024-05-02T08:00:00.123456+00:00',
          user: 'acct:lijianguo@hypothes.is',
          user_info: { display_name: null },
          uri: SOURCE,
          text: '核对口径',
          tags: ['核对'],
          group: '__world__',
          permissions: { read: ['group:__world__'] },
          target: [
            {
              source: SOURCE,
              selector: [
                {
                  type: 'RangeSelector',
                  startContainer: '/p[1]',
                  endContainer: '/p[1]',
                  startOffset: 1,
                  endOffset: 9,
                },
                { type: 'TextPositionSelector', start: 4, end: 13 },
                quoteOf('投诉举报9158件', '全年办结', '，挽回损失'),
              ],
            },
          ],
          document: { title: ['临江'] },
          links: { html: 'https://hypothes.is/a/abc_123' },
          hidden: false,
          flagged: false,
        },
      ],
    },
    { body: '核对口径', author: 'lijianguo', tags: ['核对'], modified: '2024-05-02T08:00:00.123Z' },
  ],
  [
    'an annotation of Zotero, from its API',
    [
      {
        key: 'ABCD2345',
        version: 3,
        data: {
          key: 'ABCD2345',
          itemType: 'annotation',
          parentItem: 'WXYZ6789',
          annotationType: 'highlight',
          annotationAuthorName: '李建国',
          annotationText: '全年办结投诉举报9158件，挽回损失382.56万元',
          annotationComment: '核对口径',
          annotationColor: '#5fb236',
          annotationPageLabel: '3',
          annotationSortIndex: '00002|001234|00321',
          annotationPosition: '{"pageIndex":2,"rects":[[1,2,3,4]]}',
          tags: [{ tag: '核对' }],
          relations: {},
          dateAdded: '2024-05-01T08:00:00Z',
          dateModified: '2024-05-01T08:00:00Z',
        },
      },
    ],
    { body: '核对口径', colour: 'green', tags: ['核对'] },
  ],
  [
    'recogito, whose ids begin with # and whose targets name no text',
    [
      {
        '@context': CONTEXT,
        type: 'Annotation',
        id: '#07475897-d2eb-4dce-aa12-ecb50771c734',
        body: [
          {
            type: 'TextualBody',
            value: '核对口径',
            purpose: 'commenting',
            creator: { id: 'u1', name: '李建国' },
            created: '2024-05-01T08:00:00Z',
          },
          { type: 'TextualBody', value: '核对', purpose: 'tagging' },
        ],
        target: {
          selector: [quoteOf('挽回损失382.56万元'), { type: 'TextPositionSelector', start: 15, end: 27 }],
        },
      },
    ],
    { body: '核对口径', author: '李建国', tags: ['核对'], created: '2024-05-01T08:00:00.000Z' },
  ],
  [
    'annotorious 3, with its bodies in a list of that name',
    [
      {
        id: '07475897-d2eb-4dce-aa12-ecb50771c734',
        bodies: [
          {
            id: 'b1',
            annotation: '07475897-d2eb-4dce-aa12-ecb50771c734',
            purpose: 'commenting',
            value: '核对口径',
          },
        ],
        target: {
          annotation: '07475897-d2eb-4dce-aa12-ecb50771c734',
          selector: [{ quote: '挽回损失382.56万元', start: 15, end: 27 }],
          creator: { id: 'u1', name: '李建国' },
          created: '2024-05-01T08:00:00Z',
        },
      },
    ],
    { body: '核对口径' },
  ],
];
