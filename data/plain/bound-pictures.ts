import { strToU8, zipSync, type Zippable } from 'fflate';

/** The registered media type of pictures of pages in a ZIP, told in its first file as EPUB and ODF do. */
const MEDIA_TYPE = 'application/vnd.comicbook+zip';
const FIRST_DAY = new Date(1980, 0, 1);

/** Pictures bound into one file in their order, byte for byte as they are; two of one name are told apart. */
export function bindPictures(
  pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  const digits = String(pictures.length).length;
  const files: Zippable = { mimetype: strToU8(MEDIA_TYPE) };
  pictures.forEach(({ name, bytes }, i) => {
    files[`${String(i + 1).padStart(digits, '0')} ${name}`] = bytes;
  });
  return zipSync(files, { level: 0, mtime: FIRST_DAY });
}
