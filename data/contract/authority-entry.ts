/**
 * Authority records (规范名称) of agencies and people: the name that is to be written, the others by which they were or are
 * known, and when. Kept in the notebook as entries of the kind `authority`, so that they are undone, backed up, given and
 * merged as notes are. Named after ISAAR(CPF), second edition: type of entity (5.1.1), authorised form (5.1.2), other
 * forms (5.1.5); its text was not at hand.
 */
import * as v from 'valibot';
import { freeKey } from './entry-key.ts';
import { putTogether, valuesOf, type EntryValues } from './entry-values.ts';

export const AUTHORITY_KINDS = ['agency', 'person'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** `former`: 曾用名, no longer in use. `other`: 别名, used beside the authorised one. */
export const NAME_KINDS = ['former', 'other'] as const;

/** A name and the years in which it was in use; null where nobody knows or it still is. */
export interface DatedName {
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface OtherName extends DatedName {
  readonly kind: (typeof NAME_KINDS)[number];
}

export interface Authority {
  readonly kind: AuthorityKind;
  readonly authorised: DatedName;
  readonly others: readonly OtherName[];
  /** Where this is known from, and the like; may be empty. */
  readonly note: string;
}

const LONGEST_NAME = 200;
const MOST_NAMES = 200;
const LONGEST_NOTE = 10_000;
const year = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1800), v.maxValue(2200)));
const name = {
  // A semicolon parts the values of a field.
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_NAME), v.regex(/^[^;；\p{Cc}]*$/u)),
  from: year,
  to: year,
};
const isInOrder = ({ from, to }: DatedName): boolean => from === null || to === null || from <= to;
const VALUE = v.pipe(
  v.strictObject({
    kind: v.picklist(AUTHORITY_KINDS),
    authorised: v.pipe(
      v.strictObject(name),
      v.check((one) => isInOrder(one)),
    ),
    others: v.pipe(
      v.array(
        v.pipe(
          v.strictObject({ ...name, kind: v.picklist(NAME_KINDS) }),
          v.check((one) => isInOrder(one)),
        ),
      ),
      v.maxLength(MOST_NAMES),
    ),
    note: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NOTE)),
  }),
  v.check((one) => new Set(namesOf(one)).size === namesOf(one).length),
);

/** All names, the authorised one first. */
export function namesOf({ authorised, others }: Pick<Authority, 'authorised' | 'others'>): readonly string[] {
  return [authorised, ...others].map((one) => one.name);
}

/** The key of a new entry (entry-key.ts). It stays when the name is changed, so that this is one change. */
export function authorityKey({ kind, authorised }: Authority, taken: ReadonlySet<string>): string {
  return freeKey(`${kind} ${authorised.name.trim()}`, taken);
}

/** The value of the notebook entry. */
export function authorityText(authority: Authority): string {
  return JSON.stringify(v.parse(VALUE, authority));
}

/** Whether an authority as it is being typed can be kept. */
export function isKeepableAuthority(authority: Authority): boolean {
  return v.is(VALUE, authority);
}

/**
 * Null for an entry that is none: of a later version, or made by hand. What two people wrote without knowledge of each
 * other is put together until somebody writes it anew: the newer authorised name and years stand, and no name is lost.
 */
export function readAuthority(entry: EntryValues): Authority | null {
  return putTogether<Authority>(valuesOf(entry, VALUE), joined);
}

/** `newer` counts where both speak of one thing. */
function joined(newer: Authority, older: Authority): Authority {
  const known = new Set(namesOf(newer));
  const others: readonly OtherName[] = [{ kind: 'other', ...older.authorised }, ...older.others];
  return {
    ...newer,
    others: [...newer.others, ...others.filter((one) => !known.has(one.name))],
    note: [...new Set([newer.note, older.note])].filter((note) => note !== '').join('\n'),
  };
}

/** A name that is not to be written, and what is instead. */
export interface Superseded extends OtherName {
  readonly authorised: string;
}

/**
 * Empty for a name that is authorised, or of which nothing is known; several where several have followed one. A former name
 * is right in a record of a `year` in which it was still in use by the dates of its authority; where the year is not known,
 * or no date says until when, it is pointed out.
 */
export function supersededBy(
  authorities: readonly Authority[],
  kind: AuthorityKind,
  written: string,
  year: number | null,
): readonly Superseded[] {
  const own = authorities.filter((one) => one.kind === kind);
  if (own.some(({ authorised }) => authorised.name === written)) return [];
  return own.flatMap(({ authorised, others }) => {
    const other = others.find((one) => one.name === written);
    return other && !isRightIn(year, other, authorised) ? [{ ...other, authorised: authorised.name }] : [];
  });
}

/** In the year of a change either name is right. */
function isRightIn(year: number | null, other: OtherName, authorised: DatedName): boolean {
  const last = other.to ?? authorised.from;
  return other.kind === 'former' && year !== null && last !== null && year <= last;
}
