import Papa from 'papaparse';

export interface TermList {
  /** In the order given, each once. */
  readonly terms: readonly string[];
  readonly repeated: number;
}

/** A term as a query may be: longer ones are sentences that landed in the wrong column. */
const LONGEST = 200;

/**
 * The terms of a pasted list or a CSV: the first cell of every line that has one. Lists that people type on one line,
 * separated by 、 or ；, are taken apart too, and at commas where that line is all there is: a table has more than one.
 */
export function termsIn(text: string): TermList {
  const hasTabs = text.includes('\t');
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    skipEmptyLines: 'greedy',
    delimiter: hasTabs ? '\t' : ',',
  });
  const isOneLine = data.length === 1 && !hasTabs;
  const cells = isOneLine
    ? data.flat().flatMap((cell) => cell.split('，'))
    : data.map((row) => row.find((cell) => cell.trim() !== '') ?? '');
  const found = cells
    .flatMap((cell) => cell.split(/[、；;]/))
    .map((term) => term.trim())
    .filter((term) => term !== '' && term.length <= LONGEST);
  const terms = [...new Set(found)];
  return { terms, repeated: found.length - terms.length };
}

/** The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 where it is that, else GB18030 as Excel writes it in China. */
export function textOfFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
