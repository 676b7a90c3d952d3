import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import { pictureOn } from '../shared/canvas-picture.ts';
import { isUnseen } from '../shared/figure-words.ts';
import type { PrintedFigure } from '../shared/printed-figure.ts';
import { drawFigure } from './cut-out.ts';

/** Null where there is nothing to show: a 提要, a format without pages, a figure or a source that is not here any more. */
export async function figureOnPage(
  client: ArchiveClient,
  indicatorId: IndicatorId,
): Promise<PrintedFigure | null> {
  try {
    const { indicator, passage } = await client.call('evidence.of', { indicatorId });
    const canvas = document.createElement('canvas');
    const page = await drawFigure(client, indicator, passage, canvas, new AbortController().signal);
    if (page === null) return null;
    const { width, height } = canvas;
    const png = new Uint8Array(await (await pictureOn(canvas)).arrayBuffer());
    return { png, width, height, page, isUnseen: isUnseen(indicator) };
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'not_found') return null;
    throw error;
  }
}
