import { authorName } from './author-name.ts';
import { isItem, listOf, textOf, unread, type Item } from './foreign-note.ts';

interface Bodies {
  readonly body: string;
  readonly tags: readonly string[];
  readonly replacement: string | null;
  /** Of the first body that states them, for a note that does not. */
  readonly author: string;
  readonly created: unknown;
  readonly lost: readonly string[];
}

/** One body: words or an address, and what they are there for. */
interface Body {
  readonly value: string;
  readonly purpose: string;
  readonly lost: readonly string[];
}

const LONGEST_TAG = 100;
const MOST_BODIES = 500;
/** Of choices within choices. */
const DEEPEST = 8;
const READ = [
  ...[
    'type',
    '@type',
    'value',
    'purpose',
    'format',
    'language',
    'creator',
    'created',
    'modified',
    'id',
    '@id',
    'source',
  ],
  ...['textDirection', 'processingLanguage', 'items', 'chars', 'annotation', 'label'],
];
/** What a body may be there for without a word of it being lost: it becomes text, a tag or a wording. */
const KEPT_PURPOSES = [
  ...['commenting', 'replying', 'describing', 'tagging', 'classifying', 'linking', 'editing', 'questioning'],
  ...['highlighting', 'assessing', 'moderating', ''],
];

/**
 * What an annotation says, be it in bodies, in a body value or behind an address: texts one below the other, tags
 * (tagging, classifying), the wording of an edit. An address is written as a link.
 */
export function bodiesIn(item: Item, motivations: readonly string[]): Bodies {
  const raw = listOf(item['body'] ?? item['bodies']);
  const bodies: readonly Body[] = [
    ...listOf(item['bodyValue']).map((value) => ({ value: textOf(value), purpose: '', lost: [] })),
    ...raw.slice(0, MOST_BODIES).flatMap((one) => bodyOf(one, motivations)),
  ];
  const isTag = ({ purpose, value }: Body): boolean =>
    ['tagging', 'classifying'].includes(purpose) && value !== '' && value.length <= LONGEST_TAG;
  const edits = bodies.filter((one) => one.purpose === 'editing');
  const texts = bodies.filter((one) => !isTag(one) && one !== edits[0] && one.value !== '');
  const body = texts.map((one) => one.value).join('\n\n');
  const said = raw.filter(isItem);
  return {
    body,
    tags: bodies.filter(isTag).map((one) => one.value),
    replacement: edits[0]?.value ?? null,
    author: said.map((one) => authorName(one['creator'])).find((name) => name !== '') ?? '',
    created: said.map((one) => one['created']).find((one) => one !== undefined),
    lost: [
      ...bodies.flatMap((one) => one.lost),
      ...bodies.flatMap((one) =>
        KEPT_PURPOSES.includes(one.purpose) ? [] : [`body.purpose ${one.purpose}`],
      ),
      ...(raw.length > MOST_BODIES ? ['body'] : []),
    ],
  };
}

/** Choices, lists and sets are read one after the other; what a resource is chosen for is said of it. */
function bodyOf(raw: unknown, motivations: readonly string[], depth = 0): readonly Body[] {
  if (!isItem(raw)) {
    const value = textOf(raw);
    return value === ''
      ? []
      : [{ value: linked(value), purpose: soleTagging(motivations) ? 'tagging' : 'linking', lost: [] }];
  }
  const items = listOf(raw['items']);
  if (items.length > 0 && depth < DEEPEST) return items.flatMap((one) => bodyOf(one, motivations, depth + 1));
  const stated = listOf(raw['purpose']).map((one) => textOf(one).replace(/^oa:/, ''));
  const purpose = stated[0] ?? (soleTagging(motivations) ? 'tagging' : '');
  const written = raw['value'] ?? raw['chars'];
  if (typeof written === 'string') return [{ value: written, purpose, lost: unread(raw, READ, 'body.') }];
  const source = isItem(raw['source']) ? raw['source']['id'] : raw['source'];
  const address = textOf(source ?? raw['id'] ?? raw['@id']);
  const label = textOf(raw['label']);
  const value =
    label === '' ? linked(address) : label === address ? linked(address) : `${label} ${linked(address)}`;
  return address === ''
    ? [{ value: '', purpose, lost: ['body'] }]
    : [{ value, purpose, lost: unread(raw, READ, 'body.') }];
}

/** An address as Markdown links it; other words as they are. */
function linked(address: string): string {
  return /^[a-z][a-z0-9+.-]*:[^\s<>]+$/i.test(address) && !/^(?:javascript|data):/i.test(address)
    ? `<${address}>`
    : address;
}

/** Of several bodies without a purpose nobody knows which one is the tag. */
function soleTagging(motivations: readonly string[]): boolean {
  return motivations.length === 1 && ['tagging', 'classifying'].includes(motivations[0]!);
}
