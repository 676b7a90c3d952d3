import { sliceCodePoints } from '../../contract/code-points.ts';
import type { TextRange } from '../../contract/model.ts';
import type { DidYouMean, QueryPart } from '../../contract/search-model.ts';
import { plainNumbers } from '../../text/bound-numbers.ts';
import { searchForm, type SearchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import { isEmpty, membersOf } from '../index/bit-set.ts';
import type { Evaluation } from '../index/evaluate.ts';
import { fieldsAsWords } from './fields-as-words.ts';
import type { NearWords } from './near-words.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { agencyNames, NAMING_AGENCY } from '../index/record-columns.ts';
import { textOf } from '../index/passage-texts.ts';
import type { PinyinNames } from './pinyin-names.ts';
import { hasBarrier } from '../query/phrase.ts';
import type { Query, Term } from '../query/query-model.ts';
import { wordsSought } from '../query/sought.ts';
import { isOfTerms, takenApart, withFields, wordsIn } from './taken-apart.ts';

const MOST = 5;

export interface Corrections {
  readonly nearWords: NearWords;
  /** Search form → a writing of it. */
  readonly vocabulary: ReadonlyMap<string, string>;
  readonly pinyinNames: () => PinyinNames;
}

/**
 * For a query that found nothing, best first, each with what `countOf` says that it finds:
 *
 * 1. what was taken for a field, as words of a text;
 * 2. the words as they stand in the title or the number of a document, which its text may not print;
 * 3. one character of a word that stands nowhere put right; syllables typed apart read as one name;
 * 4. a word that stands nowhere taken apart into words that stand somewhere, and words that stand nowhere left out;
 * 5. where every word stands somewhere but they never meet, the words joined by OR.
 */
export function didYouMean(
  query: string,
  root: Query | null,
  parts: readonly QueryPart[],
  table: PassageTable,
  evaluation: Evaluation,
  corrections: Corrections,
  countOf: (query: string) => number,
): readonly DidYouMean[] {
  const typedSound = pinyinKeys(query).full;
  // Who types pinyin mistakes one character for another that sounds the same.
  const soundOf = (offer: string): number => Number(pinyinKeys(offer).full === typedSound);
  const counted = (offers: readonly string[]): DidYouMean[] =>
    [...new Set(offers)]
      .map((offer) => ({ query: offer, count: countOf(offer) }))
      .filter((offer) => offer.count > 0)
      .sort((a, b) => soundOf(b.query) - soundOf(a.query) || b.count - a.count)
      .slice(0, MOST);
  const ways = [
    () => fieldsAsWords(query, parts),
    ...(root ? waysWithWords(query, root, table, evaluation, corrections) : []),
  ];
  for (const way of ways) {
    const offers = counted(way());
    if (offers.length > 0) return offers;
  }
  return [];
}

function waysWithWords(
  query: string,
  root: Query,
  table: PassageTable,
  evaluation: Evaluation,
  corrections: Corrections,
): readonly (() => readonly string[])[] {
  const terms = wordsSought(root);
  const unknown = terms.filter((term) => isEmpty(evaluation.passages(term)));
  const isPrinted = (term: Term): boolean => standsUnbroken(term, table, evaluation);
  return [
    () => ofRecords(query, root),
    () => [
      ...joinedSyllables(root, corrections),
      ...unknown
        .slice(0, 2)
        .flatMap((term) =>
          [...writingsNear(term, table, evaluation, corrections)].map((word) =>
            query.replace(term.typed, word),
          ),
        ),
    ],
    () => {
      const agencies = namesOfAgencies(table);
      const words = takenApart(query, root, unknown, evaluation, agencies, isPrinted);
      return [words, withFields(words, agencies)];
    },
    () =>
      anyOf(
        root,
        terms.flatMap((term) => wordsIn(term, evaluation, isPrinted)),
      ),
  ];
}

function ofRecords(query: string, root: Query): readonly string[] {
  const words = query.trim();
  return isOfTerms(root) && !/["“”]/u.test(words) ? [`题名:"${words}"`, `文号:"${words}"`] : [];
}

function namesOfAgencies({ records }: PassageTable): readonly string[] {
  const names = new Set<string>();
  records.visit(NAMING_AGENCY, (record) => agencyNames(record).forEach((name) => names.add(name)));
  return [...names];
}

/** Only of words: what stands in a field, under NOT or in an expression cannot be joined otherwise. */
function anyOf(root: Query, words: readonly string[]): string[] {
  const different = [...new Set(words)].filter((word) => !/["“”]/u.test(word));
  return isOfTerms(root) && different.length > 1
    ? [different.map((word) => (/\s/u.test(word) ? `"${word}"` : word)).join(' OR ')]
    : [];
}

/** `yu xin dai` */
function joinedSyllables(root: Query, { pinyinNames }: Corrections): readonly string[] {
  if (root.kind !== 'and' || !root.parts.every((part) => part.kind === 'term' && !part.literal)) return [];
  return pinyinNames().find(
    wordsSought(root)
      .map((term) => term.typed)
      .join(' '),
    MOST,
  );
}

/** Names one character away; where there are none, what stands in the texts with one other character. */
function writingsNear(
  term: Term,
  table: PassageTable,
  evaluation: Evaluation,
  corrections: Corrections,
): ReadonlySet<string> {
  const digits = digitsOf(term.units);
  const near = corrections.nearWords.near(term.units).filter((units) => digitsOf(units) === digits);
  const named = near.map((units) => corrections.vocabulary.get(units)!);
  return new Set(named.length > 0 ? named : readNear(term, table, evaluation));
}

const SHORTEST = 3;
const LONGEST = 20;
const MOST_TEXTS = 60;

/**
 * 建平工做法: passages that hold 建平工 and 法 are read for 建平工□法, and so for every other place; and 特设备 for a
 * character that is missing (特□设备).
 */
function readNear(term: Term, table: PassageTable, evaluation: Evaluation): readonly string[] {
  // A number or a Latin word is one.
  const characters: readonly string[] = term.units.match(/[a-z0-9.０-９．]+|[\s\S]/gu) ?? [];
  if (hasBarrier(term) || characters.length < SHORTEST || characters.length > LONGEST) return [];
  const found = new Map<string, number>();
  const read = (start: number, end: number): void => {
    // Another number is another fact, not a slip.
    if (characters.slice(start, end).some((one) => /[\d０-９]/.test(one))) return;
    const before = characters.slice(0, start).join('');
    const after = characters.slice(end).join('');
    const parts = [before, after]
      .filter((units) => units !== '')
      .map((units) => ({ ...term, units, open: true }));
    const candidates = membersOf(evaluation.passages({ kind: 'and', parts }));
    const pattern = new RegExp(`${escape(before)}([^\\u0001\\d０-９])${escape(after)}`, 'gu');
    for (const passage of candidates.slice(0, MOST_TEXTS)) {
      const text = textOf(table, passage);
      const form = searchForm(text);
      for (const { 0: units, index } of form.units.matchAll(pattern)) {
        if (isBroken(text, form, [index, index + units.length])) continue;
        const typed = plainNumbers(units);
        found.set(typed, (found.get(typed) ?? 0) + 1);
      }
    }
  };
  // What is missing comes first: 特种设备 is nearer to 特设备 than 种设备, of which it is the whole.
  for (let place = 1; place < characters.length; place++) read(place, place);
  for (let place = 0; place < characters.length; place++) read(place, place + 1);
  const sound = pinyinKeys(term.units).full;
  return (
    [...found]
      // Two characters and any third stand somewhere by chance: 构建国(家) is not what 王建国 means.
      .filter(
        ([units]) => Math.max(characters.length, units.length) > SHORTEST || pinyinKeys(units).full === sound,
      )
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([units]) => units)
  );
}

/** 子计 is no word because “电子”计划 stands somewhere. */
function standsUnbroken(term: Term, table: PassageTable, evaluation: Evaluation): boolean {
  return membersOf(evaluation.passages(term))
    .slice(0, MOST_TEXTS)
    .some((passage) => {
      const text = textOf(table, passage);
      const form = searchForm(text);
      return occurrences(form, term).some((range) => !isBroken(text, form, range));
    });
}

/** Quotation marks and brackets, which begin or end a word. */
const WORD_ENDS = /[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"']/u;

function isBroken(text: string, { offsets }: SearchForm, [start, end]: TextRange): boolean {
  return WORD_ENDS.test(sliceCodePoints(text, offsets[start]!, offsets[end - 1]! + 1));
}

function digitsOf(units: string): string {
  return plainNumbers(units).replace(/\D/g, '');
}

function escape(units: string): string {
  return units.replaceAll('.', '\\.');
}
