import type { TextRange } from '../../contract/model.ts';
import type { Answer } from '../answer-query.ts';
import type { CorrectedText } from '../index/corrected-texts.ts';
import type { Variant } from '../query/expansions.ts';
import { joinOverlapping, occurrencesIn } from '../ranking/passage-occurrences.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { textOf } from '../index/passage-texts.ts';
import type { Query } from '../query/query-model.ts';

type Visit = (text: string, start: number, end: number) => void;

/**
 * All occurrences in the passages, in the order given, then by place, as columns: there may be hundreds of thousands
 * of them. They are read as far as there is time, and the next call goes on from there.
 */
export class OccurrenceList {
  readonly passage: number[] = [];
  /** Code points. */
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly #table: PassageTable;
  readonly #passages: Uint32Array;
  readonly #answer: Answer;
  readonly #visit: Visit | undefined;
  #read = 0;

  /** `visit` sees each occurrence with its passage's text. */
  constructor(table: PassageTable, passages: Uint32Array, answer: Answer, visit?: Visit) {
    this.#table = table;
    this.#passages = passages;
    this.#answer = answer;
    this.#visit = visit;
  }

  get size(): number {
    return this.passage.length;
  }

  /** Passages that have not been read yet. */
  get remaining(): number {
    return this.#passages.length - this.#read;
  }

  /** Reads on until nothing is left, or for about so many milliseconds. */
  readOn(milliseconds = Infinity): this {
    const { root } = this.#answer;
    if (root === null) this.#read = this.#passages.length;
    const until = performance.now() + milliseconds;
    while (this.remaining > 0) {
      this.#add(this.#passages[this.#read++]!);
      if (performance.now() > until) break;
    }
    return this;
  }

  #add(passage: number): void {
    const text = textOf(this.#table, passage);
    for (const [start, end] of occurrencesShown(text, passage, this.#answer)) {
      this.passage.push(passage);
      this.start.push(start);
      this.end.push(end);
      this.#visit?.(text, start, end);
    }
  }
}

/** In the printed wording, and what stands in another one where it is printed otherwise. */
export function occurrencesShown(
  text: string,
  passage: number,
  { root, variants, evaluation }: Pick<Answer, 'root' | 'variants' | 'evaluation'>,
): readonly TextRange[] {
  if (root === null) return [];
  const printed = occurrencesIn(text, root, variants);
  const corrected = evaluation.corrected.get(passage);
  return corrected ? joinOverlapping([...printed, ...inCorrection(corrected, root, variants)]) : printed;
}

function inCorrection(
  corrected: CorrectedText,
  root: Query,
  variants: readonly Variant[],
): readonly TextRange[] {
  return corrected.wordings.flatMap(({ text, toPrinted }) =>
    occurrencesIn(text, root, variants).flatMap((range): TextRange[] => {
      const place = toPrinted(range);
      return place ? [place] : [];
    }),
  );
}
