import { codePointOffset, utf16Index } from '../contract/code-points.ts';
import type { TextRange } from '../contract/model.ts';

const SENTENCE_END = /[。！？；!?;]/u;

/** The sentence of a passage that holds a range, without its closing mark; ranges in code points. */
export function sentenceAround(
  text: string,
  [start, end]: TextRange,
): { readonly text: string; readonly range: TextRange } {
  let from = utf16Index(text, start);
  let to = utf16Index(text, end);
  while (from > 0 && !SENTENCE_END.test(text[from - 1]!)) from--;
  while (to < text.length && !SENTENCE_END.test(text[to]!)) to++;
  return { text: text.slice(from, to), range: [codePointOffset(text, from), codePointOffset(text, to)] };
}
