import { LONGEST_REPLACEMENT, LONGEST_TAG } from '../contract/note-limits.ts';
import { isItem, listOf, textOf, unread, type Item } from './foreign-note.ts';

interface Bodies {
  readonly body: string;
  readonly tags: readonly string[];
  readonly replacement: string | null;
  /** Bodies as they lie there, for what they say of who and when. */
  readonly resources: readonly Item[];
  readonly lost: readonly string[];
}

/** One body: words or an address, and what they are there for. */
interface Body {
  readonly value: string;
  readonly purpose: string;
  readonly lost: readonly string[];
}

const MOST_BODIES = 500;
/** Of choices within choices. */
const DEEPEST = 8;
const READ = [
  ...['id', 'type', 'value', 'purpose', 'format', 'language', 'textDirection', 'processingLanguage'],
  'annotation',
  // These sign the note where it does not itself (w3c-signature.ts).
  ...['creator', 'created', 'modified', 'updated'],
];
/** What a body may be there for without a word of it being lost: it becomes text, a tag or a wording. */
const KEPT_PURPOSES = [
  ...['commenting', 'replying', 'describing', 'tagging', 'classifying', 'linking', 'editing', ''],
];
/** What text is taken for here; said otherwise, that is lost. */
const AS_TAKEN: Readonly<Record<string, RegExp>> = {
  format: /^text\/(?:plain|markdown)\b/i,
  language: /^(?:zh|cmn|und)\b/i,
  processingLanguage: /^(?:zh|cmn|und)\b/i,
  textDirection: /^(?:ltr|auto)$/i,
};

/**
 * What an annotation says, be it in bodies, in a body value or behind an address: texts one below the other, tags
 * (tagging, classifying), the wording of an edit. An address is written as a link.
 */
export function bodiesIn(item: Item, motivations: readonly string[]): Bodies {
  const raw = [...listOf(item['body']), ...listOf(item['bodies'])].flatMap((one) => singleBodies(one));
  const bodies: readonly Body[] = [
    ...listOf(item['bodyValue']).map(bodyValueOf),
    ...raw
      .slice(0, MOST_BODIES)
      .flatMap(({ said, purpose, lost }) => bodyOf(said, purpose, lost, motivations))
      // Blanks around a tag are none of it.
      .map((one) => (isTagging(one) ? { ...one, value: one.value.trim() } : one)),
  ];
  const isTag = (one: Body): boolean => isTagging(one) && one.value !== '' && one.value.length <= LONGEST_TAG;
  const edit = bodies.find((one) => one.purpose === 'editing' && one.value.length <= LONGEST_REPLACEMENT);
  const texts = bodies.filter((one) => !isTag(one) && one !== edit && one.value !== '');
  const isKept = ({ purpose }: Body): boolean =>
    KEPT_PURPOSES.includes(purpose) || motivations.includes(purpose);
  // A tag that is too long, or a second wording, is kept as text.
  const isText = (one: Body): boolean => isTagging(one) || one.purpose === 'editing';
  return {
    body: texts.map((one) => one.value).join('\n\n'),
    tags: bodies.filter(isTag).map((one) => one.value),
    replacement: edit?.value ?? null,
    resources: raw.flatMap(({ said }) => (isItem(said) ? [said] : [])),
    lost: [
      ...bodies.flatMap((one) => one.lost),
      ...bodies.filter((one) => !isKept(one)).map((one) => `body.purpose ${one.purpose}`),
      ...texts.filter(isText).map((one) => `body.purpose ${one.purpose}`),
      ...(raw.length > MOST_BODIES ? ['body'] : []),
    ],
  };
}

function isTagging({ purpose }: Body): boolean {
  return purpose === 'tagging' || purpose === 'classifying';
}

/** One body as it lies there. */
interface SingleBody {
  readonly said: unknown;
  /** Of the list that it stands in, for one that states none. */
  readonly purpose: unknown;
  /** What the list itself held and is not kept. */
  readonly lost: readonly string[];
}

/** Choices, lists and sets are read one after the other; what they are there for is said of each. */
function singleBodies(raw: unknown, purpose?: unknown, depth = 0): readonly SingleBody[] {
  const items = isItem(raw) ? listOf(raw['items']) : [];
  if (!isItem(raw) || items.length === 0 || depth === DEEPEST) return [{ said: raw, purpose, lost: [] }];
  const held = items.flatMap((one) => singleBodies(one, raw['purpose'] ?? purpose, depth + 1));
  const lost = unread(raw, ['id', 'type', 'items', 'purpose'], 'body.');
  return held.map((one, index) => (index === 0 ? { ...one, lost: [...lost, ...one.lost] } : one));
}

function bodyValueOf(value: unknown): Body {
  return typeof value === 'string' || typeof value === 'number'
    ? { value: String(value), purpose: '', lost: [] }
    : { value: '', purpose: '', lost: ['bodyValue'] };
}

function bodyOf(
  raw: unknown,
  around: unknown,
  lostAround: readonly string[],
  motivations: readonly string[],
): readonly Body[] {
  const alone = soleTagging(motivations) ? 'tagging' : '';
  const [stated = alone, ...further] = listOf(isItem(raw) ? (raw['purpose'] ?? around) : around).map(textOf);
  const lost = [...lostAround, ...further.map((one) => `body.purpose ${one}`)];
  if (!isItem(raw)) {
    if (typeof raw === 'string' && raw !== '')
      return [{ value: linked(raw), purpose: stated || 'linking', lost }];
    return raw === null || raw === '' ? [] : [{ value: '', purpose: stated, lost: [...lost, 'body'] }];
  }
  const written = raw['value'] ?? raw['chars'];
  if (typeof written === 'string' || typeof written === 'number')
    return [
      {
        value: String(written),
        purpose: stated,
        lost: [...lost, ...lostOf(raw, 'value' in raw ? [] : ['chars'])],
      },
    ];
  const source = isItem(raw['source']) ? raw['source']['id'] : raw['source'];
  const address = textOf(source ?? raw['id']);
  if (address === '') return [{ value: '', purpose: stated, lost: [...lost, 'body'] }];
  const label = textOf(raw['label']);
  const value = label === '' || label === address ? linked(address) : `${label} ${linked(address)}`;
  return [
    {
      value,
      purpose: stated,
      lost: [...lost, ...lostOf(raw, ['source', ...(label === '' ? [] : ['label'])])],
    },
  ];
}

/** Properties that are not kept: those unknown, and those that say of a text what it is not taken for. */
function lostOf(body: Item, alsoRead: readonly string[]): readonly string[] {
  const otherwise = Object.keys(AS_TAKEN).filter((key) =>
    listOf(body[key]).some((one) => !AS_TAKEN[key]!.test(textOf(one))),
  );
  const source = isItem(body['source']) ? unread(body['source'], ['id', 'type'], 'body.source.') : [];
  return [
    ...unread(body, [...READ, ...alsoRead], 'body.'),
    ...otherwise.map((key) => `body.${key}`),
    ...(alsoRead.includes('source') ? source : []),
  ];
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
