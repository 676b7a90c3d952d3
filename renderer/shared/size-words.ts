const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes as systems show the size of a file: 3.4 MB, of 1024 bytes to the KB. */
export function sizeWords(bytes: number): string {
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size < 10 && size > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}
