/** A line of characters as the recogniser read it; all lists run beside the code points of `text`. */
export interface ReadCharacters {
  readonly text: string;
  /** Middle of each character in the page's pixels, along the line. */
  readonly places: readonly number[];
  /** Probability of each character, 0 to 1. */
  readonly sureness: readonly number[];
  /** What each may be instead: the next best character at its place; null where nothing else is likely. */
  readonly seconds: readonly (string | null)[];
}

/** A second reading less likely than this is noise. */
const LEAST_SECOND = 0.02;
/** A digit that lost to the blank, but not by more, may stand there all the same. */
const LEAST_OMITTED = 0.1;
/** Of a character beside which a digit may be left out. */
const DOUBT = 0.5;

/**
 * Best path of connectionist temporal classification (Graves et al., ICML 2006): at each step the most likely class, runs
 * of one class once, blanks (class 0) left out. Digits are in doubt beside a place where another digit lost to the blank. `data` from `offset`: `steps` rows of `classes` probabilities.
 */
export function readCharacters(
  data: Float32Array,
  offset: number,
  shape: { readonly steps: number; readonly classes: number },
  characters: readonly string[],
  place: (step: number) => number,
): ReadCharacters {
  const read: { character: string; step: number; best: number; second: number; sureness: number }[] = [];
  /** Where a digit lost to the blank: behind how many characters, and which. */
  const omitted: { after: number; digit: number }[] = [];
  let before = 0;
  for (let step = 0; step < shape.steps; step++) {
    const row = offset + step * shape.classes;
    const [best, second] = twoBest(data, row, shape.classes);
    const sureness = data[row + best]!;
    if (best !== 0 && best !== before)
      read.push({ character: characters[best] ?? '', step, best, second: pick(data, row, second), sureness });
    else if (best !== 0 && sureness > read.at(-1)!.sureness) Object.assign(read.at(-1)!, { sureness });
    else if (best === 0 && data[row + second]! >= LEAST_OMITTED && isDigit(characters[second]))
      omitted.push({ after: read.length, digit: second });
    before = best;
  }
  for (const { after, digit } of omitted) {
    const beside = [read[after - 1], read[after]];
    // The edge of a character that was read is no other one.
    if (beside.some((one) => one?.best === digit)) continue;
    for (const one of beside) if (one && isDigit(one.character)) one.sureness = Math.min(one.sureness, DOUBT);
  }
  return {
    text: read.map(({ character }) => character).join(''),
    places: read.map(({ step }) => place(step)),
    sureness: read.map(({ sureness }) => sureness),
    seconds: read.map(({ second }) => (second === 0 ? null : (characters[second] ?? null))),
  };
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /^\p{Nd}$/u.test(character);
}

function pick(data: Float32Array, row: number, second: number): number {
  return data[row + second]! >= LEAST_SECOND ? second : 0;
}

/** The most likely class, and the most likely character beside it. */
function twoBest(data: Float32Array, row: number, classes: number): [best: number, second: number] {
  let [best, second] = [0, 1];
  for (let c = 1; c < classes; c++) {
    if (data[row + c]! > data[row + best]!) {
      if (best !== 0) second = best;
      best = c;
    } else if (c !== best && (second === best || data[row + c]! > data[row + second]!)) second = c;
  }
  return [best, second];
}
