import type { ExportedFile } from '../../data/contract/annotation-model.ts';
import { bytesOfBase64 } from '../shared/base64.ts';
import { saveFile } from '../shared/save-file.ts';

/** Gives an exported file to the person. */
export function download(file: ExportedFile): void {
  saveFile(file.fileName, file.mediaType, bytesOfBase64(file.contentBase64));
}
