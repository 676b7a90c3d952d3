import { LONGEST_PERSON } from '../contract/note-limits.ts';
import { isItem, listOf, textOf, unread, type Item } from './foreign-note.ts';

/** Who signed, and what of the signature is not kept, by name. */
export interface Signed {
  readonly name: string;
  readonly lost: readonly string[];
}

/** A name, or what stands for one, the best first. */
const FORMS = ['name', 'nickname', 'email', 'account', 'id'] as const;

/** Those who signed, joined; `property` is what the file calls them. A name that is too long is cut, which is told. */
export function authorOf(creator: unknown, property: string): Signed {
  const all = listOf(creator).map((one) => (isItem(one) ? agentOf(one, property) : plainName(one, property)));
  const names = all.map(({ name }) => name).filter((name) => name !== '');
  const cut = cutName(names.join('、'), property);
  return { name: cut.name, lost: [...all.flatMap(({ lost }) => lost), ...cut.lost] };
}

/** A name that a field of a note can hold. */
export function cutName(name: string, property: string): Signed {
  if (name.length <= LONGEST_PERSON) return { name, lost: [] };
  return {
    // Not in the middle of a character of two units.
    name: name.slice(0, LONGEST_PERSON).replace(/[\uD800-\uDBFF]$/, ''),
    lost: [`${property} (cut to ${LONGEST_PERSON} characters)`],
  };
}

function plainName(value: unknown, property: string): Signed {
  const isNothing = value === null || value === '';
  return { name: textOf(value), lost: typeof value === 'string' || isNothing ? [] : [property] };
}

function agentOf(agent: Item, property: string): Signed {
  const used = FORMS.find((form) => namesIn(agent, form) !== '');
  if (used === undefined) return { name: '', lost: Object.keys(agent).length > 0 ? [property] : [] };
  // An id says once more who is named.
  return { name: namesIn(agent, used), lost: unread(agent, ['id', 'type', used], `${property}.`) };
}

function namesIn(agent: Item, form: (typeof FORMS)[number]): string {
  return listOf(agent[form])
    .map((one) => (isItem(one) ? textOf(one['accountName'] ?? one['name'] ?? one['id']) : textOf(one)))
    .filter((name) => name !== '')
    .join('、');
}
