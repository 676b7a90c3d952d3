import type { LinePlace } from '../schema/line-places.ts';
import type { ParsedCell } from '../schema/parsed-report.ts';

/**
 * What a reader of a format knows of a text beside its words. All offsets are code points of `OriginalText.text`,
 * half-open, in text order; ranges of one kind never overlap.
 */
export interface SourceLayout {
  readonly tables: readonly SourceTable[];
  /** Lines that the file itself calls headings: h1–h6, Word's heading styles. Level 1 is the highest, 0 the title. */
  readonly headings: readonly SourceHeading[];
  /** Lines that are printed on the page but are no part of its text. */
  readonly lifted: readonly LiftedText[];
  /** Lines that the file itself calls entries of a list, whether or not they show a sign of it. */
  readonly entries?: readonly { readonly start: number; readonly end: number }[];
  /** Of a paged format. */
  readonly pages?: readonly PageOfSource[];
  readonly places?: readonly LinePlace[];
  /** What was read from pictures of pages, in text order. */
  readonly scanned?: readonly ScannedPart[];
  /** Numbers of pages that are pictures and are not read yet. */
  readonly unread?: readonly number[];
  /** What the file says of itself outside its text; left out where its format has no such place. */
  readonly head?: StatedHead;
}

/** A page in points, before it is turned to be shown. */
export interface PageOfSource {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** Text that was read from a picture: nothing in it is surer than the reading was. */
export interface ScannedPart {
  readonly start: number;
  readonly end: number;
  /** Characters that may be others, and which; a code point of the source each. */
  readonly unsure: readonly { readonly at: number; readonly second: string | null }[];
}

export interface StatedHead {
  /** As the file names its article, the surest first. */
  readonly titles: readonly string[];
  /** The title of the window, which mostly names the site too. */
  readonly window: string | null;
  /** A date as it is written there. */
  readonly published: string | null;
  readonly source: string | null;
}

export interface SourceTable {
  readonly start: number;
  readonly end: number;
  readonly rows: number;
  readonly columns: number;
  /**
   * By row, then by column; a cell stands where it begins, and no two cover the same place. Its range is one of the
   * whole text here; `isHeader` where the file says so (what only reads like a header is known later).
   */
  readonly cells: readonly ParsedCell[];
}

export interface SourceHeading {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

export interface LiftedText {
  readonly start: number;
  readonly end: number;
  /** `hidden`: nobody sees it on the page (drawn by no ink, white on white), only programs do. */
  readonly kind: 'running_head' | 'page_number' | 'footnote' | 'page_frame' | 'hidden';
}

export const NO_LAYOUT: SourceLayout = { tables: [], headings: [], lifted: [] };
