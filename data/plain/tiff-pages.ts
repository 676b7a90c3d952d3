/** A smaller copy of another page (TIFF 6.0, section 8: NewSubfileType), as scanners write for lists of files, is no page. */
export function isTiffPage(tags: Readonly<Record<string, unknown>>): boolean {
  const kind: unknown = Array.isArray(tags['t254']) ? tags['t254'][0] : 0;
  return typeof kind !== 'number' || (kind & 1) === 0;
}
