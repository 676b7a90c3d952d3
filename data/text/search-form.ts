/**
 * The form in which text is compared: what a reader would call the same writing is the same string here.
 *
 * - width, case, compatibility forms and radicals are folded (NFKC, lower case);
 * - punctuation and space leave no trace, so that 守合同、重信用 is found by 守合同重信用;
 * - the end of a sentence (。！？；…) and whatever stands between two digits is a BARRIER that nothing matches across;
 * - a comma between thousands and a point inside a number are part of the number.
 */
export interface SearchForm {
  /** One UTF-16 unit per unit of comparison; BARRIER where nothing may match across. */
  readonly units: string;
  /** For each unit the code-point offset in the text that it came from. */
  readonly offsets: readonly number[];
}

export const BARRIER = '\u0001';

const SENTENCE_END = /[。！？；…!?;\n\r]/u;
const KEPT = /[\p{L}\p{N}%‰]/u;
const DIGIT = /[0-9]/;

export function searchForm(text: string): SearchForm {
  let units = '';
  const offsets: number[] = [];
  const put = (unit: string, offset: number): void => {
    units += unit;
    offsets.push(offset);
  };
  const characters = [...text];
  let gap = '';
  characters.forEach((character, offset) => {
    const folded = fold(character);
    for (const unit of folded) {
      if (!KEPT.test(unit)) {
        gap += unit;
        continue;
      }
      if (gap !== '') {
        const joint = jointOf(units.at(-1) ?? '', gap, unit, characters, offset);
        if (joint !== '') put(joint, offset - 1);
        gap = '';
      }
      for (const half of unit.split('')) put(half, offset);
    }
  });
  return { units, offsets };
}

/** What a run of characters that are not kept leaves behind between two that are. */
function jointOf(before: string, gap: string, after: string, characters: readonly string[], at: number): string {
  if (DIGIT.test(before) && DIGIT.test(after)) {
    if (gap === '.') return '.';
    if (gap === ',' && /^\d{3}(?!\d)/.test(characters.slice(at, at + 4).map(fold).join(''))) return '';
    return BARRIER;
  }
  return SENTENCE_END.test(gap) ? BARRIER : '';
}

const folded = new Map<string, string>();

/** One character as it is compared; may be several (㎡ → m2) or none. */
function fold(character: string): string {
  let result = folded.get(character);
  if (result === undefined) {
    result = character.normalize('NFKC').toLowerCase();
    folded.set(character, result);
  }
  return result;
}

/**
 * The tokens of the full-text index: every two neighbouring units, and the last unit of every stretch alone, so that
 * a phrase of grams is an exact substring and a one-unit query is a prefix.
 *
 *     放心消费。   →   放心 心消 消费 费
 */
export function indexGrams(text: string): string {
  return searchForm(text).units.split(BARRIER).map(gramsOf).join(' ');
}

export function gramsOf(units: string): string {
  const grams: string[] = [];
  for (let i = 0; i < units.length; i++) grams.push(units.slice(i, i + 2));
  return grams.join(' ');
}
