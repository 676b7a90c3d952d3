import type { ShownPage } from '../../data/contract/page-model.ts';

/** A page to be painted: how wide in pixels of the screen, and how it is turned by the person, in quarters to the right. */
export interface PagePainting {
  readonly number: number;
  readonly width: number;
  readonly turns: number;
  readonly signal: AbortSignal;
}

/** Whether all of a page could be painted; `partly`: a picture on it is damaged, and missing; `cut`: it breaks off. */
export type Painted = 'whole' | 'partly' | 'cut';

/** What is wrong with a page that was to be painted; `broken`: nothing of it could be. */
export type Fault = Exclude<Painted, 'whole'> | 'broken';

/** The pages of a source as pictures; painted one by one, when they come into sight. */
export interface PagePictures {
  /** In order, as their file shows them. */
  readonly pages: readonly ShownPage[];
  /** Rejects with what `signal` was aborted by, and with whatever a broken page throws. */
  paint(canvas: HTMLCanvasElement, painting: PagePainting): Promise<Painted>;
  close(): void;
}

/** More pixels than this are no sharper on any screen, and fill the memory. */
const MOST_PIXELS = 12_000_000;

/** How many pixels a picture of this shape may be wide. */
export function boundedWidth(wanted: number, height: number): number {
  return Math.max(1, Math.floor(wanted * Math.min(1, Math.sqrt(MOST_PIXELS / (wanted * height)))));
}
