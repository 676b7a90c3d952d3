/** Words of the vocabulary that differ from the typed one by one character: another one, one more, one less, two swapped. */
export class NearWords {
  /** Word with one character left out → words. The classic deletion neighbourhood of distance one. */
  readonly #byDeletion = new Map<string, Set<string>>();

  constructor(vocabulary: Iterable<string>) {
    for (const word of vocabulary) {
      const length = [...word].length;
      if (length < SHORTEST || length > LONGEST) continue;
      for (const key of [word, ...deletions(word)]) {
        const known = this.#byDeletion.get(key);
        if (known) known.add(word);
        else this.#byDeletion.set(key, new Set([word]));
      }
    }
  }

  /** In no particular order, the typed word itself left out. */
  near(typed: string): readonly string[] {
    const length = [...typed].length;
    if (length < SHORTEST || length > LONGEST + 1) return [];
    const found = new Set<string>();
    for (const key of [typed, ...deletions(typed)]) {
      for (const word of this.#byDeletion.get(key) ?? []) if (isOneStepAway(typed, word)) found.add(word);
    }
    return [...found];
  }
}

/** One wrong character in two is another word. */
const SHORTEST = 3;
const LONGEST = 12;

function deletions(word: string): string[] {
  const characters = [...word];
  return characters.map((_, i) => characters.filter((_, n) => n !== i).join(''));
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
