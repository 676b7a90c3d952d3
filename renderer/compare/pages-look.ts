import type {
  Column,
  ComparedRow,
  PlanPromise,
  TopicComparison,
} from '../../data/contract/comparison-model.ts';
import type { PassageId, ReportId, TextRange } from '../../data/contract/model.ts';
import type { Choices, Place } from '../shared/route.ts';
import type { FigureRow } from './figure-rows.ts';

/** Where the pages of a report are opened: at a place of its text, at a page, or at the beginning. */
export interface PagesAt {
  readonly place: Place | null;
  /** From 1. */
  readonly page: number | null;
}

/** Which pages stand side by side, and where each of them is. */
export interface PagesLook {
  /** The two reports that a person has chosen, left and right; empty where nothing was chosen. */
  readonly sides: readonly ReportId[];
  readonly at: ReadonlyMap<ReportId, PagesAt>;
}

/** Places of reports that answer each other. */
export type Places = ReadonlyMap<ReportId, Place>;

/** What an address says. */
export function readPagesLook(choices: Choices): PagesLook {
  const places = new Map(entriesOf(choices['places']).map(([id, text]) => [id, placeIn(text)]));
  const pages = new Map(
    entriesOf(choices['pages']).flatMap(([id, text]) =>
      /^[1-9]\d{0,4}$/.test(text) ? [[id, Number(text)]] : [],
    ),
  );
  const sides = (choices['sides'] ?? '').split(',').filter((id) => id !== '');
  return {
    // Whether there are such reports is seen where they are used.
    sides: sides.length === 2 ? (sides as ReportId[]) : [],
    at: new Map(
      [...new Set([...places.keys(), ...pages.keys()])].map((id) => [
        id,
        { place: places.get(id) ?? null, page: pages.get(id) ?? null },
      ]),
    ),
  };
}

/** The inverse of readPagesLook; null for what need not be said. */
export function writePagesLook({ sides, at }: PagesLook): Readonly<Record<string, string | null>> {
  const all = [...at];
  const places = all.flatMap(([id, { place }]) => (place ? [`${id}:${textOfPlace(place)}`] : []));
  const pages = all.flatMap(([id, { page }]) => (page === null ? [] : [`${id}:${page}`]));
  return {
    sides: sides.length === 0 ? null : sides.join(','),
    places: places.length === 0 ? null : places.join(','),
    pages: pages.length === 0 ? null : pages.join(','),
  };
}

/** The two columns whose pages are shown: those that were chosen, else the pinned one, or the first, and the next. */
export function sidesAmong(
  columns: readonly Column[],
  chosen: readonly ReportId[],
  pinned: ReportId | null,
): readonly Column[] {
  const known = chosen.flatMap((id) => columns.find(({ reportId }) => reportId === id) ?? []);
  if (known.length === 2) return known;
  const first = columns.find(({ reportId }) => reportId === pinned) ?? columns[0];
  const second = columns.find((column) => column !== first);
  return [...(first ? [first] : []), ...(second ? [second] : [])];
}

/** Another report on one side. That of the other side changes places with it. */
export function withSide(sides: readonly ReportId[], index: number, reportId: ReportId): readonly ReportId[] {
  return sides.map((one, i) => (i === index ? reportId : one === reportId ? (sides[index] ?? one) : one));
}

/** Where each original treats a topic. What a 提要 says has no place on a page. */
export function placesOfTopic(
  row: TopicComparison['rows'][number] | undefined,
  columns: readonly Column[],
): Places {
  return placesIn(columns, (i) => {
    const [first] = row?.cells[i]?.passages ?? [];
    return first ? { passageId: first.passageId, range: null } : null;
  });
}

/** Where the sentences of a row stand; without a partner, the one that it was merged into or split from. */
export function placesOfRow({ left, right, related }: ComparedRow, columns: readonly Column[]): Places {
  return placesIn(columns, (i) => {
    const sentence = (i === 0 ? left : right) ?? related;
    return sentence && { passageId: sentence.passageId, range: [sentence.start, sentence.end] };
  });
}

/** Where the values of a row are printed in the originals that are compared; of a column without one, what was planned for it. */
export function placesOfFigures({ cells }: Pick<FigureRow, 'cells'>, columns: readonly Column[]): Places {
  const places = new Map<ReportId, Place>();
  // A value that was reported goes before one that was promised.
  for (const { indicator } of [
    ...cells.map(({ result }) => result),
    ...cells.map(({ target }) => target),
  ].filter((one) => one !== null)) {
    if (indicator?.edition !== 'original' || indicator.passageId === null) continue;
    const { reportId, passageId, range } = indicator;
    if (columns.some((column) => column.reportId === reportId) && !places.has(reportId))
      places.set(reportId, { passageId, range });
  }
  return places;
}

/** Where a promise is printed, and what answers it first. */
export function placesOfPromise(
  { sentence, candidates }: PlanPromise,
  from: Column,
  to: Column,
  columns: readonly Column[],
): Places {
  const [answer] = candidates;
  const said = [
    [from, sentence],
    [to, answer?.sentence],
  ] as const;
  return new Map(
    said.flatMap(([{ reportId, edition }, one]) =>
      one && edition === 'original' && columns.some((column) => column.reportId === reportId)
        ? [[reportId, { passageId: one.passageId, range: [one.start, one.end] }] as const]
        : [],
    ),
  );
}

/** The two sides once reports are led to places: one that is not seen takes the place of one that is not led. */
export function sidesLedTo(sides: readonly ReportId[], places: Places): readonly ReportId[] {
  const led = [...places.keys()];
  if (led.length > sides.length) return sides;
  return led.reduce<readonly ReportId[]>((now, id) => {
    const free = now.findIndex((one) => !places.has(one));
    return now.includes(id) || free < 0 ? now : now.with(free, id);
  }, sides);
}

function placesIn(columns: readonly Column[], placeOf: (index: number) => Place | null): Places {
  return new Map(
    columns.flatMap(({ reportId, edition }, i) => {
      const place = edition === 'original' ? placeOf(i) : null;
      return place ? [[reportId, place] as const] : [];
    }),
  );
}

/** `report:what`, one behind the other with commas. */
function entriesOf(text: string | undefined): (readonly [ReportId, string])[] {
  return (text ?? '').split(',').flatMap((one) => {
    const colon = one.indexOf(':');
    // As above.
    const reportId = one.slice(0, colon) as ReportId;
    return colon > 0 ? [[reportId, one.slice(colon + 1)] as const] : [];
  });
}

function textOfPlace({ passageId, range }: Place): string {
  return range ? `${passageId}~${range.join('-')}` : passageId;
}

function placeIn(text: string): Place {
  const found = /^(.+)~(\d+)-(\d+)$/.exec(text);
  const range: TextRange | null = found ? [Number(found[2]), Number(found[3])] : null;
  // Whether there is such a passage is for the archive to say.
  return { passageId: (found?.[1] ?? text) as PassageId, range };
}
