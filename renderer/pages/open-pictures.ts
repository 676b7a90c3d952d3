import type { ArchiveClient } from '../../data/contract/api.ts';
import type { KeptSource } from '../../data/contract/holdings-model.ts';
import type { ShownPage } from '../../data/contract/page-model.ts';
import { sourceBlob, sourcePiece } from '../shared/source-bytes.ts';
import type { PagePictures } from './page-pictures.ts';

/** Opens the pages of a source; what draws a format is loaded with its first file. Null for a format without pages. */
export async function openPictures(
  client: ArchiveClient,
  source: KeptSource,
  pages: readonly ShownPage[],
): Promise<PagePictures | null> {
  switch (source.format) {
    case 'pdf': {
      const { pdfPictures } = await import('./pdf-pictures.ts');
      const read = (piece: number) => sourcePiece(client, source.reportId, piece);
      return pdfPictures(source, read, pages.length > 0 ? pages : null);
    }
    case 'jpeg':
    case 'png':
    case 'tiff':
    case 'cbz': {
      const { picturePages } = await import('./picture-pages.ts');
      return picturePages(source.format, await sourceBlob(client, source), pages);
    }
    default:
      return null;
  }
}
