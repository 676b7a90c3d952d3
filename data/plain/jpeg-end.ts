/** Markers (ITU-T T.81, table B.1). */
const END = 0xd9;
export const JPEG_END = Uint8Array.of(0xff, END);
const RESTART = [0xd0, 0xd7] as const;
/** A byte of a picture that looks like a marker; and one without a length. */
const ALONE: readonly number[] = [0x00, 0x01];

/**
 * Whether a JPEG goes on to its own end, as one that was cut off on its way does not. Of what follows the end nothing is
 * looked at.
 */
export function hasJpegEnd(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    // A picture's bytes, or those that fill up to a marker.
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (marker === END) return true;
    else if (ALONE.includes(marker) || (marker >= RESTART[0] && marker <= RESTART[1])) at += 2;
    // A segment says how long it is: a smaller picture in it has an end of its own.
    else at += 2 + Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return false;
}
