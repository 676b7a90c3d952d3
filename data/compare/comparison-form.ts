/** Older term → present term. */
export type TermForms = ReadonlyMap<string, string>;

/** Finds any older term, the longest at a place; null where there are none. */
export interface TermReader {
  readonly forms: TermForms;
  readonly anyVariant: RegExp | null;
}

export function termReader(forms: TermForms): TermReader {
  const variants = [...forms.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = variants.map((variant) => variant.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return { forms, anyVariant: pattern === '' ? null : new RegExp(pattern, 'g') };
}

/** The forms of a sentence in which alignment compares it. Made when first asked for: most sentences need none. */
export class ComparisonForm {
  readonly #text: string;
  readonly #terms: TermReader;
  #exact: string | undefined;
  #words: string | undefined;

  constructor(text: string, terms: TermReader) {
    this.#text = text;
    this.#terms = terms;
  }

  /** Two sentences with the same exact form are the same. */
  get exact(): string {
    return (this.#exact ??= exactForm(this.#text));
  }

  /** As `exact`, with every number, also one in pieces, as one `0`: two sentences with the same form differ in figures. */
  get withoutFigures(): string {
    return this.exact.replaceAll(NUMBER, '0').replaceAll(PIECES, '0');
  }

  /** The numbers, in order. */
  get figures(): readonly string[] {
    return this.exact.match(NUMBER) ?? [];
  }

  /** Letters only, every number as one `0`, older terms in their present wording. */
  get words(): string {
    return (this.#words ??= this.#inPresentTerms(this.withoutFigures).replaceAll(NOT_WORDS, ''));
  }

  #inPresentTerms(text: string): string {
    const { forms, anyVariant } = this.#terms;
    if (!anyVariant) return text;
    return text.replaceAll(anyVariant, (variant) => {
      const preferred = forms.get(variant) ?? variant;
      return text.includes(preferred) ? variant : preferred;
    });
  }
}

/** Width folded, space dropped but for what keeps two numbers, or two cells of a row, apart. */
export function exactForm(text: string): string {
  return text
    .replaceAll(THOUSANDS, '')
    .replaceAll(SUPERSCRIPT, '^$&')
    .normalize('NFKC')
    .trimEnd()
    .replaceAll(SPACE, (space) => (space.includes('\t') ? space.replaceAll(/[^\t]/g, '') : ''))
    .toLowerCase();
}

/** 3,200: the same as 3200. */
export const THOUSANDS = /(?<=\d),(?=\d{3}(?:\D|$))/g;
/** 10²米 is not 102米. */
const SUPERSCRIPT = /(?<=\d)[⁰¹²³⁴-⁹]/g;
const SPACE = /(?<!\d)\s+|\s+(?!\d)/g;
const NUMBER = /\d+(?:[.,]\d+)*/g;
/** Cells are parted by tabs and stay apart. */
const PIECES = /0(?: 0)+/g;
const NOT_WORDS = /[^\p{L}\p{N}%‰]/gu;
