import type { LinePlace } from '../schema/line-places.ts';

/** Characters further on than this a line is looked for in the whole text: columns may have been read in another order. */
const NEAR = 400;
/** A line shorter than this stands in too many places to be found by its words alone. */
const TELLING = 6;
/** Such a one is the next, or that behind the next few characters. */
const BESIDE = 8;

/**
 * Places that a new reading of a source gives to lines, for a text that an earlier reader made of the same source: a line
 * that stands word for word in that text, spaces apart, has the place of it. The text stays as it is; what says something
 * else has no place.
 */
export function placeOldText(
  old: string,
  read: { readonly text: string; readonly places: readonly LinePlace[] },
): LinePlace[] {
  const text = [...read.text];
  const printed = new PrintedWords(old);
  let next = 0;
  const placed = read.places.flatMap((place) => {
    const words = withoutSpaces(text.slice(place.rawStart, place.rawEnd));
    const at = words.length === 0 ? -1 : printed.find(words, next);
    if (at < 0) return [];
    next = at + words.length;
    const [rawStart, rawEnd] = printed.take(at, next);
    const { knots: _knots, ...rest } = place;
    // Knots count characters, spaces too.
    const isSame = rawEnd - rawStart === place.rawEnd - place.rawStart;
    return [{ ...(isSame ? place : rest), rawStart, rawEnd }];
  });
  return placed.sort((a, b) => a.rawStart - b.rawStart);
}

function withoutSpaces(characters: readonly string[]): string[] {
  return characters.filter((one) => one.trim() !== '');
}

/** A text without its spaces, of which every character is given away once. */
class PrintedWords {
  readonly #characters: readonly string[];
  /** Where each of them stands in the text, in code points. */
  readonly #raw: readonly number[];
  readonly #taken: Uint8Array;
  /** Where each character stands, by what it is. */
  readonly #places: ReadonlyMap<string, readonly number[]>;

  constructor(text: string) {
    const all = [...text].map((character, at) => ({ character, at }));
    const inked = all.filter(({ character }) => character.trim() !== '');
    this.#characters = inked.map(({ character }) => character);
    this.#raw = inked.map(({ at }) => at);
    this.#taken = new Uint8Array(inked.length);
    const places = new Map<string, number[]>();
    this.#characters.forEach((character, at) => {
      const own = places.get(character);
      if (own) own.push(at);
      else places.set(character, [at]);
    });
    this.#places = places;
  }

  /** -1 where the words stand nowhere, or could stand in several places. */
  find(words: readonly string[], next: number): number {
    const near = words.length < TELLING ? BESIDE : NEAR;
    for (let at = next; at <= next + near; at++) if (this.#standAt(words, at)) return at;
    if (words.length < TELLING) return -1;
    const found = (this.#places.get(words[0]!) ?? []).filter((at) => this.#standAt(words, at));
    return found.length === 1 ? found[0]! : -1;
  }

  /** The code points of the text that the characters [from, to) take up. */
  take(from: number, to: number): readonly [number, number] {
    this.#taken.fill(1, from, to);
    return [this.#raw[from]!, this.#raw[to - 1]! + 1];
  }

  #standAt(words: readonly string[], at: number): boolean {
    return words.every((word, i) => this.#characters[at + i] === word && this.#taken[at + i] === 0);
  }
}
