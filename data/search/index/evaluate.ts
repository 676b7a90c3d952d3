import type { Correction } from '../../contract/model.ts';
import { searchForm, type SearchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import {
  addMember,
  difference,
  emptySet,
  intersection,
  isEmpty,
  membersOf,
  union,
  type BitSet,
} from './bit-set.ts';
import { holds } from './archive-index.ts';
import {
  correctedTexts,
  isInDoubt,
  type CorrectedText,
  type CorrectedTexts,
  type Trust,
} from './corrected-texts.ts';
import { fieldPassages } from './field-passages.ts';
import { indexedPassages, matchExpression } from './full-text.ts';
import type { LinearExpression } from '../query/linear-expression.ts';
import { nearOccurrences } from '../query/near.ts';
import { hasBarrier, wordsOfPhrase } from '../query/phrase.ts';
import type { PassageTable } from './passage-table.ts';
import { passagesWhose, visitTexts } from './passage-texts.ts';
import type { Query, RegexClause } from '../query/query-model.ts';
import { requiredWords } from '../query/required-words.ts';
import { wildcardOccurrences, wildcardWords } from '../query/wildcard.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

/** Longest time that scans with regular expressions may take in one request. */
const SCAN_MILLISECONDS = 1500;

/** One list, so that it is the same each time. */
const NO_CORRECTIONS: readonly Correction[] = [];

/** How long the scans of one request have taken so far. */
export class ScanClock {
  spent = 0;
}

/** One question put to the archives; remembers what its parts gave, for the same parts come again with expansions. */
export class Evaluation {
  readonly #table: PassageTable;
  readonly #notebook: NotebookLookups;
  readonly #known = new Map<Query | string, BitSet>();
  readonly #clock: ScanClock;
  readonly #trust: Trust;
  /** What archivists have corrected, and what scans may say instead. */
  readonly corrected: CorrectedTexts;
  #isCutShort = false;
  #underNot: Evaluation | undefined;

  constructor(table: PassageTable, notebook: NotebookLookups, clock: ScanClock, trust: Trust = 'guesses') {
    this.#table = table;
    this.#clock = clock;
    this.#notebook = notebook;
    this.#trust = trust;
    this.corrected = correctedTexts(table, notebook.corrections?.() ?? NO_CORRECTIONS, trust);
  }

  /** A scan took too long and was stopped: the result is not whole. */
  get stopped(): boolean {
    return this.#isCutShort || this.#underNot?.stopped === true;
  }

  /** The active passages that answer the query. */
  passages(query: Query): BitSet {
    const known = this.#known.get(query);
    if (known) return known;
    const found = this.#find(query);
    this.#known.set(query, found);
    return found;
  }

  #find(query: Query): BitSet {
    const expression = matchExpression(query);
    if (expression !== null) return this.#indexed(query, expression);
    switch (query.kind) {
      case 'term':
        return hasBarrier(query)
          ? this.#reading(
              { kind: 'and', parts: wordsOfPhrase(query) },
              (form) => occurrences(form, query).length > 0,
            )
          : emptySet(this.#table.size);
      case 'and':
        return this.#all(query.parts);
      case 'or':
        return query.parts.map((part) => this.passages(part)).reduce(union);
      case 'not':
        return difference(this.#table.active, this.#without().passages(query.part));
      case 'near':
        return this.#reading(
          { kind: 'and', parts: query.terms },
          (form) => nearOccurrences(form, query).length > 0,
        );
      case 'wildcard':
        return this.#reading(
          wildcardWords(query),
          (form, text) => wildcardOccurrences(text, form, query).length > 0,
        );
      case 'regex':
        return this.#matching(query.expression, this.#table.active);
      case 'field':
        return fieldPassages(this.#table, query, this.#notebook);
    }
  }

  /** What may be misread finds a passage, and leaves none out. */
  #without(): Evaluation {
    if (!isInDoubt(this.#table)) return this;
    const trust = this.#trust === 'guesses' ? 'corrections' : 'guesses';
    return (this.#underNot ??= new Evaluation(this.#table, this.#notebook, this.#clock, trust));
  }

  #indexed(query: Query, expression: string): BitSet {
    const known = this.#known.get(expression);
    if (known) return known;
    const found = indexedPassages(this.#table, query, expression);
    this.#addCorrected(found, this.corrected.keys(), ({ units }) => holds(query, units));
    this.#known.set(expression, found);
    return found;
  }

  /** Terms first and in one piece, then what narrows them, then scans over what is left. */
  #all(parts: readonly Query[]): BitSet {
    const indexed = parts.filter((part) => matchExpression(part) !== null);
    const scans = parts.filter((part): part is RegexClause => part.kind === 'regex');
    const others = parts.filter((part) => !indexed.includes(part) && part.kind !== 'regex');
    let found = this.#table.active;
    for (const group of groupsOf(indexed)) {
      const expression = matchExpression(group);
      found = intersection(
        found,
        expression === null ? this.#all(group.parts) : this.#indexed(group, expression),
      );
      if (isEmpty(found)) return found;
    }
    for (const part of others) {
      found = intersection(found, this.passages(part));
      if (isEmpty(found)) return found;
    }
    for (const scan of scans) found = this.#matching(scan.expression, found);
    return found;
  }

  /** Of the passages that hold the words, those whose text answers, as printed or as corrected. */
  #reading(words: Query | null, answers: (form: SearchForm, text: string) => boolean): BitSet {
    const candidates = words === null ? this.#table.active : this.passages(words);
    const found = passagesWhose(this.#table, candidates, (text) => answers(searchForm(text), text));
    this.#addCorrected(found, membersOf(candidates), ({ wordings }) =>
      wordings.some(({ text }) => answers(searchForm(text), text)),
    );
    return found;
  }

  /** Passages that answer by their corrected wording; there are few of them. */
  #addCorrected(found: BitSet, passages: Iterable<number>, answers: (one: CorrectedText) => boolean): void {
    if (this.corrected.size === 0) return;
    for (const passage of passages) {
      const corrected = this.corrected.get(passage);
      if (corrected && answers(corrected)) addMember(found, passage);
    }
  }

  /** Reads what the index cannot rule out: of the passages, those with the letters that every match holds. */
  #matching(expression: LinearExpression, among: BitSet): BitSet {
    const words = requiredWords(expression.required);
    const within = words === null ? among : intersection(among, this.passages(words));
    const found = emptySet(this.#table.size);
    const started = performance.now();
    visitTexts(this.#table, membersOf(within), (passage, text) => {
      if (expression.test(text)) addMember(found, passage);
      if (text.length > expression.longestRead) this.#isCutShort = true;
      if (this.#clock.spent + performance.now() - started < SCAN_MILLISECONDS) return true;
      this.#isCutShort = true;
      return false;
    });
    this.#addCorrected(found, membersOf(within), ({ wordings }) =>
      wordings.some(({ text }) => expression.test(text)),
    );
    this.#clock.spent += performance.now() - started;
    return found;
  }
}

/** Groups of at most 20, each small enough for one FTS5 expression. */
function groupsOf(parts: readonly Query[]): { readonly kind: 'and'; readonly parts: readonly Query[] }[] {
  const groups: { kind: 'and'; parts: Query[] }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (
      last &&
      part.kind === 'term' &&
      last.parts.length < 20 &&
      last.parts.every((one) => one.kind === 'term')
    ) {
      last.parts.push(part);
    } else groups.push({ kind: 'and', parts: [part] });
  }
  return groups;
}
