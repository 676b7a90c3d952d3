import { separatesThousands } from '../../text/search-form.ts';
import type { NearClause, Query, Term } from './query-model.ts';

const NEAR_DISTANCE = 10;
const MOST_TERMS = 10;

/** A word or a phrase inside NEAR(…). */
const WORD = /["“”「『][^"“”」』]*["“”」』]|[^\s,，、]+/gu;

/** What is meant as a distance; one that is none (-5, 2.5, 10000) is told and the usual one serves. */
export const DISTANCE = String.raw`[-−－–+＋]?\d[\d.]*`;
const INSIDE = new RegExp(String.raw`^(.*?)(?:[,，]\s*(${DISTANCE})\s*)?$`, 'su');

/** Code points; null where it is no distance. */
export function distanceOf(text: string): number | null {
  return /^\d{1,4}$/u.test(text) ? Number(text) : null;
}

/** What stands in the brackets of NEAR: words, and after a comma the distance. Null where there are no words. */
export function nearClause(
  inside: string,
  termsOf: (word: string) => readonly Term[],
): { readonly clause: Query; readonly isDistance: boolean; readonly isWhole: boolean } | null {
  // 9,158 is one number, and its comma sets off no distance.
  const whole = inside.replace(/[,，]/g, (comma, at: number) =>
    separatesThousands(inside, at + 1) ? '' : comma,
  );
  const [, words = '', asked] = INSIDE.exec(whole) ?? [];
  const terms = (words.match(WORD) ?? []).flatMap(termsOf);
  const distance = asked === undefined ? NEAR_DISTANCE : distanceOf(asked);
  const [only] = terms;
  if (!only) return null;
  return {
    clause:
      terms.length < 2
        ? only
        : { kind: 'near', terms: terms.slice(0, MOST_TERMS), distance: distance ?? NEAR_DISTANCE },
    isDistance: distance !== null,
    isWhole: terms.length <= MOST_TERMS,
  };
}

/** `a NEAR b`, and `a NEAR b NEAR c` as one, within the smallest distance; null where something else than words stands on a side. */
export function nearOfBoth(
  left: Query | null,
  right: Query | null,
  distance: number | null,
): { readonly clause: NearClause; readonly isWhole: boolean } | null {
  const before = left?.kind === 'near' ? left.terms : left?.kind === 'term' ? [left] : [];
  const after = right?.kind === 'term' ? [right] : [];
  if (before.length === 0 || after.length === 0) return null;
  const terms = [...before, ...after].map((term) => ({ ...term, literal: true }));
  // The usual distance is one that nobody asked for.
  const sofar = left?.kind === 'near' && left.distance !== NEAR_DISTANCE ? [left.distance] : [];
  const asked = [...sofar, ...(distance === null ? [] : [distance])];
  const clause = {
    kind: 'near' as const,
    terms: terms.slice(0, MOST_TERMS),
    distance: asked.length === 0 ? NEAR_DISTANCE : Math.min(...asked),
  };
  return { clause, isWhole: terms.length <= MOST_TERMS };
}
