export type ImageKind = 'jpeg' | 'png' | 'tiff';

/** What a picture is by its first bytes, whatever its name says; null for anything else. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'jpeg';
  if (a === 0x89 && b === 0x50 && c === 0x4e && d === 0x47) return 'png';
  const isTiff = (a === 0x49 && b === 0x49 && c === 0x2a && d === 0) || (a === 0x4d && b === 0x4d && c === 0);
  return isTiff ? 'tiff' : null;
}
