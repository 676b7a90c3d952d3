/** Characters that a Chinese font sets on a whole square (UAX #11: wide and fullwidth, and the quotation marks and dashes among Han). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2014\u2018\u2019\u201c\u201d\u2026]|[\u{20000}-\u{3fffd}]/u;

/** How much room a character takes on a line: 2 for a whole square, 1 for all others, in halves of the type's size. */
export function breadthOf(character: string): 1 | 2 {
  return WIDE.test(character) ? 2 : 1;
}

/** Of the characters [from, to). */
export function breadthOfRange(characters: readonly string[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < Math.min(to, characters.length); i++) sum += breadthOf(characters[i]!);
  return sum;
}
