import type { ExportedFile } from './annotation-model.ts';
import type { OpenArchive } from './library-model.ts';
import type { EditionName, PassageId, ReportId, TextRange } from './model.ts';
import type { Expansion, FacetName } from './search-model.ts';

/**
 * An occurrence is a stretch of a passage that the query explains: its words, their expansions, what NEAR and /…/ match.
 * Stretches that overlap are one occurrence, those that only touch are several. Fields and what is under NOT have none.
 */
export interface ConcordanceLine {
  readonly reportId: ReportId;
  /** What the report is called among all that are open (report-names.ts). */
  readonly reportName: string;
  readonly agencyLabel: string | null;
  readonly year: number | null;
  readonly edition: EditionName;
  /** Heading of the section. */
  readonly section: string | null;
  readonly passageId: PassageId;
  /** Code points of the passage. */
  readonly range: TextRange;
  /** At most 30 code points of the same passage on either side. */
  readonly left: string;
  readonly match: string;
  readonly right: string;
  /** Only an expansion explains it (市场主体 → 经营主体). */
  readonly isExpanded: boolean;
}

export interface Concordance {
  /** Occurrences: all of them where nothing remains. */
  readonly total: number;
  /** Those of the page asked for; none yet in an order of contexts while passages remain. */
  readonly lines: readonly ConcordanceLine[];
  /** Passages still to be read: the same request goes on with them. 0 without a bound of time. */
  readonly remaining: number;
  /** False where a scan with a regular expression was stopped by its time limit: then the counts are a least. */
  readonly complete: boolean;
}

/** `passages` and `reports` count what search.run counts; they are out of `passagesInYear`. */
export interface YearFrequency {
  readonly year: number;
  readonly reports: number;
  readonly passages: number;
  readonly occurrences: number;
  /** All passages of that year that pass the filters, whatever they say. */
  readonly passagesInYear: number;
}

export interface Frequency {
  /** Oldest first; every year that has passages under the filters, also with nothing found. */
  readonly years: readonly YearFrequency[];
  /** Of reports whose year is not known; null where none has passages under the filters. */
  readonly undated: Omit<YearFrequency, 'year'> | null;
  /** Passages whose occurrences are still to be counted: the same request goes on with them. 0 without a bound of time. */
  readonly remaining: number;
  /** False where a scan with a regular expression was stopped by its time limit: then the counts are a least. */
  readonly complete: boolean;
}

export interface ExportedHits extends ExportedFile {
  /** False where a scan with a regular expression was stopped by its time limit, which the file or its name says too. */
  readonly complete: boolean;
}

/** `total` and `reports` are those that search.run gives for the same term. */
export interface TermCount {
  readonly term: string;
  /** Passages. */
  readonly total: number;
  readonly reports: number;
  /** Passages by year; a year without any is left out. */
  readonly byYear: Readonly<Record<string, number>>;
  /** False where a scan with a regular expression was stopped by its time limit: then the counts are a least. */
  readonly complete: boolean;
}

export interface TermCounts {
  /** Oldest first; every year that has passages under the filters. */
  readonly years: readonly number[];
  /** In the order of the terms asked for. */
  readonly rows: readonly TermCount[];
}

/**
 * What a count covers and how it came about, so that it can be made again on any machine with the same archives. It
 * counts the texts of the archives: corrections accepted in the notebook are left out. A query or filter that asks for
 * notes still depends on the notebook.
 */
export interface SearchReceipt {
  readonly format: 'lanjuan-receipt/1';
  /** ISO 8601, UTC. */
  readonly made: string;
  /** Of the program. */
  readonly version: string;
  readonly query: string;
  readonly exact: boolean;
  readonly filters: Readonly<
    Partial<Record<FacetName, { readonly include: readonly string[]; readonly exclude: readonly string[] }>>
  >;
  /** The form in which texts were compared, and how queries are understood. */
  readonly normalisation: string;
  readonly expansions: readonly Expansion[];
  readonly archives: readonly {
    readonly fileName: string;
    readonly role: OpenArchive['role'];
    readonly editionId: string;
  }[];
  /** Passages and reports that were searched. */
  readonly searched: { readonly reports: number; readonly passages: number };
  /** False where a scan with a regular expression was stopped by its time limit: then the counts are a least. */
  readonly complete: boolean;
  /** Passages found. */
  readonly total: number;
  readonly occurrences: number;
  /** By report and edition, in the order of their ids. */
  readonly reports: readonly {
    readonly reportId: ReportId;
    readonly edition: EditionName;
    readonly textHash: string;
    readonly count: number;
  }[];
  /** SHA-256 in hexadecimal over the canonical JSON (keys in order, no space) of all the rest. */
  readonly sha256: string;
}

/**
 * `other_archive`: the open archives are not those of the receipt; the differences say what else differs. An altered
 * receipt is `not_a_receipt`, with the difference `sha256`.
 */
export interface ReceiptCheck {
  readonly state: 'same' | 'differs' | 'other_archive' | 'not_a_receipt';
  readonly differences: readonly { readonly what: string; readonly stated: string; readonly found: string }[];
}

/** What library.rebuildIndex did. */
export interface RebuiltIndexes {
  readonly archives: readonly {
    readonly fileName: string;
    readonly role: OpenArchive['role'];
    /** `read_only`: damaged, and not ours to write; its texts are scanned instead. */
    readonly index: 'ok' | 'rebuilt' | 'read_only';
    readonly passages: number;
  }[];
}
