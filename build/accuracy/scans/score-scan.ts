import type { ReadLine } from '../../../data/ingest/scans/read-scan.ts';

export interface ScanScore {
  readonly characters: number;
  /** Levenshtein distance, spaces left out. */
  readonly errors: number;
  readonly numbers: number;
  /** Numbers that were read wrongly, and those of them none of whose characters is marked as unsure. */
  readonly wrongNumbers: readonly string[];
  readonly unmarked: readonly string[];
  readonly lineEnds: number;
  /** Lines that do not go on where the line before ended. */
  readonly breaks: number;
  /** Characters marked as unsure, and those of them that are indeed wrong. */
  readonly marked: number;
  readonly markedWrong: number;
}

/** A line that was read, in reading order. */
export type ScoredLine = Pick<ReadLine, 'text' | 'unsure'>;

/** What was read against what was printed. Widths and marks that one printed form has in two writings are one. */
export function scoreScan(printed: string, lines: readonly ScoredLine[]): ScanScore {
  const truth = [...folded(printed)];
  const read = lines.flatMap((line) => charactersOf(line));
  const pairs = align(
    truth,
    read.map(({ character }) => character),
  );
  const numbers = numbersOf(truth).map(([from, to]) => numberAs(truth, read, pairs, from, to));
  const wrong = numbers.filter(({ is, was }) => is !== was);
  return {
    characters: truth.length,
    errors: pairs.errors,
    numbers: numbers.length,
    wrongNumbers: wrong.map(({ is, was }) => `${is}→${was}`),
    unmarked: wrong.filter(({ isMarked }) => !isMarked).map(({ is, was }) => `${is}→${was}`),
    ...orderOf(lines, truth.join('')),
    marked: read.filter(({ isUnsure }) => isUnsure).length,
    markedWrong: read.filter(({ isUnsure, character }, i) => isUnsure && truth[pairs.back[i]!] !== character)
      .length,
  };
}

interface ReadCharacter {
  readonly character: string;
  readonly isUnsure: boolean;
  readonly isLineStart: boolean;
}

function charactersOf({ text, unsure }: ScoredLine): ReadCharacter[] {
  const marked = new Set(unsure.map(({ at }) => at));
  return [...text].flatMap((character, i) =>
    [...folded(character)].map((one) => ({
      character: one,
      isUnsure: marked.has(i),
      isLineStart: i === 0,
    })),
  );
}

const ALIKE: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '－': '-',
  '·': '・',
};

function folded(text: string): string {
  return [...text.normalize('NFKC').replace(/\s+/g, '')].map((one) => ALIKE[one] ?? one).join('');
}

/** `forth`: place in the reading for each printed character, `back` the other way; -1 where there is none. */
interface Alignment {
  readonly errors: number;
  readonly forth: Int32Array;
  readonly back: Int32Array;
}

function align(a: readonly string[], b: readonly string[]): Alignment {
  const width = b.length + 1;
  const way = new Uint8Array((a.length + 1) * width);
  let before = Int32Array.from({ length: width }, (_, j) => j);
  way.fill(2, 1, width);
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(width);
    row[0] = i;
    way[i * width] = 1;
    for (let j = 1; j < width; j++) {
      const swap = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const [drop, add] = [before[j]! + 1, row[j - 1]! + 1];
      row[j] = Math.min(swap, drop, add);
      way[i * width + j] = row[j] === swap ? 0 : row[j] === drop ? 1 : 2;
    }
    before = row;
  }
  return { errors: before[b.length]!, ...traced(way, a.length, b.length) };
}

function traced(way: Uint8Array, rows: number, columns: number): Pick<Alignment, 'forth' | 'back'> {
  const [forth, back] = [new Int32Array(rows).fill(-1), new Int32Array(columns).fill(-1)];
  for (let [i, j] = [rows, columns]; i > 0 || j > 0;) {
    const step = way[i * (columns + 1) + j];
    if (step === 0) {
      i--;
      j--;
      forth[i] = j;
      back[j] = i;
    } else if (step === 1) i--;
    else j--;
  }
  return { forth, back };
}

function numbersOf(truth: readonly string[]): [number, number][] {
  return [...truth.join('').matchAll(/\d+(?:\.\d+)*%?/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function numberAs(
  truth: readonly string[],
  read: readonly ReadCharacter[],
  { forth }: Alignment,
  from: number,
  to: number,
): { is: string; was: string; isMarked: boolean } {
  const places = [...forth.subarray(from, to)].filter((place) => place >= 0);
  const first = Math.min(...places, Infinity);
  const last = Math.max(...places, -1);
  if (last < 0) return { is: truth.slice(from, to).join(''), was: '', isMarked: false };
  // The number as it stands in what was read: digits of a neighbour may have come to it. What ends a line in % is whole.
  const isDigit = (at: number): boolean => /\d/.test(read[at]?.character ?? '');
  let [start, end] = [first, last + 1];
  while (isDigit(start - 1)) start--;
  const isWhole = read[end - 1]?.character === '%' && read[end]?.isLineStart === true;
  while (!isWhole && isDigit(end)) end++;
  return {
    is: truth.slice(from, to).join(''),
    was: read
      .slice(start, end)
      .map(({ character }) => character)
      .join(''),
    isMarked: read.slice(Math.max(0, start - 1), end + 1).some(({ isUnsure }) => isUnsure),
  };
}

/**
 * A line is placed by stretches of it that stand once in the text, where most of its characters agree: one that was misread
 * may stand elsewhere. One that has none is as long as it is.
 */
function orderOf(lines: readonly ScoredLine[], truth: string): { lineEnds: number; breaks: number } {
  let [placed, breaks] = [0, 0];
  let end: number | null = null;
  for (const line of lines) {
    const text = folded(line.text);
    const place = placeOf(text, truth);
    if (place) {
      if (end !== null && Math.abs(place[0] - end) > 12) breaks++;
      placed++;
      end = place[1];
    } else if (end !== null) end += text.length;
  }
  return { lineEnds: Math.max(0, placed - 1), breaks };
}

function placeOf(line: string, truth: string): [from: number, to: number] | null {
  let [best, most] = [null as number | null, 0];
  for (const length of [10, 8, 6]) {
    for (let at = 0; at + length <= line.length; at++) {
      const found = truth.indexOf(line.slice(at, at + length));
      if (found < 0 || truth.indexOf(line.slice(at, at + length), found + 1) >= 0) continue;
      const agreeing = [...line].filter((one, i) => one === truth[found - at + i]).length;
      if (agreeing > most) [best, most] = [found - at, agreeing];
    }
  }
  return best === null ? null : [best, best + line.length];
}
