import type { ExportedFile } from '../../data/contract/annotation-model.ts';
import { saveFile } from './save-file.ts';

/** Gives a file that the archive made to the person. */
export function saveExported(file: ExportedFile): void {
  const bytes = Uint8Array.from(atob(file.contentBase64), (character) => character.charCodeAt(0));
  saveFile(file.fileName, file.mediaType, bytes);
}
