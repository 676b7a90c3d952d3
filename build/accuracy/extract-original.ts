import { readCorpusTables } from '../../data/ingest/corpus-folder.ts';
import { extractFigures } from '../../data/ingest/figures/extract-figures.ts';
import type { ConceptEntry, FigureContext } from '../../data/ingest/figures/figure-context.ts';
import { parseOriginal } from '../../data/ingest/parse-original.ts';
import type { ScoredFigure } from './score-figures.ts';

/** What is known of every report: the names of the corpus. */
export type Names = Pick<FigureContext, 'concepts' | 'programmes'>;

export function readNames(corpus: string): Names {
  const tables = readCorpusTables(corpus);
  const list = (cell: string | undefined): string[] => (cell ?? '').split('|').filter((one) => one !== '');
  return {
    concepts: tables.concepts.map((row) => ({
      concept: row['concept'] ?? '',
      name: row['name'] ?? '',
      // The corpus' own test holds this column to the topics.
      topic: (row['topic'] ?? null) as ConceptEntry['topic'],
      unitSi: row['unitSi'] ?? '',
      isStock: row['measure'] === 'stock',
      aliases: list(row['aliases']),
    })),
    programmes: tables.programmes.map((row) => ({
      name: row['name'] ?? '',
      variants: list(row['variants']),
    })),
  };
}

/** The figures of a source text as an import reads them, from the text alone: no catalogue record, no curated table. */
export function extractOriginal(source: string, names: Names): ScoredFigure[] {
  const { draft, sections } = parseOriginal(source);
  const figures = extractFigures(sections, {
    ...names,
    yearCovered: draft.yearCovered ?? 0,
    yearPublished: draft.yearPublished,
    agency: draft.agency ?? '',
    agencyLabel: draft.agencyLabel ?? '',
    region: draft.region,
  });
  return figures.map((figure) => ({ ...figure, at: figure.rawStart ?? -1 }));
}
