import { isEmpty } from '../index/bit-set.ts';
import type { Evaluation } from '../index/evaluate.ts';
import type { Query, Term } from '../query/query-model.ts';
import { plainNumbers } from '../../text/bound-numbers.ts';
import { BARRIER, searchForm } from '../../text/search-form.ts';

/** Longer stretches are no words that a person ran together. */
const LONGEST = 30;
/** One Chinese character stands almost everywhere and says little. */
const SHORTEST = 2;
/** Up to so many characters are likely one word, which has no part that may be left out. */
const SHORT_WORD = 4;

/** Whether a term stands somewhere in one piece: no quotation mark and no bracket inside it. */
export type IsPrinted = (term: Term) => boolean;

/**
 * The query with every word that stands nowhere taken apart into words that do: 电梯、食品 and 电梯食品 become 电梯 食品.
 * What cannot be taken apart is left out. The query itself where it is made of more than words.
 */
export function takenApart(
  query: string,
  root: Query,
  unknown: readonly Term[],
  evaluation: Evaluation,
  agencies: readonly string[],
  isPrinted: IsPrinted,
): string {
  if (!isOfTerms(root)) {
    return unknown
      .filter((term) => !term.literal)
      .reduce(
        (text, term) => text.replace(term.typed, () => pieces(term, agencies, isPrinted).join(' ')),
        query,
      );
  }
  const parts = root.kind === 'term' ? [root] : root.kind === 'and' ? root.parts : [];
  return parts
    .flatMap((part) => (part.kind === 'term' ? wordsIn(part, evaluation, isPrinted, agencies) : []))
    .join(' ');
}

/** 株洲市 2022年 罚没款 as a person means it: 机关:株洲市 年度:2022 罚没款. */
export function withFields(words: string, agencies: readonly string[]): string {
  return words
    .split(' ')
    .map((word) => {
      const year = /^((?:19|20)\d\d)年?$/u.exec(word);
      if (year) return `年度:${year[1]}`;
      return namesAgency(word, agencies) ? `机关:${word}` : word;
    })
    .join(' ');
}

/** The term as it may be typed again where it stands somewhere, else its pieces. */
export function wordsIn(
  term: Term,
  evaluation: Evaluation,
  isPrinted: IsPrinted,
  agencies: readonly string[] = [],
): readonly string[] {
  if (!isEmpty(evaluation.passages(term))) return [term.literal ? `"${term.typed}"` : term.typed];
  return term.literal ? [] : pieces(term, agencies, isPrinted);
}

export function isOfTerms(query: Query): boolean {
  return query.kind === 'term' || (query.kind === 'and' && query.parts.every((part) => part.kind === 'term'));
}

function namesAgency(word: string, agencies: readonly string[]): boolean {
  return word.length >= SHORTEST && agencies.some((name) => name.startsWith(word));
}

/** An agency that is named in no text of its own is a word all the same. */
function pieces(term: Term, agencies: readonly string[], isPrinted: IsPrinted): readonly string[] {
  const stands = (units: string): boolean =>
    isPrinted({ ...term, units, open: false }) || agencies.some((name) => name.startsWith(units));
  // What the person set apart by a mark of punctuation is a piece of its own.
  const typed = term.typed.split(/[^\p{L}\p{N}%‰.]+/u).filter((one) => one !== '');
  return typed.slice(0, LONGEST).flatMap((one) => {
    const units = searchForm(one).units.replaceAll(BARRIER, '');
    if (stands(units)) return [one];
    const tokens = tokensOf(units).slice(0, LONGEST);
    const found = longestPieces(tokens, stands).map(plainNumbers);
    // 王建国 is not 建国 with something before it.
    return tokens.length <= SHORT_WORD && found.join('') !== plainNumbers(units) ? [] : found;
  });
}

/** From the left the longest piece that stands somewhere, and so on; what belongs to none is passed over. */
function longestPieces(tokens: readonly string[], stands: (units: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < tokens.length;) {
    let end = start;
    // A year is a word; of others: what stands nowhere stands nowhere with more behind it.
    if (YEAR.test(tokens[start]!)) end++;
    else while (end < tokens.length && stands(tokens.slice(start, end + 1).join(''))) end++;
    const piece = tokens.slice(start, end).join('');
    if (piece.length >= SHORTEST) found.push(piece);
    start = Math.max(end, start + 1);
  }
  return found;
}

/** A number or a Latin word is never cut, nor is a year. */
function tokensOf(units: string): readonly string[] {
  return units.match(/(?<![0-9.])(?:19|20)\d\d年|[a-z0-9.０-９．]+|[\s\S]/gu) ?? [];
}

const YEAR = /^(?:19|20)\d\d年$/;
