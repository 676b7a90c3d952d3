import type { CheckedRequest } from '../contract/requests.ts';
import type { Concordance, ConcordanceLine } from '../contract/search-tools-model.ts';
import { answerQuery, narrowingOf, passing, type Answer } from './answer-query.ts';
import { ContextOrder } from './context-order.ts';
import { listOccurrences, type OccurrenceList } from './occurrence-list.ts';
import type { PassageTable } from './passage-table.ts';
import { partOf, textOf } from './passage-texts.ts';
import { orderByPlace } from './ranking.ts';
import type { SearchIndex } from './search-index.ts';
import type { SearchSurroundings } from './surroundings.ts';

type Request = CheckedRequest<'search.concordance'>;
type Sort = Request['sort'];

/** Code points shown on either side, and compared when sorting. */
const CONTEXT = 30;

/** Every occurrence with what stands around it; keeps the last list, for the next request is its next page. */
export class ConcordanceMaker {
  readonly #index: SearchIndex;
  readonly #surroundings: SearchSurroundings;
  #last: { readonly key: string; readonly passages: Uint32Array; readonly list: Ordered } | undefined;

  constructor(index: SearchIndex, surroundings: SearchSurroundings) {
    this.#index = index;
    this.#surroundings = surroundings;
  }

  make(request: Request): Concordance {
    const { table } = this.#index;
    const narrowing = narrowingOf(this.#index, this.#surroundings, request.filters);
    const answer = answerQuery(this.#index, this.#surroundings, request, narrowing.failed !== null);
    const passages = passing(narrowing)(answer.found.all);
    const { list, places } = this.#listOf(request, answer, passages);
    const shown = places.slice(request.offset, request.offset + request.limit);
    return { total: list.size, lines: Array.from(shown, (place) => lineOf(table, list, place)) };
  }

  #listOf({ query, exact, sort }: Request, answer: Answer, passages: Uint32Array): Ordered {
    const key = JSON.stringify([query, exact, sort]);
    if (this.#last?.key === key && isSame(this.#last.passages, passages)) return this.#last.list;
    const list = ordered(this.#index.table, passages, answer, sort);
    this.#last = { key, passages, list };
    return list;
  }
}

interface Ordered {
  readonly list: OccurrenceList;
  /** The places of the occurrences in `list`, in the order wanted. */
  readonly places: Uint32Array;
}

function ordered(table: PassageTable, passages: Uint32Array, answer: Answer, sort: Sort): Ordered {
  const inPlace = orderByPlace(table, passages, 'place');
  if (sort === 'place') {
    const list = listOccurrences(table, inPlace, answer);
    return { list, places: Uint32Array.from({ length: list.size }, (_, i) => i) };
  }
  const order = new ContextOrder();
  const list = listOccurrences(table, inPlace, answer, (text, start, end) => {
    order.add(sort === 'left' ? contextBefore(text, start).toReversed() : contextAfter(text, end));
  });
  return { list, places: order.places() };
}

function lineOf(table: PassageTable, list: OccurrenceList, place: number): ConcordanceLine {
  const [passage, start, end] = [list.passage[place]!, list.start[place]!, list.end[place]!];
  const part = partOf(table, passage);
  const row = part.read.hit.get(passage - part.base)!;
  const text = textOf(table, passage);
  const one = table.editions[table.editionOf[passage]!]!;
  return {
    reportId: one.reportId,
    agencyLabel: one.agencyLabel,
    year: one.year,
    edition: one.edition,
    section: row.heading,
    passageId: row.passage_id,
    range: [start, end],
    left: contextBefore(text, start).join(''),
    match: [...text].slice(start, end).join(''),
    right: contextAfter(text, end).join(''),
  };
}

function contextBefore(text: string, start: number): string[] {
  return [...text].slice(Math.max(0, start - CONTEXT), start);
}

function contextAfter(text: string, end: number): string[] {
  return [...text].slice(end, end + CONTEXT);
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
