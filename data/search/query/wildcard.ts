import type { TextRange } from '../../contract/model.ts';
import { BARRIER, type SearchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import type { Query, Term, WildcardClause, WildcardGap } from './query-model.ts';

const MARKS = /([?？*＊]+)/u;
const MOST_PIECES = 8;

/**
 * 市?监管 and 市场*检查: texts with one character of any kind where ? stands, and any run inside a sentence where *
 * stands. Null where there is no such mark between two texts: at the end ? is punctuation, and * lets a number go on.
 */
export function wildcardClause(
  word: string,
  termsOf: (text: string, open: boolean) => readonly Term[],
): WildcardClause | null {
  const open = /[*＊]$/u.test(word);
  const parts = word.replace(/^[?？*＊]+|[?？*＊]+$/gu, '').split(MARKS);
  if (parts.length < 3 || parts.length > 2 * MOST_PIECES) return null;
  const terms = parts
    .filter((_, i) => i % 2 === 0)
    .map((text, i, all) => termsOf(text, open && i === all.length - 1));
  // A piece that is no text, or two, is no piece.
  if (terms.some((one) => one.length !== 1)) return null;
  const gaps = parts
    .filter((_, i) => i % 2 === 1)
    .map((marks): WildcardGap => ({
      least: marks.replace(/[^?？]/gu, '').length,
      isOpen: /[*＊]/u.test(marks),
    }));
  return { kind: 'wildcard', pieces: terms.flat(), gaps };
}

/** What every text that answers holds: its pieces, a number beside a mark as far as it may go on there. */
export function wildcardWords({ pieces }: WildcardClause): Query | null {
  const words = pieces.flatMap((piece, i): Query[] => {
    const units = i === 0 ? piece.units : piece.units.replace(/^[0-9.０-９．]+/u, '');
    return units === '' ? [] : [{ ...piece, units, open: piece.open || i < pieces.length - 1 }];
  });
  return words.length > 1 ? { kind: 'and', parts: words } : (words[0] ?? null);
}

/** From each place where the first piece stands to the nearest at which the others have followed, as units. */
export function wildcardOccurrences(form: SearchForm, clause: WildcardClause): TextRange[] {
  const [first, ...others] = blocksOf(form, clause);
  return first!.found.flatMap(([start, end]) => {
    let reached = end;
    for (const { found, least } of others) {
      const from = after(form.units, reached, least);
      const next = from === null ? undefined : found.find((range) => range[0] >= from);
      if (!next || form.units.slice(reached, next[0]).includes(BARRIER)) return [];
      reached = next[1];
    }
    return [[start, reached] as const];
  });
}

interface Block {
  readonly found: readonly TextRange[];
  /** Signs at least between the block before and this one. */
  readonly least: number;
}

/** Pieces a fixed number of signs apart are one block; * stands between blocks. */
function blocksOf(form: SearchForm, { pieces, gaps }: WildcardClause): readonly Block[] {
  const blocks: Block[] = [];
  pieces.forEach((piece, i) => {
    const places = occurrences(form, {
      units: piece.units,
      open: piece.open,
      cut: { start: i > 0, end: i < pieces.length - 1 },
    });
    const gap = gaps[i - 1];
    const last = blocks.at(-1);
    if (!gap || gap.isOpen || !last) return void blocks.push({ found: places, least: gap?.least ?? 0 });
    const ends = new Map(places);
    const found = last.found.flatMap(([start, end]) => {
      const next = after(form.units, end, gap.least);
      const reached = next === null ? undefined : ends.get(next);
      return reached === undefined ? [] : [[start, reached] as const];
    });
    blocks[blocks.length - 1] = { ...last, found };
  });
  return blocks;
}

/** So many signs further on; null where the sentence ends before. */
function after(units: string, at: number, signs: number): number | null {
  let reached = at;
  for (let n = 0; n < signs; n++) {
    const code = units.codePointAt(reached);
    if (code === undefined || units[reached] === BARRIER) return null;
    reached += code > 0xffff ? 2 : 1;
  }
  return reached;
}
