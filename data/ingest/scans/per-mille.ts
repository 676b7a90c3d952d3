import type { ScannedLine } from './scanned-line.ts';

/** Of a sign that was read as two. */
const DOUBT = 0.5;

/**
 * ‰ behind a number is read as % and a ring: ten times the value, and one figure more. No print has those side by side before
 * a mark, so that they are ‰, in doubt and perhaps a %.
 */
export function withPerMille<
  Line extends Pick<ScannedLine, 'text' | 'places' | 'along' | 'sureness' | 'seconds'>,
>(line: Line): Line {
  const characters = [...line.text];
  const at = characters.findIndex(
    (one, i) =>
      /[%％]/u.test(one) &&
      /\d/u.test(characters[i - 1] ?? '') &&
      /[0oO○〇]/u.test(characters[i + 1] ?? '') &&
      // Before a word the ring is a 。
      /[，。；、]/u.test(characters[i + 2] ?? ''),
  );
  if (at < 0) return line;
  const merged = <T>(list: readonly T[], one: T): T[] => [...list.slice(0, at), one, ...list.slice(at + 2)];
  const middle = (list: readonly number[]): number => (list[at]! + list[at + 1]!) / 2;
  return withPerMille({
    ...line,
    text: merged(characters, '‰').join(''),
    places: merged(line.places, middle(line.places)),
    along: merged(line.along, middle(line.along)),
    sureness: merged(line.sureness, DOUBT),
    seconds: merged<string | null>(line.seconds, '%'),
  });
}
