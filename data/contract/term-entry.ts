/**
 * What a person has added to the thesaurus. Kept in the notebook as an entry of the kind `term`, so that it is undone,
 * backed up, given and merged as notes are; the archives stay as they are.
 */
import * as v from 'valibot';
import { putTogether, valuesOf, type EntryValues } from './entry-values.ts';

export const TERM_KINDS = ['programme', 'platform', 'campaign', 'person', 'lineage'] as const;
/** `lineage`: one thing whose name has changed; its former names lead to the present one, not to one another. */
export type TermKind = (typeof TERM_KINDS)[number];

/** One wording and the years in which it was in use; null where nobody knows or it still is. */
export interface TermForm {
  readonly form: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface KeptTerm {
  readonly kind: TermKind;
  /** At least one; the present name first, former and other wordings behind it. */
  readonly forms: readonly TermForm[];
  /** A sentence that shows it, and where it stands; may be empty. */
  readonly evidence: string;
}

/** A term of the thesaurus, shipped or added. */
export interface Term {
  /** Of shipped terms also `synonym` and `abbreviation`: wordings that are used side by side. */
  readonly kind: TermKind | 'synonym' | 'abbreviation';
  readonly forms: readonly TermForm[];
  readonly note: string | null;
  readonly evidence: string | null;
  /** The key of the notebook entry; null for a term that came with an archive. */
  readonly key: string | null;
}

/** What names something that is listed among programmes. */
export const NAMED_KINDS: readonly Term['kind'][] = ['programme', 'platform', 'campaign'];

const year = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)));
const form = v.pipe(
  v.strictObject({
    form: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60)),
    from: year,
    to: year,
  }),
  v.check(({ from, to }) => from === null || to === null || from <= to),
);
const VALUE = v.pipe(
  v.strictObject({
    kind: v.picklist(TERM_KINDS),
    forms: v.pipe(v.array(form), v.minLength(1), v.maxLength(40)),
    evidence: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
  }),
  // A name that changed has at least two.
  v.check(({ kind, forms }) => kind !== 'lineage' || forms.length > 1),
  v.check(({ forms }) => new Set(forms.map((one) => one.form)).size === forms.length),
);

/** The entry's key: a kind has each name once. */
export function termKey({ kind, forms }: Pick<KeptTerm, 'kind' | 'forms'>): string {
  return `${kind} ${forms[0]?.form.trim() ?? ''}`;
}

/** The value of the notebook entry. */
export function termText(term: KeptTerm): string {
  return JSON.stringify(v.parse(VALUE, term));
}

/**
 * Null for an entry that is no term. What two people wrote of one name without knowledge of each other is put together until
 * somebody writes it anew: no form is lost, of one that both have the newer years stand.
 */
export function readTerm(entry: EntryValues): KeptTerm | null {
  return putTogether<KeptTerm>(valuesOf(entry, VALUE), joined);
}

function joined(newer: KeptTerm, older: KeptTerm): KeptTerm {
  const known = new Set(newer.forms.map(({ form }) => form));
  return {
    ...newer,
    forms: [...newer.forms, ...older.forms.filter(({ form }) => !known.has(form))],
    evidence: [...new Set([newer.evidence, older.evidence])].filter((text) => text !== '').join('\n'),
  };
}

/** Whether a term as it is being typed can be kept. */
export function isKeepable(term: KeptTerm): boolean {
  return v.is(VALUE, term);
}
