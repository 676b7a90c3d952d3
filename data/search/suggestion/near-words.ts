/** Words of the vocabulary that differ from the typed one by one character: another one, one more, one less, two swapped. */
export class NearWords {
  readonly #words: readonly string[];

  constructor(vocabulary: Iterable<string>) {
    this.#words = [...vocabulary].filter((word) => isWithin(word, LONGEST));
  }

  /**
   * In no particular order, the typed word itself left out. All words are looked at, twenty milliseconds for a hundred
   * thousand: only a query that finds nothing asks, and an index of them would take a hundred megabytes.
   */
  near(typed: string): readonly string[] {
    if (!isWithin(typed, LONGEST + 1)) return [];
    return this.#words.filter((word) => mayBeNear(typed, word) && isOneStepAway(typed, word));
  }
}

/** One wrong character in two is another word. */
const SHORTEST = 3;
const LONGEST = 12;

function isWithin(word: string, longest: number): boolean {
  // A character is one or two units.
  if (word.length < SHORTEST || word.length > 2 * longest) return false;
  const { length } = [...word];
  return length >= SHORTEST && length <= longest;
}

/** Units in which two characters may differ. */
const FURTHEST = 4;

/** Cheaply: what lies between a common beginning and a common end is short. */
function mayBeNear(a: string, b: string): boolean {
  const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (most - least > 2) return false;
  let start = 0;
  while (start < least && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < least - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return most - start - end <= FURTHEST;
}

/** Another character in one place, one character more or less, or two neighbours in the wrong order. */
function isOneStepAway(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  while (
    end < Math.min(left.length, right.length) - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end++;
  }
  const l = left.slice(start, left.length - end);
  const r = right.slice(start, right.length - end);
  if (l.length === 2 && r.length === 2) return l[0] === r[1] && l[1] === r[0];
  return l.length <= 1 && r.length <= 1 && l.length + r.length > 0;
}
