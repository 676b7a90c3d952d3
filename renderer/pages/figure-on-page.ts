import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import { isUnseen } from '../shared/figure-words.ts';
import { drawFigure } from './cut-out.ts';

/** A figure as it is printed, to go with the words into a paper. */
export interface FigureOnPage {
  readonly png: Uint8Array;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  readonly page: number;
  /** It was read from a picture and nobody has looked at it. */
  readonly isUnseen: boolean;
}

/** Null where there is nothing to show: a 提要, a format without pages, a figure or a source that is not here any more. */
export async function figureOnPage(
  client: ArchiveClient,
  indicatorId: IndicatorId,
): Promise<FigureOnPage | null> {
  try {
    const { indicator, passage } = await client.call('evidence.of', { indicatorId });
    const canvas = document.createElement('canvas');
    const page = await drawFigure(client, indicator, passage, canvas, new AbortController().signal);
    if (page === null) return null;
    const { width, height } = canvas;
    return { png: await pngOf(canvas), width, height, page, isUnseen: isUnseen(indicator) };
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'not_found') return null;
    throw error;
  }
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser gave no picture of the page');
  return new Uint8Array(await blob.arrayBuffer());
}
