import { isItem, type Item } from './foreign-note.ts';

/** Vocabularies of the W3C's model (Web Annotation Vocabulary, appendix A) and the prefixes that they are written with. */
const VOCABULARIES: Readonly<Record<string, RegExp>> = {
  oa: /^(?:https?:\/\/www\.w3\.org\/ns\/oa#|oa:)/,
  as: /^(?:https?:\/\/www\.w3\.org\/ns\/activitystreams#|as:)/,
  dcterms: /^(?:https?:\/\/purl\.org\/dc\/terms\/|dcterms:|dct:)/,
  dc: /^(?:https?:\/\/purl\.org\/dc\/elements\/1\.1\/|dc:|dc11:)/,
  rdf: /^(?:https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#|rdf:)/,
  rdfs: /^(?:https?:\/\/www\.w3\.org\/2000\/01\/rdf-schema#|rdfs:)/,
  foaf: /^(?:https?:\/\/xmlns\.com\/foaf\/0\.1\/|foaf:)/,
  schema: /^(?:https?:\/\/schema\.org\/|schema:)/,
  dctypes: /^(?:https?:\/\/purl\.org\/dc\/dcmitype\/|dctypes:)/,
};

/** Terms that the context of the model (anno.jsonld) calls otherwise than their vocabulary; all others are the same. */
const RENAMED: Readonly<Record<string, string>> = {
  hasBody: 'body',
  hasTarget: 'target',
  hasSelector: 'selector',
  hasSource: 'source',
  hasPurpose: 'purpose',
  hasScope: 'scope',
  hasState: 'state',
  hasStartSelector: 'startSelector',
  hasEndSelector: 'endSelector',
  motivatedBy: 'motivation',
  styledBy: 'stylesheet',
  nick: 'nickname',
  mbox: 'email',
  mbox_sha1sum: 'email_sha1',
  totalItems: 'total',
  issued: 'generated',
};
const OWN_TERM = 'urn:lanjuan:term:';

/** Properties that stay lists, be there one in them. */
const LISTS = ['items', 'rows', 'annotations', 'replies', 'bodies', '@graph'];
/** Properties whose values are terms as well. */
const OF_TERMS = ['type', 'motivation', 'purpose'];
/** An expanded note with choices in choices is some twelve deep. */
const DEEPEST = 40;

/**
 * A resource of a JSON-LD file under the short names of the model, whichever way they are written: in full
 * (`http://www.w3.org/ns/oa#hasBody`), with a prefix (`oa:hasBody`) or short; `@id` and `@type` too. Values in a list by
 * themselves or in `@value` are that value. A name that is there in two ways keeps the short one, and the other as it is.
 */
export function plainTerms(item: Item): Item {
  return plainItem(item, 0, true);
}

/** The same, of this resource and not of what lies in it. */
export function plainNames(item: Item): Item {
  return plainItem(item, 0, false);
}

function plainItem(item: Item, depth: number, isDeep: boolean): Item {
  const plain = new Map<string, unknown>();
  const keys = Object.keys(item);
  const short = new Set(keys.filter((key) => nameOf(key) === key));
  for (const key of keys) {
    const name = nameOf(key);
    const isTaken = name !== key && (short.has(name) || plain.has(name));
    plain.set(
      isTaken ? key : name,
      key === '@context' ? item[key] : plainValue(item[key], name, depth, isDeep),
    );
  }
  return Object.fromEntries(plain);
}

function plainValue(raw: unknown, name: string, depth: number, isDeep: boolean): unknown {
  if (depth > DEEPEST) return raw;
  const value = alone(raw, LISTS.includes(name));
  const inner = (one: unknown): unknown => {
    const held = valueIn(one);
    if (isItem(held)) {
      if (OF_TERMS.includes(name)) return termOf(idIn(held) ?? held);
      return isDeep ? plainItem(held, depth + 1, true) : held;
    }
    return OF_TERMS.includes(name) ? termOf(held) : held;
  };
  return Array.isArray(value) ? (value as readonly unknown[]).map(inner) : inner(value);
}

/** What stands in a list by itself, in `@list` or in `@set`. */
function alone(raw: unknown, isList: boolean): unknown {
  if (!Array.isArray(raw)) {
    const held = isItem(raw) ? (raw['@list'] ?? raw['@set']) : undefined;
    return held === undefined ? raw : isList ? held : alone(held, false);
  }
  if (raw.length !== 1) return raw;
  const [only] = raw as readonly unknown[];
  if (isItem(only) && ('@list' in only || '@set' in only)) return alone(only, isList);
  return isList ? raw : only;
}

/** `{"@value": "值", "@language": "zh"}` is 值. */
function valueIn(value: unknown): unknown {
  return isItem(value) && '@value' in value ? value['@value'] : value;
}

function idIn(item: Item): unknown {
  return item['@id'] ?? item['id'];
}

function nameOf(key: string): string {
  if (key === '@id' || key === '@type') return key.slice(1);
  if (key.startsWith(OWN_TERM)) return `lanjuan:${key.slice(OWN_TERM.length)}`;
  const term = termOf(key);
  // The term is a string where the key is one.
  return typeof term === 'string' && term !== key ? (RENAMED[term] ?? term) : key;
}

function termOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  for (const start of Object.values(VOCABULARIES)) {
    const found = start.exec(value);
    if (found && value.length > found[0].length) return value.slice(found[0].length);
  }
  return value;
}
