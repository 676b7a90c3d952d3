import type { Knot } from '../plain/line-knots.ts';

/**
 * Where a line of text, or a cell of a table, stands on its page. The rectangle is in 65,535ths of the page as it is shown (after rotation),
 * from its upper left corner, so that it holds for a facsimile of any size.
 */
export interface LinePlace {
  /** Page number, from 1. */
  readonly page: number;
  /** Code points of the source's text, half-open. */
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How far the line comes down (one that goes down: to the right) from its beginning to its end, where its page is askew. */
  readonly drift?: number;
  /** Where characters stand in it, by code points behind `rawStart`; left out where their breadth tells. */
  readonly knots?: readonly Knot[];
}

/** A page in points, before rotation. */
export interface PageSize {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}
