/** How large files may be, in bytes. */

/** Of what is sent in one request: archives, packages, zips, tables. */
export const LARGEST_SENT = 64 * 1024 * 1024;

/** Of an original: a yearbook that was scanned in colour. One that is larger than a piece or two comes in pieces. */
export const LARGEST_ORIGINAL = 256 * 1024 * 1024;

/** Of what is text as it stands: no report has a hundredth of it. */
export const LARGEST_TEXT = 64 * 1024 * 1024;

/** Bytes of a piece. */
export const PIECE = 16 * 1024 * 1024;
