import MiniSearch from 'minisearch';
import type { CheckedRequest } from '../../contract/requests.ts';
import type { Suggestion } from '../../contract/search-model.ts';
import { BARRIER, searchForm } from '../../text/search-form.ts';
import { latinKey, LONGEST_NAME, pinyinKeys } from './pinyin-keys.ts';
import type { NamedThing } from './vocabulary.ts';

/**
 * The small catalogue under the search field: titles, headings, indicators, programmes, people, agencies, tags.
 * MiniSearch matches them by character grams, fuzzily, and by pinyin and its initials.
 */
export class Suggestions {
  readonly #things: readonly NamedThing[];
  readonly #tags: () => readonly string[];
  readonly #names = catalogue();
  readonly #latin = latinCatalogue();
  readonly #onAll: () => void;
  #catalogued = 0;
  #hasAnsweredFromPart = false;

  /** `onAll`: told when all names are catalogued, where somebody was answered from a part of them. */
  constructor(things: readonly NamedThing[], tags: () => readonly string[], onAll: () => void) {
    this.#things = things;
    this.#tags = tags;
    this.#onAll = onAll;
  }

  /** Catalogues some more names, for all of a large archive take seconds. False when all are catalogued. */
  catalogueMore(): boolean {
    const end = Math.min(this.#things.length, this.#catalogued + AT_ONCE);
    for (let id = this.#catalogued; id < end; id++) {
      const { kind, label } = this.#things[id]!;
      const name = label.slice(0, LONGEST_NAME);
      this.#names.add({ id, label: name });
      if (kind !== 'heading' && id < MOST_BY_PINYIN) this.#latin.add({ id, ...pinyinKeys(name) });
    }
    this.#catalogued = end;
    if (end < this.#things.length) return true;
    if (this.#hasAnsweredFromPart) this.#onAll();
    this.#hasAnsweredFromPart = false;
    return false;
  }

  suggest(request: CheckedRequest<'search.suggest'>): readonly Suggestion[] {
    // What is not catalogued yet is suggested when it is: nobody waits seconds for a convenience.
    const end = performance.now() + PATIENCE_MS;
    let isPart: boolean;
    do isPart = this.catalogueMore();
    while (isPart && performance.now() < end);
    this.#hasAnsweredFromPart ||= isPart;
    const text = request.text.trim();
    if (text === '') return [];
    const key = latinKey(text);
    const found = [
      ...this.#byName(text),
      ...(key ? this.#latin.search(key).map((one) => Number(one.id)) : []),
    ];
    const things = [...new Set(found)].map((id) => this.#things[id]!);
    return [...this.#taggedLike(text), ...things].slice(0, request.limit);
  }

  /** Names that hold the text whole come first; then those that share most of its grams and every number of it. */
  #byName(text: string): number[] {
    const wanted = searchForm(text).units;
    if (wanted === '') return [];
    // Half of the grams: a name with one other character in it still shares that many.
    const least = new Set(gramsOfName(text)).size / 2;
    const found = this.#names
      .search(text, { filter: (one) => one.queryTerms.length >= least })
      .map((one) => Number(one.id));
    const numbers = numbersOf(wanted);
    const holding: number[] = [];
    const near: number[] = [];
    for (const id of found) {
      const { units } = searchForm(this.#things[id]!.label);
      if (units.includes(wanted)) holding.push(id);
      else if (numbers.isSubsetOf(numbersOf(units))) near.push(id);
    }
    return [...holding, ...near];
  }

  #taggedLike(text: string): Suggestion[] {
    const wanted = searchForm(text).units;
    return this.#tags()
      .filter((tag) => wanted !== '' && searchForm(tag).units.includes(wanted))
      .map((label) => ({ kind: 'tag', label, detail: '', reportId: null, passageId: null }));
  }
}

const PATIENCE_MS = 30;
/** A hundredth of a second's work: what is asked meanwhile waits for it. */
const AT_ONCE = 100;
const MOST_BY_PINYIN = 10_000;
const ORDER: readonly NamedThing['kind'][] = [
  'programme',
  'person',
  'indicator',
  'agency',
  'report',
  'heading',
];

/** The kinds that are few and meant most often come first where MiniSearch sees no difference. */
export function inOrderOfKind(things: readonly NamedThing[]): readonly NamedThing[] {
  return [...things].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function catalogue(): MiniSearch<{ readonly id: number; readonly label: string }> {
  return new MiniSearch({
    fields: ['label'],
    tokenize: gramsOfName,
    processTerm: (term) => term,
    searchOptions: { tokenize: gramsOfName },
  });
}

function latinCatalogue(): MiniSearch<{
  readonly id: number;
  readonly full: string;
  readonly initials: string;
}> {
  return new MiniSearch({
    fields: ['full', 'initials'],
    tokenize: (text) => [text],
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 5 ? 1 : false), boost: { initials: 2 } },
  });
}

/** A number with another digit in it is another number, not a slip. */
function numbersOf(units: string): ReadonlySet<string> {
  return new Set(units.match(/[0-9]+/g));
}

/** Characters and pairs of neighbours, so that one other character leaves more than half of them. */
function gramsOfName(text: string): string[] {
  return searchForm(text)
    .units.split(BARRIER)
    .flatMap((units) => {
      const characters = [...units];
      return [...characters, ...characters.slice(1).map((one, i) => characters[i]! + one)];
    });
}
