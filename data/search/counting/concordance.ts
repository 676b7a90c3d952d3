import type { CheckedRequest } from '../../contract/requests.ts';
import { inOneLine } from '../../contract/table-words.ts';
import type { Concordance, ConcordanceLine } from '../../contract/search-tools-model.ts';
import { narrowingOf, type Answer } from '../answer-query.ts';
import { ContextOrder } from './context-order.ts';
import { LastCount } from './last-count.ts';
import { OccurrenceList, occurrencesShown } from './occurrence-list.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { partOf, textOf } from '../index/passage-texts.ts';
import { orderByPlace } from '../ranking/ranking.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

type Request = CheckedRequest<'search.concordance'>;

/** Code points shown on either side, and compared when sorting. */
const CONTEXT = 30;

/** Every occurrence with what stands around it. */
export class ConcordanceMaker {
  readonly #index: SearchIndex;
  readonly #notebook: NotebookLookups;
  readonly #last: LastCount<SortedOccurrences>;

  constructor(index: SearchIndex, notebook: NotebookLookups) {
    this.#index = index;
    this.#notebook = notebook;
    this.#last = new LastCount(index, notebook);
  }

  make(request: Request): Concordance {
    const { table } = this.#index;
    const narrowing = narrowingOf(this.#index, this.#notebook, request.filters);
    const { answer, made: sorted } = this.#last.of(
      request,
      narrowing,
      (passages, found) => new SortedOccurrences(table, passages, found, request.sort),
    );
    const { list } = sorted;
    list.readOn(request.milliseconds);
    const shown = sorted.page(request.offset, request.limit);
    return {
      total: list.size,
      lines: Array.from(shown, (place) => lineOf(table, list, place, answer)),
      remaining: list.remaining,
      complete: !answer.evaluation.stopped,
    };
  }
}

class SortedOccurrences {
  readonly list: OccurrenceList;
  /** Null where they stay in the order of their places. */
  readonly #order: ContextOrder | null;
  #places: Uint32Array | undefined;

  constructor(table: PassageTable, passages: Uint32Array, answer: Answer, sort: Request['sort']) {
    const order = sort === 'place' ? null : new ContextOrder();
    this.#order = order;
    this.list = new OccurrenceList(
      table,
      orderByPlace(table, passages, 'place'),
      answer,
      order === null
        ? undefined
        : (text, start, end) =>
            order.add(sort === 'left' ? contextBefore(text, start).toReversed() : contextAfter(text, end)),
    );
  }

  /** Places in the list. What comes first in the order of contexts is known when all are read. */
  page(offset: number, limit: number): Iterable<number> {
    const { size, remaining } = this.list;
    if (this.#order === null) {
      return Array.from({ length: Math.max(0, Math.min(limit, size - offset)) }, (_, i) => offset + i);
    }
    if (remaining > 0) return [];
    this.#places ??= this.#order.places();
    return this.#places.slice(offset, offset + limit);
  }
}

function lineOf(table: PassageTable, list: OccurrenceList, place: number, answer: Answer): ConcordanceLine {
  const [passage, start, end] = [list.passage[place]!, list.start[place]!, list.end[place]!];
  const part = partOf(table, passage);
  const row = part.read.hit.get(passage - part.base)!;
  const text = textOf(table, passage);
  const shown = inOneLine(text);
  const one = table.editions.at(table.editionOf[passage]!);
  return {
    reportId: one.reportId,
    reportName: one.reportName,
    agencyLabel: one.agencyLabel,
    year: one.year,
    edition: one.edition,
    section: row.heading,
    passageId: row.passage_id,
    range: [start, end],
    left: contextBefore(shown, start).join(''),
    match: [...shown].slice(start, end).join(''),
    right: contextAfter(shown, end).join(''),
    isExpanded: isExpanded(text, passage, answer, start, end),
  };
}

/** Whether nothing of what was typed stands there. */
function isExpanded(text: string, passage: number, answer: Answer, start: number, end: number): boolean {
  if (answer.variants.length === 0) return false;
  const typed = occurrencesShown(text, passage, { ...answer, variants: [] });
  return !typed.some((range) => range[0] < end && start < range[1]);
}

function contextBefore(text: string, start: number): string[] {
  return [...text].slice(Math.max(0, start - CONTEXT), start);
}

function contextAfter(text: string, end: number): string[] {
  return [...text].slice(end, end + CONTEXT);
}
