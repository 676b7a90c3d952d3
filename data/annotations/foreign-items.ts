import { ArchiveError } from '../contract/errors.ts';
import { isItem, listOf, textOf, type Item } from './foreign-note.ts';

const MOST_ITEMS = 200_000;

/**
 * The annotations of a file as they lie in it: one by itself, a list, a page, a collection with its page or its items,
 * rows of Hypothesis with their replies, with or without a byte-order mark. Throws `file_format` for what is no
 * annotation file at all, `file_too_large` for more than a person can have written.
 */
export function itemsOf(text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ArchiveError('file_format', 'not JSON', { cause: error });
  }
  const items = itemsIn(value);
  if (items === null) throw new ArchiveError('file_format', 'no annotations in this file');
  if (items.length > MOST_ITEMS) throw new ArchiveError('file_too_large', `${items.length} annotations`);
  return items;
}

/** Collections of pages of lists are the deepest that is written. */
const DEEPEST = 6;

function itemsIn(value: unknown, depth = 0): readonly unknown[] | null {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    // Pages in a row, each with its items.
    return (value as readonly unknown[]).flatMap((one) =>
      isItem(one) && !isAnnotation(one) ? (itemsIn(one, depth + 1) ?? [one]) : [one],
    );
  }
  if (!isItem(value)) return null;
  if (isAnnotation(value)) return [value];
  for (const key of ['@graph', 'rows', 'items', 'annotations']) {
    if (Array.isArray(value[key])) return [...listOf(value[key]), ...listOf(value['replies'])];
  }
  const first = value['first'];
  if (Array.isArray(first)) return first as readonly unknown[];
  if (isItem(first)) return itemsIn(first, depth + 1);
  // An empty collection has no page.
  return typesOf(value).includes('AnnotationCollection') && !('first' in value) ? [] : null;
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
  return listOf(value['type'] ?? value['@type']).map(textOf);
}
