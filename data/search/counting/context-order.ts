/** Contexts that are put in order at once; the rest is merging. */
const RUN = 4096;

/**
 * Puts stretches of text in order as a Chinese reader looks them up: character by character, in pinyin order. Contexts
 * come one by one and are ordered as they come, so that the end of a long list is no long wait.
 */
export class ContextOrder {
  /** A context as the ranks of its characters; comparing hundreds of thousands is then comparing numbers. */
  readonly #keys: string[] = [];
  /** Places in order, in runs of falling length: two of about the same length become one. */
  readonly #runs: Uint32Array[] = [];
  #ordered = 0;

  add(context: readonly string[]): void {
    this.#keys.push(keyOf(context));
    if (this.#keys.length - this.#ordered < RUN) return;
    this.#push();
    for (;;) {
      const [before, last] = this.#runs.slice(-2);
      if (!before || !last || before.length > last.length) return;
      this.#join();
    }
  }

  /** The places of the contexts in order; those that are alike stay in the order in which they came. */
  places(): Uint32Array {
    this.#push();
    while (this.#runs.length > 1) this.#join();
    return this.#runs[0] ?? new Uint32Array();
  }

  #push(): void {
    const from = this.#ordered;
    if (from === this.#keys.length) return;
    this.#ordered = this.#keys.length;
    const places = Uint32Array.from({ length: this.#ordered - from }, (_, i) => from + i);
    this.#runs.push(places.sort((a, b) => this.#compare(a, b)));
  }

  #join(): void {
    const right = this.#runs.pop()!;
    const left = this.#runs.pop()!;
    const joined = new Uint32Array(left.length + right.length);
    for (let l = 0, r = 0; l + r < joined.length;) {
      const isLeft = r >= right.length || (l < left.length && this.#compare(left[l]!, right[r]!) < 0);
      joined[l + r] = isLeft ? left[l]! : right[r]!;
      if (isLeft) l++;
      else r++;
    }
    this.#runs.push(joined);
  }

  #compare(a: number, b: number): number {
    const [left, right] = [this.#keys[a]!, this.#keys[b]!];
    return left < right ? -1 : left > right ? 1 : a - b;
  }
}

function keyOf(context: readonly string[]): string {
  ranking ??= rankAll();
  let key = '';
  for (const character of context) {
    const code = character.codePointAt(0)!;
    const rank = code > 0xffff ? LAST : ranking.ranks[code]!;
    key += rank === LAST ? rareKey(ranking, character, code) : String.fromCharCode(rank);
  }
  return key;
}

interface Ranking {
  readonly collator: Intl.Collator;
  /** In order. */
  readonly characters: readonly string[];
  /** By code: odd numbers, so that rarer characters have a place between two of them. */
  readonly ranks: Uint16Array;
}

let ranking: Ranking | undefined;

/** What reports print: Latin, punctuation, Han and the forms for both widths. Ordered once, in a tenth of a second. */
const RANKED: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x24f],
  [0x370, 0x3ff],
  [0x2000, 0x27bf],
  [0x2e80, 0x9fff],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
];

/** Of all others: ligatures, other scripts, what is no character. */
const LAST = 0xffff;

function rankAll(): Ranking {
  const collator = new Intl.Collator('zh-CN');
  const characters = RANKED.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)),
  ).sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
  const ranks = new Uint16Array(0x10000).fill(LAST);
  characters.forEach((character, rank) => (ranks[character.charCodeAt(0)] = 2 * rank + 1));
  return { collator, characters, ranks };
}

/** Of a character that is not ranked: its place between the ranked ones, then its code. */
function rareKey({ collator, characters }: Ranking, character: string, code: number): string {
  let key = rareKeys.get(character);
  if (key !== undefined) return key;
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (collator.compare(characters[middle]!, character) < 0) low = middle + 1;
    else high = middle;
  }
  key = String.fromCharCode(2 * low, code >>> 16, code & 0xffff);
  rareKeys.set(character, key);
  return key;
}

const rareKeys = new Map<string, string>();
