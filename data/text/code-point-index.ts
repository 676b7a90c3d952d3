import { codePointLength } from '../contract/code-points.ts';

/** From a UTF-16 index of the text to a code-point offset, counted once: for many places of one long text. */
export function codePointIndex(text: string): (index: number) => number {
  if (codePointLength(text) === text.length) return (index) => index;
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    for (let half = 0; half < character.length; half++) offsets.push(offset);
    offset++;
  }
  return (index) => offsets[index] ?? offset;
}

/** The code points [start, end) of a text, counted once: for many stretches of one long text. */
export function codePointSlices(text: string): (start: number, end: number) => string {
  if (codePointLength(text) === text.length) return (start, end) => text.slice(start, end);
  const starts: number[] = [];
  let units = 0;
  for (const character of text) {
    starts.push(units);
    units += character.length;
  }
  return (start, end) => text.slice(starts[start] ?? units, starts[end] ?? units);
}
