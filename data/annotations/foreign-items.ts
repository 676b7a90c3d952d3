import { ArchiveError } from '../contract/errors.ts';
import { isItem, listOf, textOf, unread, type Item } from './foreign-note.ts';
import { plainNames } from './plain-terms.ts';

const MOST_ITEMS = 200_000;

export interface FoundItems {
  /** As they lie in the file. */
  readonly items: readonly unknown[];
  /** What the file says around them and is not kept: more pages, more notes than it holds, who made the collection. */
  readonly lost: readonly string[];
}

/**
 * The annotations of a file as they lie in it: one by itself, a list, a page, a collection with its pages or its items,
 * rows of Hypothesis with their replies, with or without a byte-order mark. Throws `file_format` for what is no
 * annotation file at all, `file_too_large` for more than a person can have written.
 */
export function itemsOf(text: string): FoundItems {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ArchiveError('file_format', 'not JSON', { cause: error });
  }
  const gathered = new Gathered();
  if (!gathered.take(value)) throw new ArchiveError('file_format', 'no annotations in this file');
  const { items } = gathered;
  if (items.length > MOST_ITEMS) throw new ArchiveError('file_too_large', `${items.length} annotations`);
  return { items, lost: gathered.lost() };
}

/** Collections of pages of lists are the deepest that is written. */
const DEEPEST = 6;
const LISTS = ['@graph', 'items', 'orderedItems', 'rows', 'annotations'];
/** From a collection or a page to others. */
const LINKS = ['first', 'next', 'prev', 'last'] as const;
const READ = [
  '@context',
  'id',
  'type',
  'label',
  'total',
  'startIndex',
  'partOf',
  'replies',
  ...LISTS,
  ...LINKS,
];

class Gathered {
  readonly items: unknown[] = [];
  /** Names of the collections and pages that are in the file. */
  readonly #here = new Set<string>();
  readonly #elsewhere: { readonly link: string; readonly name: string }[] = [];
  /** Pages that lie in the one before; not one within the other, for there may be thousands. */
  readonly #waiting: Item[] = [];
  readonly #lost = new Set<string>();
  #total = 0;
  /** Of the pages that say at which note they begin, the least; null: none says so. */
  #start: number | null = null;

  /** False for what holds no annotations. */
  take(value: unknown): boolean {
    const isTaken = this.#take(value, 0);
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#take(next, 1);
    return isTaken;
  }

  lost(): readonly string[] {
    const further = this.#elsewhere.filter(({ name }) => !this.#here.has(name));
    return [
      ...this.#lost,
      ...new Set(further.map(({ link, name }) => `${link} ${name.slice(0, 200)}`)),
      ...(this.#start === null || this.#start === 0 ? [] : [`startIndex ${this.#start}`]),
      ...(this.#total > this.items.length
        ? [`total ${this.#total} (${this.items.length} in this file)`]
        : []),
    ];
  }

  #take(value: unknown, depth: number): boolean {
    if (depth > DEEPEST) return false;
    if (Array.isArray(value)) {
      for (const one of value as readonly unknown[]) {
        // Pages in a row, each with its items.
        const isHolder = isItem(one) && !isAnnotation(plainNames(one)) && this.#take(one, depth + 1);
        if (!isHolder) this.items.push(one);
      }
      return true;
    }
    if (!isItem(value)) return false;
    const holder = plainNames(value);
    if (!isAnnotation(holder)) return this.#takeHolder(holder, depth);
    this.items.push(value);
    return true;
  }

  #takeHolder(holder: Item, depth: number): boolean {
    const lists = LISTS.filter((key) => Array.isArray(holder[key]));
    const links = LINKS.filter((key) => holder[key] !== undefined && holder[key] !== null);
    const isEmpty = typesOf(holder).some((type) => /Collection$/.test(type));
    if (lists.length === 0 && links.length === 0 && !isEmpty) return false;
    const name = textOf(holder['id']);
    if (name !== '') this.#here.add(name);
    for (const key of lists) this.#take(holder[key], depth + 1);
    if (lists.length > 0) this.#take(listOf(holder['replies']), depth + 1);
    for (const key of links) this.#follow(key, holder[key], depth);
    this.#count(holder);
    for (const key of unread(holder, READ)) this.#lost.add(key);
    return true;
  }

  #follow(link: string, value: unknown, depth: number): void {
    if (Array.isArray(value)) return void this.#take(value, depth + 1);
    const page = isItem(value) ? plainNames(value) : null;
    const name = textOf(page ? page['id'] : value);
    const isWhole = page !== null && [...LISTS, ...LINKS].some((key) => key in page);
    if (!page || !isWhole) return void (name !== '' && this.#elsewhere.push({ link, name }));
    // The last page is the first one where there is only one.
    if (name !== '' && this.#here.has(name)) return;
    if (name !== '') this.#here.add(name);
    this.#waiting.push(page);
  }

  #count(holder: Item): void {
    const whole = listOf(holder['partOf']).filter(isItem).map(plainNames);
    for (const one of [holder, ...whole]) {
      const total = Number(one['total'] ?? 0);
      if (total > this.#total) this.#total = total;
    }
    for (const key of whole.flatMap((one) => unread(one, READ, 'partOf.'))) this.#lost.add(key);
    const start = holder['startIndex'];
    if (typeof start === 'number') this.#start = Math.min(start, this.#start ?? start);
  }
}

function isAnnotation(value: Item): boolean {
  const isStated = typesOf(value).some((type) => /(?:^|:)Annotation$/.test(type));
  return (
    isStated ||
    ('target' in value && !('items' in value)) ||
    'annotationType' in value ||
    isZoteroShell(value)
  );
}

function isZoteroShell(value: Item): boolean {
  const data = value['data'];
  return (isItem(data) && data['itemType'] === 'annotation') || ('sortIndex' in value && 'position' in value);
}

function typesOf(value: Item): readonly string[] {
  return listOf(value['type']).map(textOf);
}
