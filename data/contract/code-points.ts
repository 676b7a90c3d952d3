/** JavaScript counts UTF-16 units, the contract counts code points. The two differ only behind an astral character. */

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/** The UTF-16 index of a code-point offset. Offsets past the end give the length. */
export function utf16Index(text: string, codePoints: number): number {
  if (!ASTRAL.test(text)) return Math.min(codePoints, text.length);
  let index = 0;
  for (let n = 0; n < codePoints && index < text.length; n++)
    index += text.codePointAt(index)! > 0xffff ? 2 : 1;
  return index;
}

/** The code-point offset of a UTF-16 index. */
export function codePointOffset(text: string, index: number): number {
  return codePointLength(text.slice(0, index));
}

export function codePointLength(text: string): number {
  if (!ASTRAL.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The code points [start, end) of a text. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  return text.slice(utf16Index(text, start), utf16Index(text, end));
}
