import type { AnnotationKind, Target } from '../contract/annotation-model.ts';
import { LONGEST_QUOTE, LONGEST_TAG } from '../contract/note-limits.ts';
import type { Fields } from './annotation-fields.ts';

/** A note as another program has it, before it is known where it stands here. */
export interface ForeignNote {
  /** As the file names it; null where it does not. */
  readonly id: string | null;
  /** ISO 8601; null where the file states none. */
  readonly created: string | null;
  readonly modified: string | null;
  readonly author: string;
  readonly kind: AnnotationKind;
  /** Markdown. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly replacement: string | null;
  /** Targets that are named and not quoted: the note that it answers, as the file names it, or a text. */
  readonly named: readonly string[];
  readonly targets: readonly (Target | ForeignTarget)[];
  /** What the file says of it in our own words. */
  readonly own: Fields;
  /** Properties that it had and that are not kept. */
  readonly lost: readonly string[];
}

/** A quotation in a text that has no name here. */
export interface ForeignTarget {
  readonly kind: 'quote';
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** What the file calls the text: an IRI, a title, a file name. */
  readonly source: string;
}

export type Item = Readonly<Record<string, unknown>>;

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may stand alone or in a list; nothing is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? (value as readonly unknown[])
      : [value];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A quotation that a target can hold; what is longer is cut, which is told under the name that the file has for it. */
export function cutQuote(
  quote: string,
  property: string,
): { readonly quote: string; readonly lost: readonly string[] } {
  if (quote.length <= LONGEST_QUOTE) return { quote, lost: [] };
  return {
    // Not in the middle of a character of two units.
    quote: quote.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, ''),
    lost: [`${property} (cut to ${LONGEST_QUOTE} characters)`],
  };
}

/** Tags without blanks around them, and the name of each that cannot be one here: too long, or no text. */
export function tagsIn(
  values: readonly unknown[],
  property: string,
): { readonly tags: readonly string[]; readonly lost: readonly string[] } {
  const fits = (one: unknown): one is string => typeof one === 'string' && one.length <= LONGEST_TAG;
  const trimmed = values.map((one) => (typeof one === 'string' ? one.trim() : one));
  return {
    tags: trimmed.filter(fits).filter((tag) => tag !== ''),
    lost: trimmed
      .filter((one) => !fits(one))
      .map((one) =>
        typeof one === 'string' ? `${property} ${[...one.slice(0, 60)].slice(0, 24).join('')}…` : property,
      ),
  };
}

/** Names of properties that hold something and are not among those that were read. */
export function unread(item: Item, known: readonly string[], prefix = ''): readonly string[] {
  const isEmpty = (value: unknown): boolean =>
    value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0);
  return Object.keys(item)
    .filter((key) => !known.includes(key) && !isEmpty(item[key]))
    .map((key) => prefix + key);
}
