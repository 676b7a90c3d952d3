/**
 * Puts stretches of text in order as a Chinese reader looks them up: character by character, in pinyin order. Each
 * different character is placed once; comparing hundreds of thousands of contexts is then comparing numbers.
 */
export class ContextOrder {
  readonly #contexts: string[] = [];
  readonly #characters = new Set<string>();

  add(context: readonly string[]): void {
    this.#contexts.push(context.join(''));
    for (const character of context) this.#characters.add(character);
  }

  /** The places of the contexts in order; those that are alike stay in the order in which they came. */
  places(): Uint32Array {
    const ranks = ranksOf(this.#characters);
    const keys = this.#contexts.map((context) =>
      String.fromCharCode(...Array.from(context, (character) => ranks.get(character)!)),
    );
    return Uint32Array.from(keys.keys()).sort((a, b) => {
      const [left, right] = [keys[a]!, keys[b]!];
      return left < right ? -1 : left > right ? 1 : a - b;
    });
  }
}

/** Most different characters that a rank of 16 bits can tell apart; rarer ones beyond share the last. */
const MOST = 0xffff;

function ranksOf(characters: ReadonlySet<string>): ReadonlyMap<string, number> {
  const collator = new Intl.Collator('zh-CN');
  const sorted = [...characters].sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
  return new Map(sorted.map((character, i) => [character, Math.min(i, MOST)]));
}
