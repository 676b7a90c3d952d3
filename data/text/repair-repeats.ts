import type { Defect } from '../contract/model.ts';
import { rawRange, withoutRanges, type TracedText } from './traced-text.ts';
import { matchesOf } from './matches-of.ts';

/** Shorter sentences are repeated for effect (好！好！好！). */
const SHORTEST_SENTENCE = 8;
/** A repeated stretch is at most this many sentences long. */
const LONGEST_STRETCH = 3;

/** Keeps the first of sentences, or short runs of sentences, that are printed several times in a row. */
export function removeRepeatedSentences(traced: TracedText): {
  readonly text: TracedText;
  readonly defects: readonly Defect[];
} {
  const sentences = [...matchesOf(/[^。！？!?]*[。！？!?]+[”’）」』]*|[^。！？!?]+$/g, traced.text)].map(
    (match) => ({
      text: match[0].trim(),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  const removed: [number, number][] = [];
  const defects: Defect[] = [];
  for (let i = 0; i < sentences.length;) {
    const stretch = stretchRepeatedAt(sentences, i);
    if (stretch === 0) {
      i++;
      continue;
    }
    const [start, end] = [sentences[i]!.start, sentences[i + stretch - 1]!.end];
    const [rawStart, rawEnd] = rawRange(traced, start, end);
    removed.push([start, end]);
    defects.push({
      kind: 'repeated_sentence',
      rawStart,
      rawEnd,
      before: traced.text.slice(start, end),
      after: '',
    });
    i += stretch;
  }
  return { text: withoutRanges(traced, removed), defects };
}

/** How many sentences from `at` on say again what stood directly before them; 0 for none. */
function stretchRepeatedAt(sentences: readonly { readonly text: string }[], at: number): number {
  for (let stretch = 1; stretch <= LONGEST_STRETCH && stretch <= at; stretch++) {
    const isRepeated = sentences
      .slice(at, at + stretch)
      .every(
        (sentence, i) =>
          sentence.text.length >= SHORTEST_SENTENCE && sentence.text === sentences[at - stretch + i]!.text,
      );
    if (isRepeated && at + stretch <= sentences.length) return stretch;
  }
  return 0;
}
