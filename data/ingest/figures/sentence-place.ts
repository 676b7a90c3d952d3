import { isMasked, type Mask } from './masks.ts';
import { matchesOf } from '../../text/matches-of.ts';

/** Where a figure stands: its sentence and clause. UTF-16 ranges of the passage. */
export interface SentencePlace {
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly clauseStart: number;
  readonly clauseEnd: number;
}

const SENTENCE_END = /[。！？!?；;\n]|…+/gu;
const CLAUSE_END = /[，,：:。！？!?；;\n]|——|…+/gu;
const OPEN = '“‘（(《「【';
const BRACKET = /[“‘（(《「【”’）)》」】]/gu;

/** A passage cut once into sentences and clauses; a comma in brackets or short quotation marks cuts nothing. */
export class SentenceCuts {
  readonly #sentences: readonly number[];
  readonly #clauses: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const depth = depths(text);
    this.#sentences = cuts(text, SENTENCE_END, () => true);
    this.#clauses = cuts(
      text,
      CLAUSE_END,
      (at) => !/[，,：:]/u.test(text[at]!) || !(isMasked(depth, at) || inNumber(text, at)),
    );
    this.#length = text.length;
  }

  placeOf(at: number): SentencePlace {
    const [sentenceStart, sentenceEnd] = around(this.#sentences, at, this.#length);
    const [clauseStart, clauseEnd] = around(this.#clauses, at, this.#length);
    return { sentenceStart, sentenceEnd, clauseStart, clauseEnd };
  }
}

const LONGEST_LEAD = 120;

/** What stands before the first value of a list, from the beginning of its sentence. */
export function leadOf(
  { start, outerStart }: { readonly start: number; readonly outerStart: number },
  text: string,
  cuts: SentenceCuts,
): string {
  return text.slice(Math.max(cuts.placeOf(start).sentenceStart, outerStart - LONGEST_LEAD), outerStart);
}

/** Ends of the stretches: each cut lies behind its mark. */
function cuts(text: string, mark: RegExp, holds: (at: number) => boolean): number[] {
  return matchesOf(mark, text).flatMap((match) =>
    holds(match.index) ? [match.index + match[0].length] : [],
  );
}

function around(ends: readonly number[], at: number, length: number): readonly [number, number] {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return [low > 0 ? ends[low - 1]! : 0, ends[low] ?? length];
}

/** For each bracket pair no longer than 40 characters, its range. */
function depths(text: string): readonly Mask[] {
  const found: [number, number][] = [];
  const open: number[] = [];
  for (const { 0: character, index } of matchesOf(BRACKET, text)) {
    if (OPEN.includes(character)) open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && index - start <= 40 && open.length === 0) found.push([start, index]);
    }
  }
  return found;
}

/** 3,412户: the comma between thousands; 8.2:54.3:37.5 is one structure. */
function inNumber(text: string, at: number): boolean {
  if (!/\d/u.test(text[at - 1] ?? '')) return false;
  const behind = text.slice(at + 1, at + 5);
  return /[,，]/u.test(text[at]!) ? /^\d{3}(?!\d)/u.test(behind) : /^\d/u.test(behind);
}
