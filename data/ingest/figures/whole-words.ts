// Words as Intl.Segmenter cuts them: where the name of a figure may begin and end. 违法行为 does not lose its 为.

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a word of the text begins at a place, in UTF-16 units; its beginning and its end are no place inside a word. */
export function isBetweenWords(text: string, at: number): boolean {
  return at <= 0 || at >= text.length || segmenter.segment(text).containing(at)?.index === at;
}

/**
 * The text without what the pattern, bound to its beginning, finds there; as it is where that is one character of a
 * longer word: 对 leads up to a name, the 对 of 对外投资 does not.
 */
export function withoutStart(text: string, pattern: RegExp): string {
  const { length } = pattern.exec(text)?.[0] ?? '';
  return length === 1 && !isBetweenWords(text, 1) ? text : text.slice(length);
}

/** The text without what the pattern, bound to its end, finds there; as it is where that would begin inside a word. */
export function withoutEnd(text: string, pattern: RegExp): string {
  const found = pattern.exec(text);
  return found && isBetweenWords(text, found.index) ? text.slice(0, found.index) : text;
}

/** The last whole words of a text, at most `most` UTF-16 units of it. */
export function lastWords(text: string, most: number): string {
  let start = Math.max(0, text.length - most);
  while (!isBetweenWords(text, start)) start += 1;
  return start === 0 ? text : text.slice(start).replace(/^[、，,：:的]+/u, '');
}

/** The first whole words of a text, at most `most` UTF-16 units of it. */
export function firstWords(text: string, most: number): string {
  let end = Math.min(text.length, most);
  while (!isBetweenWords(text, end)) end -= 1;
  return text.slice(0, end);
}
