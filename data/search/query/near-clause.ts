import type { NearClause, Query, Term } from './query-model.ts';

const NEAR_DISTANCE = 10;
const MOST_TERMS = 10;

/** A word or a phrase inside NEAR(…); a comma between thousands ends none. */
const WORD = /["“”「『][^"“”」』]*["“”」』]|(?:(?![,，、](?!\d{3}(?!\d)))\S)+/gu;

/** What stands in the brackets of NEAR: words, and after a comma the distance. Null where there are no words. */
export function nearClause(inside: string, termsOf: (word: string) => readonly Term[]): Query | null {
  const match = /^(.*?)(?:[,，]\s*(\d{1,4})\s*)?$/su.exec(inside);
  const terms = ((match?.[1] ?? '').match(WORD) ?? []).flatMap(termsOf);
  if (terms.length < 2) return terms[0] ?? null;
  return { kind: 'near', terms: terms.slice(0, MOST_TERMS), distance: Number(match?.[2] ?? NEAR_DISTANCE) };
}

/** `a NEAR b`, and `a NEAR b NEAR c` as one; null where something else than words stands on a side. */
export function nearOfBoth(
  left: Query | null,
  right: Query | null,
  distance: number | null,
): NearClause | null {
  const before = left?.kind === 'near' ? left.terms : left?.kind === 'term' ? [left] : [];
  const after = right?.kind === 'term' ? [right] : [];
  if (before.length === 0 || after.length === 0) return null;
  return {
    kind: 'near',
    terms: [...before, ...after].slice(0, MOST_TERMS).map((term) => ({ ...term, literal: true })),
    distance: distance ?? (left?.kind === 'near' ? left.distance : NEAR_DISTANCE),
  };
}
