import type { AlignmentFigures } from './alignment-bench.ts';
import type { ImportFigures } from './import-bench.ts';
import type { MiniSearchFigures } from './minisearch-bench.ts';
import type { NotebookFigures } from './notebook-bench.ts';
import type { SearchFigures } from './search-bench.ts';

export interface BenchFigures {
  readonly few: SearchFigures;
  readonly thousand: SearchFigures;
  readonly tenThousand: SearchFigures;
  readonly mini: MiniSearchFigures;
  readonly imported: ImportFigures;
}

/** What is measured, at 1,000 reports, at 10,000, and the bar or what it is held against. */
type Row = readonly [string, string, string, string];

export function tableRows(figures: BenchFigures): readonly Row[] {
  return [...scanRows(figures), ...otherRows(figures)];
}

function scanRows({ thousand, tenThousand }: BenchFigures): readonly Row[] {
  return [
    ['passages', `${thousand.passages}`, `${tenThousand.passages}`, ''],
    [
      '50 ranked hits, total, facets, excerpts: p50',
      ms(thousand.p50),
      ms(tenThousand.p50),
      `growth ${times(tenThousand.p50 / thousand.p50)} (≤ 4)`,
    ],
    [
      'the same asked again, as paging and facets do: p50',
      ms(thousand.again50),
      ms(tenThousand.again50),
      `growth ${times(tenThousand.again50 / thousand.again50)}`,
    ],
    ['LIKE scan that only counts: p50', ms(thousand.like50), ms(tenThousand.like50), ''],
    [
      'LIKE ÷ search, p50',
      times(thousand.like50 / thousand.p50),
      times(tenThousand.like50 / tenThousand.p50),
      '≥ 20',
    ],
    ['word in half of all passages', ms(thousand.worst), ms(tenThousand.worst), ''],
    [
      'LIKE ÷ search, that word',
      times(thousand.likeWorst / thousand.worst),
      times(tenThousand.likeWorst / tenThousand.worst),
      '≥ 4',
    ],
  ];
}

function otherRows({ few, thousand, tenThousand, mini, imported }: BenchFigures): readonly Row[] {
  return [
    [
      'two characters / three characters',
      `${ms(thousand.two)} / ${ms(thousand.three)}`,
      `${ms(tenThousand.two)} / ${ms(tenThousand.three)}`,
      'two ≤ three',
    ],
    ['one character', ms(thousand.one), ms(tenThousand.one), ''],
    [
      'index ÷ UTF-8 text',
      (thousand.indexBytes / thousand.textBytes).toFixed(2),
      (tenThousand.indexBytes / tenThousand.textBytes).toFixed(2),
      '≤ 1.2',
    ],
    [
      'memory of the searching process',
      `${thousand.megabytes.toFixed(0)} MB`,
      `${tenThousand.megabytes.toFixed(0)} MB`,
      `≤ ${(mini.megabytes / 2).toFixed(0)} MB (half of MiniSearch)`,
    ],
    [
      'MiniSearch, same passages: p50',
      ms(mini.p50),
      '–',
      `${mini.megabytes.toFixed(0)} MB, built in ${(mini.build / 1000).toFixed(1)} s`,
    ],
    ['open the archive', ms(thousand.open), ms(tenThousand.open), `5 reports: ${ms(few.open)}`],
    ['first search', ms(thousand.first), ms(tenThousand.first), `5 reports: ${ms(few.first)}`],
    ...importRows(imported),
  ];
}

function importRows({ seconds, added, bare, recoll }: ImportFigures): readonly Row[] {
  const s = (value: number): string => `${value.toFixed(1)} s`;
  return [
    ['import of 1,000 text files', s(seconds), '–', `${added} added`],
    [
      'Recoll, the same files in two-character grams',
      recoll === null ? 'skipped' : s(recoll),
      '–',
      recoll === null
        ? 'recollindex is not installed'
        : `import ÷ Recoll ${(seconds / recoll).toFixed(2)} (≤ 0.5)`,
    ],
    [
      'bare insert into the same tables and index',
      s(bare),
      '–',
      `import ÷ insert ${(seconds / bare).toFixed(2)} (≤ 3)`,
    ],
  ];
}

/** The bar: no more time than jsdiff takes for the words alone. */
export function alignmentRows(figures: readonly AlignmentFigures[]): readonly (readonly string[])[] {
  return figures.map(({ what, align, wordsWithSpace, words, wordsAsTheyCome }) => [
    what,
    ms(align),
    ms(wordsWithSpace),
    ms(wordsAsTheyCome),
    ms(words),
  ]);
}

export function notebookRows(figures: NotebookFigures): readonly (readonly [string, string, string])[] {
  const { window } = figures;
  return [
    ['all notes listed', ms(figures.list), ''],
    ['first 100 notes listed', ms(figures.firstPage), ''],
    ['words in all notes', ms(figures.words), ''],
    ['notes of the report', ms(figures.ofReport), ''],
    ...(window === null
      ? [['in a window', 'not measured: no built app or no browser', ''] as const]
      : [
          ['report without notes opens', ms(window.without), ''] as const,
          ...(['text', 'inSight', 'all'] as const).map(
            (what) =>
              [
                `report with 500 notes opens: ${OPENED[what]}`,
                ms(window.with500[what]),
                `${(window.with500[what] / window.without).toFixed(2)} ×${what === 'text' ? ' (≤ 1.3)' : ''}`,
              ] as const,
          ),
          ['page of all notes: first cards', ms(window.firstCards), ''] as const,
          [
            'page of all notes: words typed, list narrowed',
            ms(window.filter),
            '120 ms are the pause',
          ] as const,
        ]),
  ];
}

const OPENED = { text: 'the text', inSight: 'marks in sight', all: 'all marks' } as const;

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function times(value: number): string {
  return `${value.toFixed(1)} ×`;
}
