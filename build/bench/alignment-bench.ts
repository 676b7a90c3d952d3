import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diffWords, diffWordsWithSpace } from 'diff';
import { alignSentences } from '../../data/compare/align-sentences.ts';
import type { Sentence } from '../../data/compare/sentence.ts';
import { splitSentences } from '../../data/compare/split-sentences.ts';
import type { PassageId } from '../../data/contract/model.ts';
import { readRecordFile } from '../../data/ingest/record-file.ts';
import { median, processorTime } from './processor-time.ts';

/** Milliseconds of processor time, median of seven runs after at least ten, and 0.4 s, that warm up. */
export interface AlignmentFigures {
  readonly what: string;
  readonly align: number;
  readonly wordsWithSpace: number;
  readonly words: number;
  /** As it comes: every Chinese character and mark is a word. */
  readonly wordsAsTheyCome: number;
}

const LENGTH = 30_000;

/** The paragraphs of all 提要 of the corpus. */
export function corpusParagraphs(corpus: string): string[] {
  return readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(
      (entry) => readRecordFile(readFileSync(path.join(corpus, entry.name, 'record.md'), 'utf8')).sections,
    )
    .filter((section) => section.role === 'digest')
    .flatMap((section) => section.passages.filter((one) => one.kind === 'text').map((one) => one.text));
}

/**
 * Alignment with all its marks against jsdiff's word diff alone, over two texts of 30,000 characters made of
 * `paragraphs`. Texts that have nothing in common are left out: jsdiff does not finish them in a minute.
 */
export function benchAlignment(paragraphs: readonly string[]): AlignmentFigures[] {
  const left = sentencesOf(paragraphs, 'left');
  const changed = (every: number, change: (text: string) => string): Sentence[] =>
    left.map((one, n) => renamed(n % every === 0 ? change(one.text) : one.text, n));
  const shifted = left.map((_, n) => renamed(left[(n + 20) % left.length]!.text, n));
  const cases: readonly (readonly [string, readonly Sentence[]])[] = [
    ['equal', changed(1, (text) => text)],
    ['one sentence in fifty reworded', changed(50, (text) => `另据通报，${text}`)],
    ['twenty sentences moved', shifted],
    [
      'every figure changed',
      changed(1, (text) => text.replaceAll(/\d/g, (digit) => String((Number(digit) + 3) % 10))),
    ],
  ];
  return cases.map(([what, right]) => measure(what, left, right));
}

function measure(what: string, left: readonly Sentence[], right: readonly Sentence[]): AlignmentFigures {
  // Two texts in, two texts out.
  const [a, b] = [left, right].map((side) => side.map((one) => one.text).join('')) as [string, string];
  const intlSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    what,
    align: timeOf(() => alignSentences(left, right)),
    wordsWithSpace: timeOf(() => diffWordsWithSpace(a, b)),
    words: timeOf(() => diffWords(a, b, { intlSegmenter })),
    wordsAsTheyCome: timeOf(() => diffWords(a, b)),
  };
}

/** Until a runtime has compiled what is hot, milliseconds: the same for every one that is measured. */
const WARM_UP = 400;

function timeOf(work: () => unknown): number {
  const begun = performance.now();
  for (let n = 0; n < 10 || performance.now() - begun < WARM_UP; n++) work();
  return median(Array.from({ length: 7 }, () => processorTime(work)));
}

function sentencesOf(paragraphs: readonly string[], side: string): Sentence[] {
  const sentences: Sentence[] = [];
  let length = 0;
  for (let n = 0; length < LENGTH; n++) {
    // The same paragraph comes back with other figures, as it does in another year.
    const text = paragraphs[n % paragraphs.length]!.replaceAll(/\d/g, (digit) =>
      String((Number(digit) + n) % 10),
    );
    for (const [start, end] of splitSentences(text)) {
      sentences.push({ ...renamed([...text].slice(start, end).join(''), sentences.length), section: n >> 2 });
    }
    length += text.length;
    if (text === '' && n > paragraphs.length) throw new Error(`nothing to compare on the ${side} side`);
  }
  return sentences;
}

function renamed(text: string, n: number): Sentence {
  return {
    // An id of this bench: any unlike string will do.
    passageId: `bench:${n}` as PassageId,
    start: 0,
    end: text.length,
    text,
    isHeading: false,
    section: n >> 4,
    heading: null,
    topic: null,
    kind: 'review',
    figures: [],
  };
}
