import { createHash } from 'node:crypto';

/** What a code says of a figure. */
export interface FigureIdentity {
  /** Null, where it is not known, counts as an empty word. */
  readonly agency: string | null;
  readonly yearCovered: number | null;
  readonly valueSi: number;
  readonly unitSi: string;
  /** SHA-256 of the source, and where the number begins in it. */
  readonly sourceSha256: string;
  readonly place: string;
}

/** A code taken apart: the same figure has the same `figure` in every installation, `check` is bound to the bytes. */
export interface EvidenceParts {
  readonly figure: string;
  readonly check: string;
}

/**
 * `LJ-7K2M-9QXD-4T1A`: eight symbols (40 bits) of agency, year, value and unit, four (20 bits) of source and place.
 * The parts are apart so that a source that differs by one byte is told from a figure that is not there.
 */
export function evidenceCode(identity: FigureIdentity): string {
  const { figure, check } = evidenceParts(identity);
  return `LJ-${figure.slice(0, 4)}-${figure.slice(4)}-${check}`;
}

export function evidenceParts({
  agency,
  yearCovered,
  valueSi,
  unitSi,
  sourceSha256,
  place,
}: FigureIdentity): EvidenceParts {
  return {
    figure: symbols([agency, yearCovered, valueSi, unitSi].join('\n'), 8),
    check: symbols([sourceSha256, place].join('\n'), 4),
  };
}

/** A code as a person types it: case, dashes and the letters that look like digits do not matter. Null if it is none. */
export function readEvidenceCode(typed: string): EvidenceParts | null {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  const body = compact.replace(/^LJ/, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(body) ? { figure: body.slice(0, 8), check: body.slice(8) } : null;
}

/** Crockford's base 32: no I, L, O, U. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function symbols(text: string, count: number): string {
  const digest = createHash('sha256').update(text, 'utf8').digest();
  // One byte per symbol: 32 divides 256, so every symbol is equally likely.
  return Array.from(digest.subarray(0, count), (byte) => ALPHABET[byte % 32]!).join('');
}
