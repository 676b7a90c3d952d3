import type { ComparisonForm } from './comparison-form.ts';

/** A single character says less than two neighbouring ones, but bridges other word orders: 检查单位, 单位受检. */
const CHARACTER_WEIGHT = 0.3;
/** Weights are whole numbers, so that sums do not depend on the order of adding. */
const PRECISION = 256;

/** The features of sentences, numbered, with the number of sentences that have each. */
export class Vocabulary {
  readonly #ids = new Map<string | number, number>();
  readonly #counts: number[] = [];
  readonly #factors: number[] = [];

  get size(): number {
    return this.#counts.length;
  }

  /** The different features of a sentence: two neighbouring characters, Chinese characters, figures. */
  featuresOf({ words, figures }: ComparisonForm): Uint32Array {
    const found = new Set<number>();
    for (let i = 0; i < words.length; i++) {
      const unit = words.charCodeAt(i);
      if (unit >= FIRST_HAN || words.length === 1) found.add(this.#id(unit, CHARACTER_WEIGHT));
      // Two UTF-16 units in one number: faster to look up than a string.
      if (i + 1 < words.length) found.add(this.#id(unit * 65_536 + words.charCodeAt(i + 1), 1));
    }
    for (const figure of figures) if (figure.length > 1) found.add(this.#id(figure, 1));
    for (const feature of found) this.#counts[feature]!++;
    return Uint32Array.from(found);
  }

  /** Inverse document frequency over so many sentences, as whole numbers. */
  weights(sentences: number): number[] {
    return this.#counts.map((count, id) =>
      Math.round(PRECISION * this.#factors[id]! * Math.log(1 + sentences / Math.max(1, count))),
    );
  }

  #id(feature: string | number, factor: number): number {
    const known = this.#ids.get(feature);
    if (known !== undefined) return known;
    const id = this.#counts.length;
    this.#ids.set(feature, id);
    this.#counts.push(0);
    this.#factors.push(factor);
    return id;
  }
}

/** Behind letters and digits: the first of the CJK blocks. */
const FIRST_HAN = 0x3400;
