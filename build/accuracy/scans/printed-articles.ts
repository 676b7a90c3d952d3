import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { normaliseText } from '../../../data/text/normalise.ts';
import type { Article } from './page-layouts.ts';

const texts = path.resolve(import.meta.dirname, '../../../data/testing/held-out');

/** The sentences of all held-out texts, without the labels above them and the marks in them, as articles one after the other.
 * Radicals in the place of characters and signs of no width are faults of a file, and no printer sets them. */
export class PrintedArticles {
  readonly #sentences: readonly string[];
  #at: number;

  /** `seed`: where it begins. */
  constructor(seed: number) {
    this.#sentences = readSentences();
    this.#at = (seed * 37) % this.#sentences.length;
  }

  /** Paragraphs of three sentences each, of about so many characters together. */
  next(characters: number): Article {
    const paragraphs: string[] = [];
    const [title = ''] = this.#sentences[this.#at]!.split(/[，。；：]/);
    for (let length = 0; length < characters; length += paragraphs.at(-1)!.length)
      paragraphs.push([this.#sentence(), this.#sentence(), this.#sentence()].join(''));
    return { title, paragraphs };
  }

  #sentence(): string {
    const sentence = this.#sentences[this.#at]!;
    this.#at = (this.#at + 1) % this.#sentences.length;
    return sentence;
  }
}

function readSentences(): string[] {
  const files = readdirSync(texts).filter((name) => name.endsWith('.txt'));
  return files.flatMap((name) => {
    const [, text = ''] = readFileSync(path.join(texts, name), 'utf8').split(/^---$/m);
    return (
      normaliseText(text)
        .text.text.replace(/[‹\s]/g, '')
        .match(/[^。]+。/g) ?? []
    );
  });
}
