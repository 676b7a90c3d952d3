import type { TextRange } from '../../contract/model.ts';
import { BARRIER, JOINT, unitsOfSentences, type SearchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import { phraseOf, wordsOfPhrase } from './phrase.ts';
import type { Query, Term, WildcardClause, WildcardGap } from './query-model.ts';

const MARKS = /([?？*＊]+)/u;
const MOST_PIECES = 8;

/**
 * 市?监管 and 市场*检查: texts with one character of any kind where ? stands, and any run inside a sentence where *
 * stands. Null where there is no such mark between two texts: at the end ? is punctuation, and * lets a number go on.
 */
export function wildcardClause(
  word: string,
): { readonly clause: WildcardClause; readonly isWhole: boolean } | null {
  const isOpen = /[*＊]$/u.test(word);
  const parts = word.replace(/^[?？*＊]+|[?？*＊]+$/gu, '').split(MARKS);
  const pieces: Term[] = [];
  const gaps: WildcardGap[] = [];
  // Marks with no text between them, nor behind, are one.
  let marks = '';
  parts.forEach((part, i) => {
    const piece = i % 2 === 1 ? null : phraseOf(part, isOpen && i === parts.length - 1);
    if (piece === null) return void (marks += i % 2 === 1 ? part : '');
    if (pieces.length > 0) gaps.push(gapOf(marks));
    pieces.push(piece);
    marks = '';
  });
  if (pieces.length < 2) return null;
  const clause = {
    kind: 'wildcard' as const,
    pieces: pieces.slice(0, MOST_PIECES),
    gaps: gaps.slice(0, MOST_PIECES - 1),
  };
  return { clause, isWhole: pieces.length <= MOST_PIECES };
}

function gapOf(marks: string): WildcardGap {
  return { least: marks.replace(/[^?？]/gu, '').length, isOpen: /[*＊]/u.test(marks) };
}

/** What every text that answers holds: its pieces, a number beside a mark as far as it may go on there. */
export function wildcardWords({ pieces }: WildcardClause): Query | null {
  const words = pieces.flatMap((piece, i): readonly Query[] => {
    const units = i === 0 ? piece.units : piece.units.replace(/^[0-9.０-９．]+/u, '');
    return wordsOfPhrase({ ...piece, units, open: piece.open || i < pieces.length - 1 });
  });
  return words.length > 1 ? { kind: 'and', parts: words } : (words[0] ?? null);
}

/** From each place where the first piece stands to the nearest at which the others have followed, as units. */
export function wildcardOccurrences(text: string, form: SearchForm, clause: WildcardClause): TextRange[] {
  const units = unitsOfSentences(text, form);
  const [first, ...others] = blocksOf(form, units, clause);
  return first!.found.flatMap(([start, end]) => {
    let reached = end;
    for (const { found, least } of others) {
      const from = after(units, reached, least, true);
      const next = from === null ? undefined : found.find((range) => range[0] >= from);
      if (!next || units.slice(reached, next[0]).includes(BARRIER)) return [];
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
function blocksOf(form: SearchForm, units: string, { pieces, gaps }: WildcardClause): readonly Block[] {
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
      const next = after(units, end, gap.least, false);
      const reached = next === null ? undefined : ends.get(next);
      return reached === undefined ? [] : [[start, reached] as const];
    });
    blocks[blocks.length - 1] = { ...last, found };
  });
  return blocks;
}

/** So many signs further on, past what joins numbers where `crosses`; null where the sentence ends before. */
function after(units: string, at: number, signs: number, crosses: boolean): number | null {
  let reached = at;
  for (let n = 0; n < signs; n++) {
    if (crosses && units[reached] === JOINT) reached++;
    const code = units.codePointAt(reached);
    if (code === undefined || units[reached] === BARRIER || units[reached] === JOINT) return null;
    reached += code > 0xffff ? 2 : 1;
  }
  return reached;
}
