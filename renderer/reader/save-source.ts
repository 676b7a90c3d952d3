import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { saveFile } from '../shared/save-file.ts';
import { sourceBlob } from '../shared/source-bytes.ts';

/** Hands out the file that an original was read from, byte for byte. Rejects with not_found where it is not kept. */
export async function saveSource(client: ArchiveClient, reportId: ReportId): Promise<void> {
  const source = await client.call('sources.describe', { reportId });
  saveFile(source.sourceFile, 'application/octet-stream', await sourceBlob(client, source));
}
