import { utf16Index } from './code-points.ts';
import type { TextRange } from './model.ts';

/**
 * Where the clause of a figure stands in its passage, in code points: the words that the figure is quoted with, be they
 * printed more than once. The figure's own place where the quote is not of this text.
 */
export function clauseOf(range: TextRange, quote: string, text: string): TextRange {
  const figureAt = utf16Index(text, range[0]);
  // The same clause may stand twice; the one that holds the figure is meant.
  const at = text.lastIndexOf(quote, figureAt);
  if (quote === '' || at === -1 || at + quote.length < figureAt) return range;
  const start = [...text.slice(0, at)].length;
  return [start, start + [...quote].length];
}
