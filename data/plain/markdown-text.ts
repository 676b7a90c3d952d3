/**
 * Any text as words of one line: nothing of it is markup, wherever it stands (CommonMark 0.31, backslash escapes and
 * entity references; `|` for the tables of other dialects).
 */
export function markdownText(text: string): string {
  return markdownLine(markdownWords(text));
}

/** A part of a line, for marks to be put around. */
export function markdownWords(text: string): string {
  return onOneLine(text).replace(/[\\`*_[\]<>#|~]|&(?=[#a-zA-Z])/g, '\\$&');
}

/** A line put together of such parts: its beginning is not the marker of a list, nor the line under a heading. */
export function markdownLine(line: string): string {
  return line
    .trim()
    .replace(/^[-+=](?![\p{L}\p{N}])/u, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/**
 * A text that a person wrote as Markdown, in paragraphs: what stands inside a line keeps its meaning (emphasis, code,
 * links), but nothing of it makes a heading, a list, a quotation, a fence, a table or raw HTML, so that it can never
 * become more than these paragraphs. Lines of one paragraph end in a hard break.
 */
export function markdownParagraphs(text: string): readonly string[] {
  return text
    .split(/(?:\r\n?|[\n\v\f\u0085\u2028\u2029])(?:[^\S\r\n]*(?:\r\n?|[\n\v\f\u0085\u2028\u2029]))+/u)
    .map((paragraph) =>
      paragraph
        .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u)
        .map(inlineOnly)
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '');
}

function inlineOnly(line: string): string {
  const plain = onOneLine(line)
    .trim()
    // What has been escaped before is so still: behind an odd number of backslashes.
    .replace(/(?<!\\)((?:\\\\)*)(?=[<|]|&[#a-zA-Z])/g, '$1\\')
    // A last backslash would escape the end of the line, or make a break of it.
    .replace(/(?<!\\)((?:\\\\)*)\\$/, '$1\\\\');
  // Heading, quotation, fence, definition of a link, rule, item of a list.
  const isMarked = /^(?:#{1,6}(?:\s|$)|>|~~~|```|\[.*\]:|[*_][\s*_]*$|\*\s)/.test(plain);
  return isMarked ? `\\${plain}` : markdownLine(plain);
}

function onOneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u0000', '')
    .replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]+\s*/gu, ' ');
}
