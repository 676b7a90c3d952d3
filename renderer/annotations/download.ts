import type { ExportedFile } from '../../data/contract/annotation-model.ts';
import { saveFile } from '../shared/save-file.ts';

/** Gives an exported file to the person. */
export function download(file: ExportedFile): void {
  const bytes = Uint8Array.from(atob(file.contentBase64), (character) => character.charCodeAt(0));
  saveFile(file.fileName, file.mediaType, bytes);
}
