import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { bytesOfBase64 } from '../shared/base64.ts';
import { saveFile } from '../shared/save-file.ts';

/** Hands out the file that an original was read from, byte for byte. Rejects with not_found where it is not kept. */
export async function saveSource(client: ArchiveClient, reportId: ReportId): Promise<void> {
  const { sourceFile, pieces } = await client.call('sources.describe', { reportId });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const { contentBase64 } = await client.call('sources.piece', { reportId, piece });
    parts.push(bytesOfBase64(contentBase64));
  }
  saveFile(sourceFile, 'application/octet-stream', new Blob(parts));
}
