/** Names in a field of a record, held against the authorised ones. */
import { supersededBy, type Authority, type Superseded } from '../../data/contract/authority-entry.ts';
import { definitionOf, type FieldKey } from '../../data/contract/record-fields.ts';
import type { OfficeHolder, RecordValue } from '../../data/contract/record-value.ts';
import { textOfValue, valueOfText } from '../../data/contract/record-values.ts';
import type { Offer } from './completion.ts';
import { offersOf } from './values-in-use.ts';

/** Empty for a field that holds no names, and for a text that it cannot hold. */
export function supersededIn(
  authorities: readonly Authority[],
  field: FieldKey,
  text: string,
): readonly Superseded[] {
  const { names: kind } = definitionOf(field);
  const value = kind && authorities.length > 0 ? valueOfText(field, text) : null;
  if (!kind || value === undefined || value === null) return [];
  return [...new Set(namesIn(value))].flatMap((name) => supersededBy(authorities, kind, name));
}

/** The text of the field with the authorised name in place of the other; each name stands once. */
export function authorisedText(field: FieldKey, text: string, { name, authorised }: Superseded): string {
  const value = valueOfText(field, text);
  if (value === undefined || value === null) return text;
  return textOfValue(
    field,
    renamed(value, (one) => (one === name ? authorised : one)),
  );
}

function namesIn(value: RecordValue): readonly string[] {
  const names: string[] = [];
  renamed(value, (name) => {
    names.push(name);
    return name;
  });
  return names;
}

/** Every name in a value of a field of names: a line, several, a byline's or an office holder's. */
function renamed(value: RecordValue, rename: (name: string) => string): RecordValue {
  if (typeof value === 'string') return rename(value);
  if (value === null || typeof value === 'number') return value;
  if (Array.isArray(value)) return [...new Set(value.map((one) => rename(String(one))))];
  if (isOfficeHolder(value)) return { ...value, name: rename(value.name) };
  return Object.fromEntries(
    // What is left of the union: roles and the names under them.
    Object.entries(value as Readonly<Record<string, readonly string[]>>).map(([role, names]) => [
      role,
      [...new Set(names.map(rename))],
    ]),
  );
}

/** A byline has lists under its roles, whatever they are called. */
function isOfficeHolder(value: object): value is OfficeHolder {
  return 'name' in value && typeof value.name === 'string';
}

/** What is in use and what is authorised, most used first; a name that is superseded leads to the one that is authorised. */
export function offersWithNames(
  authorities: readonly Authority[],
  field: FieldKey,
  uses: ReadonlyMap<string, number>,
): readonly Offer[] {
  const { names: kind, type } = definitionOf(field);
  const own = authorities.filter((one) => one.kind === kind);
  if (!kind || own.length === 0) return offersOf(uses);
  // An office holder is written with the office: what is in use stays as it is.
  const isLed = (text: string): boolean => type !== 'person' && supersededBy(own, kind, text).length > 0;
  const counts = new Map([...uses].filter(([text]) => !isLed(text)));
  const others = new Map<string, readonly string[]>();
  for (const authority of own) {
    const { name } = authority.authorised;
    const names = authority.others.map((one) => one.name);
    const used = [name, ...names].reduce((sum, one) => sum + (uses.get(one) ?? 0), 0);
    counts.set(name, used);
    others.set(name, [...(others.get(name) ?? []), ...names]);
  }
  return offersOf(counts, others);
}
