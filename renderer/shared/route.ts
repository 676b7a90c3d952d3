import type { Column } from '../../data/contract/comparison-model.ts';
import {
  EDITIONS,
  type EditionName,
  type PassageId,
  type ReportId,
  type TextRange,
} from '../../data/contract/model.ts';

/** A place in a report: a passage and, where one is meant, a stretch of it. */
export interface Place {
  readonly passageId: PassageId;
  readonly range: TextRange | null;
}

/** What can be done with a query besides walking through its hits. */
export const SEARCH_TABS = ['context', 'years', 'list', 'receipts', 'kept'] as const;
export type SearchTab = (typeof SEARCH_TABS)[number];

/**
 * The lesser choices of a page, by name: a filter, an order, what is chosen in a list. Each page reads and writes its
 * own; one that is missing is as the page begins.
 */
export type Choices = Readonly<Record<string, string>>;

export const COMPARE_MODES = ['text', 'figures', 'promises'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** What the window shows. Every route is an address that can be copied and pasted into the program again. */
export type Route =
  | {
      readonly view: 'read';
      readonly reportId: ReportId | null;
      readonly edition: EditionName | null;
      readonly place: Place | null;
      readonly choices?: Choices;
    }
  | { readonly view: 'search'; readonly tab: SearchTab }
  | {
      readonly view: 'compare';
      readonly columns: readonly Column[];
      readonly mode: CompareMode;
      readonly choices?: Choices;
    }
  | { readonly view: 'indicators'; readonly agency: string | null; readonly choices?: Choices }
  | { readonly view: 'programmes'; readonly name: string | null; readonly choices?: Choices }
  | { readonly view: 'notes'; readonly choices?: Choices }
  | { readonly view: 'library' }
  | { readonly view: 'catalogue' };

export type View = Route['view'];

/** What an address may carry besides: a search (`search/asked.ts`). */
const OF_SEARCH = ['q', 'exact', 'sort', 'f'] as const;

export const HOME: Route = { view: 'read', reportId: null, edition: null, place: null };

/** `#/read/pinghu-2022/digest?at=pinghu-2022:digest:12&range=3-9`. The inverse of parseRoute. */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'read': {
      const path = ['#', 'read', route.reportId, route.reportId && route.edition].filter(
        (part) => part !== null,
      );
      return withQuery(path.join('/'), {
        ...route.choices,
        at: route.place?.passageId,
        range: route.place?.range?.join('-'),
      });
    }
    case 'search':
      return `#/search/${route.tab}`;
    case 'compare':
      return withQuery('#/compare', {
        ...route.choices,
        columns: route.columns.map((column) => `${column.reportId}:${column.edition}`).join(',') || undefined,
        mode: route.mode === 'text' ? undefined : route.mode,
      });
    case 'indicators':
      return withQuery('#/indicators', { ...route.choices, agency: route.agency ?? undefined });
    case 'programmes':
      return withQuery('#/programmes', { ...route.choices, name: route.name ?? undefined });
    case 'notes':
      return withQuery('#/notes', { ...route.choices });
    case 'library':
    case 'catalogue':
      return `#/${route.view}`;
  }
}

/** Reads an address; anything that is not one of ours leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [view, ...parts] = path.split('/').map(decode);
  const values = new URLSearchParams(query);
  switch (view) {
    case 'read':
      return {
        view,
        // Whether there is such a report or passage is for the archive to say.
        reportId: (parts[0] as ReportId | undefined) || null,
        edition: editionNamed(parts[1]),
        place: placeOf(values),
        ...choicesIfAny(values, ['at', 'range', ...OF_SEARCH]),
      };
    case 'search':
      return { view, tab: SEARCH_TABS.find((tab) => tab === parts[0]) ?? 'context' };
    case 'compare':
      return {
        view,
        columns: columnsOf(values.get('columns')),
        mode: COMPARE_MODES.find((mode) => mode === values.get('mode')) ?? 'text',
        choices: choicesIn(values, ['columns', 'mode']),
      };
    case 'indicators':
      return { view, agency: values.get('agency'), choices: choicesIn(values, ['agency']) };
    case 'programmes':
      return { view, name: values.get('name'), choices: choicesIn(values, ['name']) };
    case 'notes':
      return { view, ...choicesIfAny(values, OF_SEARCH) };
    case 'library':
    case 'catalogue':
      return { view };
    default:
      return HOME;
  }
}

/** Everything in an address that the route itself does not name. */
function choicesIn(values: URLSearchParams, own: readonly string[]): Choices {
  return Object.fromEntries([...values].filter(([name]) => !own.includes(name)));
}

function choicesIfAny(values: URLSearchParams, own: readonly string[]): { choices?: Choices } {
  const choices = choicesIn(values, own);
  return Object.keys(choices).length === 0 ? {} : { choices };
}

function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const present = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return present.length === 0 ? path : `${path}?${new URLSearchParams(present).toString()}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function editionNamed(name: string | undefined): EditionName | null {
  return EDITIONS.find((edition) => edition === name) ?? null;
}

function placeOf(values: URLSearchParams): Place | null {
  const at = values.get('at');
  if (!at) return null;
  const range = /^(\d+)-(\d+)$/.exec(values.get('range') ?? '');
  // As above: the archive says whether it exists.
  return { passageId: at as PassageId, range: range ? [Number(range[1]), Number(range[2])] : null };
}

function columnsOf(text: string | null): Column[] {
  return (text ?? '').split(',').flatMap((one) => {
    const [reportId, edition] = one.split(':');
    const known = editionNamed(edition);
    // As above: the archive says whether it exists.
    return reportId && known ? [{ reportId: reportId as ReportId, edition: known }] : [];
  });
}
