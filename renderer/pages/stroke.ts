import { characterAt } from '../../data/contract/printed-boxes.ts';
import type { PassageId } from '../../data/contract/model.ts';
import type { PrintedLine } from '../../data/contract/page-model.ts';

/** A stretch of a passage over which a pointer was drawn on its page. */
export interface Stroke {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  /** The pointer went down and up in one place: the line is meant. */
  readonly isClick: boolean;
}

type Found = NonNullable<ReturnType<typeof characterAt>>;

/** Follows a pointer over the words of one page; a stroke stays in the passage where it began. */
export class StrokeReader {
  readonly #lines: readonly PrintedLine[];
  readonly #textOf: (passageId: PassageId) => string;
  readonly #page: number;
  readonly #from: Found | null;
  #to: Found | null;
  #moved = false;

  constructor(
    lines: readonly PrintedLine[],
    textOf: (passageId: PassageId) => string,
    at: { readonly page: number; readonly x: number; readonly y: number },
  ) {
    this.#lines = lines;
    this.#textOf = textOf;
    this.#page = at.page;
    this.#from = this.#to = characterAt(lines, textOf, at);
  }

  move(x: number, y: number): Stroke | null {
    const found = characterAt(this.#lines, this.#textOf, { page: this.#page, x, y });
    if (found && found.line.passageId === this.#from?.line.passageId) {
      if (found.offset !== this.#to?.offset) this.#moved = true;
      this.#to = found;
    }
    return this.stroke;
  }

  /** Null where no word stands. */
  get stroke(): Stroke | null {
    const [from, to] = [this.#from, this.#to];
    if (!from || !to) return null;
    const { passageId } = from.line;
    if (!this.#moved) return { passageId, start: from.line.start, end: from.line.end, isClick: true };
    const [first, last] = from.offset <= to.offset ? [from, to] : [to, from];
    return { passageId, start: startOf(first), end: endOf(last), isClick: false };
  }
}

/** In a cell no character is told from another: it is taken whole. */
function startOf({ line, offset }: Found): number {
  return line.isCell ? line.start : offset;
}

function endOf({ line, offset }: Found): number {
  return line.isCell ? line.end : offset + 1;
}
