import type { Knot } from '../plain/line-knots.ts';
import type { PassageId, ReportId } from './model.ts';

/** A page as it is shown, turned as its file says. */
export interface ShownPage {
  /** From 1. */
  readonly number: number;
  /** In points (1/72 inch); of a picture whose resolution is not known, in pixels. */
  readonly width: number;
  readonly height: number;
  /** By how much it is turned to the right from how its file holds it, to be shown so. */
  readonly rotation: 0 | 90 | 180 | 270;
}

/** Of any angle in quarter turns, to the right: -90 is 270. */
export function rotationOf(degrees: number): ShownPage['rotation'] {
  return ([0, 90, 180, 270] as const).find((one) => one === ((degrees % 360) + 360) % 360) ?? 0;
}

/** Whole of a page's width or height: places are parts of it, so that nobody needs a page's geometry to draw them. */
export const WHOLE_PAGE = 65_535;

/** A rectangle of a page, in parts (WHOLE_PAGE) of the page as it is shown, from its upper left corner. */
export interface PageBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a stretch of a passage is printed: a line or a part of one, or a cell of a table. */
export interface PrintedLine extends PageBox {
  readonly passageId: PassageId;
  /** Code points of the passage's text, half-open. */
  readonly start: number;
  readonly end: number;
  /** The box is that of a cell, in which the words may stand anywhere. */
  readonly isCell: boolean;
  /** How far a line comes down (one that goes down: to the right) from its beginning to its end, around its box. */
  readonly drift?: number;
  /** Where characters of the passage stand in the line; left out where their breadth tells. */
  readonly knots?: readonly Knot[];
}

/** The pages of an original and where its text stands on them. */
export interface PrintedPages {
  readonly reportId: ReportId;
  /** Of the edition, for which alone the lines hold. */
  readonly textHash: string;
  /** In order; empty where the format has no pages, or none were kept. */
  readonly pages: readonly ShownPage[];
  /** In the order of the text; empty where places were not kept. */
  readonly lines: readonly PrintedLine[];
}
