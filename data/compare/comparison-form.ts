/** The forms of a sentence in which alignment compares it. */
export interface ComparisonForm {
  /** Width folded, space dropped: two sentences with the same exact form are the same. */
  readonly exact: string;
  /** As `exact`, with every number as one `0`: two sentences with the same form differ in figures only. */
  readonly withoutFigures: string;
  /** Letters and figures only, every number as one `0`, older terms in their present wording. Grams are made of it. */
  readonly words: string;
  /** The numbers, in order. */
  readonly figures: readonly string[];
}

/** Older term → present term, longest first. */
export type TermForms = readonly (readonly [variant: string, preferred: string])[];

export function comparisonForm(text: string, terms: TermForms): ComparisonForm {
  const exact = text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
  const figures = exact.match(NUMBER) ?? [];
  const withoutFigures = figures.length === 0 ? exact : exact.replaceAll(NUMBER, '0');
  let words = withoutFigures;
  for (const [variant, preferred] of terms) {
    if (words.includes(variant) && !words.includes(preferred)) words = words.replaceAll(variant, preferred);
  }
  return { exact, withoutFigures, words: words.replaceAll(NOT_WORDS, ''), figures };
}

const NUMBER = /\d+(?:[.,]\d+)*/g;
const NOT_WORDS = /[^\p{L}\p{N}%‰]/gu;
