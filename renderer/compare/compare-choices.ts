import { ROW_KINDS, type RowKind } from '../../data/contract/comparison-model.ts';
import { TOPICS, type ReportId, type TopicId } from '../../data/contract/model.ts';
import type { Choices } from '../shared/route.ts';
import { FIGURE_FILTERS, type FigureFilter } from './figure-rows.ts';
import { readPagesLook, writePagesLook, type PagesLook } from './pages-look.ts';
import { PROMISE_FILTERS, type PromiseFilter } from './promise-rows.ts';

/** How texts are put side by side: by what they treat, by what they say, or as they are printed. */
export const WAYS = ['topics', 'sentences', 'pages'] as const;
export type Way = (typeof WAYS)[number];

/** How a person looks at a comparison, besides its columns and its tab. */
export interface Look {
  readonly way: Way;
  /** Kinds of rows that are not shown. */
  readonly hidden: readonly RowKind[];
  readonly topic: TopicId | null;
  readonly figures: FigureFilter;
  readonly words: string;
  readonly normalUnits: boolean;
  /** The column that stays first and is measured from; null for none. */
  readonly pinned: ReportId | null;
  /** Which of the pairs of years the promises are of; by place. */
  readonly pair: number;
  readonly promises: PromiseFilter;
  /** Of the originals, while their pages are shown. */
  readonly pages: PagesLook;
}

export const FIRST_LOOK: Look = {
  way: 'topics',
  hidden: [],
  topic: null,
  figures: 'sharedFigures',
  words: '',
  normalUnits: false,
  pinned: null,
  pair: 0,
  promises: 'all',
  pages: { sides: [], at: new Map() },
};

/** What an address says; whatever is not understood is as it is at first. */
export function readLook(choices: Choices): Look {
  const hidden = (choices['hide'] ?? '').split(',');
  return {
    way: WAYS.find((way) => way === choices['way']) ?? FIRST_LOOK.way,
    hidden: ROW_KINDS.filter((kind) => hidden.includes(kind)),
    topic: TOPICS.find((topic) => topic === choices['topic']) ?? null,
    figures: FIGURE_FILTERS.find((filter) => filter === choices['figures']) ?? FIRST_LOOK.figures,
    words: choices['words'] ?? '',
    normalUnits: choices['units'] === 'base',
    // Whether a column is of this report is seen where it is used.
    pinned: (choices['pin'] as ReportId | undefined) ?? null,
    pair: /^\d{1,2}$/.test(choices['pair'] ?? '') ? Number(choices['pair']) : 0,
    promises: PROMISE_FILTERS.find((filter) => filter === choices['promises']) ?? FIRST_LOOK.promises,
    pages: readPagesLook(choices),
  };
}

/** Only what differs from the first look, so that addresses stay short. The inverse of readLook. */
export function writeLook(look: Look): Choices {
  const all: Readonly<Record<string, string | null>> = {
    way: look.way === FIRST_LOOK.way ? null : look.way,
    hide: look.hidden.length === 0 ? null : ROW_KINDS.filter((kind) => look.hidden.includes(kind)).join(','),
    topic: look.topic,
    figures: look.figures === FIRST_LOOK.figures ? null : look.figures,
    words: look.words === '' ? null : look.words,
    units: look.normalUnits ? 'base' : null,
    pin: look.pinned,
    pair: look.pair === 0 ? null : String(look.pair),
    promises: look.promises === FIRST_LOOK.promises ? null : look.promises,
    ...(look.way === 'pages' && writePagesLook(look.pages)),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
