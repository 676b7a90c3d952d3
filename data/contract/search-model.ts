import type { Genre } from './genre.ts';
import type {
  Correction,
  EditionName,
  PassageId,
  ReportId,
  SectionRole,
  TextRange,
  TopicId,
} from './model.ts';

export const FACETS = [
  'year',
  'genre',
  'agency',
  'level',
  'collection',
  'edition',
  'role',
  'topic',
  'programme',
  'figures',
  'notes',
  'quality',
  'fullness',
] as const;
/**
 * What hits can be counted and narrowed by. Values are strings: years are `2022`, yes/no facets are `yes`; `fullness` is
 * `fullest` for the fullest text that is held of a report and `beside` for a 提要 beside its original, which says the
 * same once more.
 */
export type FacetName = (typeof FACETS)[number];

/** One passage that answers the query. */
export interface Hit {
  readonly reportId: ReportId;
  /** What the report is called among all that are open (report-names.ts). */
  readonly reportName: string;
  readonly agency: string | null;
  readonly agencyLabel: string | null;
  readonly year: number | null;
  readonly genre: Genre | null;
  readonly edition: EditionName;
  readonly sourceFile: string | null;
  /** Title of the report. */
  readonly title: string | null;
  /** Heading of the section that holds the passage. */
  readonly section: string | null;
  readonly role: SectionRole;
  readonly topic: TopicId | null;
  readonly passageId: PassageId;
  /** The whole passage; a title or heading is a passage too. */
  readonly text: string;
  /** What to mark, in order, never overlapping. */
  readonly ranges: readonly TextRange[];
  /** Of `ranges`, those that come from an expansion only (市场主体 → 经营主体). */
  readonly expandedRanges: readonly TextRange[];
  /** Accepted corrections of the passage, whose wording is found as well; left out where there are none. */
  readonly corrections?: readonly Correction[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** A term that was searched besides the one typed, and why. `count` is the passages that only it brought in. */
export interface Expansion {
  readonly from: string;
  readonly to: string;
  readonly reason: 'lineage' | 'traditional' | 'number' | 'pinyin';
  readonly count: number;
}

/** How a stretch of the query was understood; the search field colours it. */
export interface QueryPart {
  /** Code points of the query as typed. */
  readonly range: TextRange;
  readonly kind:
    'word' | 'phrase' | 'prefix' | 'wildcard' | 'operator' | 'group' | 'field' | 'near' | 'regex' | 'ignored';
  /** Why it was ignored, else null. */
  readonly note: string | null;
}

export interface DidYouMean {
  readonly query: string;
  readonly count: number;
}

export interface SearchResult {
  /** Passages that answer the query after filters: exact, never an estimate. */
  readonly total: number;
  /** Reports that hold such a passage. */
  readonly reportCount: number;
  /** Passages per report, most first; the first of them where only so many were asked for. */
  readonly reports: readonly { readonly reportId: ReportId; readonly count: number }[];
  /** Counts under all filters but the facet's own, so that a second value can be added. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly hits: readonly Hit[];
  readonly expansions: readonly Expansion[];
  readonly parts: readonly QueryPart[];
  readonly didYouMean: readonly DidYouMean[];
  /** What the count covers. */
  readonly searched: { readonly archives: number; readonly reports: number; readonly passages: number };
  /** `scan`: an index is damaged, and the texts of its archive were read instead. Slower, no less true. */
  readonly index: 'ok' | 'scan';
}

/** Something in the small catalogue that the typed text may mean. */
export interface Suggestion {
  readonly kind: 'report' | 'heading' | 'indicator' | 'programme' | 'person' | 'tag' | 'agency';
  readonly label: string;
  readonly detail: string;
  readonly reportId: ReportId | null;
  readonly passageId: PassageId | null;
}
