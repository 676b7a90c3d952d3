import type { ArchiveClient } from '../../data/contract/api.ts';
import type { KeptSource } from '../../data/contract/holdings-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { bytesOfBase64 } from './base64.ts';

/** One piece of the file that an original was read from. Rejects with not_found where it is not kept. */
export async function sourcePiece(
  client: ArchiveClient,
  reportId: ReportId,
  piece: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOfBase64((await client.call('sources.piece', { reportId, piece })).contentBase64);
}

/** All of it. */
export async function sourceBlob(client: ArchiveClient, { reportId, pieces }: KeptSource): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = 0; piece < pieces; piece++) parts.push(await sourcePiece(client, reportId, piece));
  return new Blob(parts);
}
