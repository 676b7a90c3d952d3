import { foldCharacter } from '../../text/search-fold.ts';
import type { TracedText } from '../../text/traced-text.ts';

/** Characters that only traditional writing has, among the commonest of official papers. */
const TRADITIONAL =
  '國會業務發為對從這產實學開進東時長過點經濟現關與應場處費檢電個們來無證議員質區縣廳總結報達億萬專項監經營訴辦單數壓縮調為總評級線網維護權積極圍繞統籌規劃';
/** By code unit: each passage is asked. */
const IS_TRADITIONAL = new Uint8Array(0x10000);
for (const character of TRADITIONAL) IS_TRADITIONAL[character.charCodeAt(0)] = 1;
/** A name or a quotation may be printed in traditional characters; a paper has more kinds of them. */
const FEWEST_KINDS = 4;
const SAMPLE = 1200;

/** `kinds`: of how many such characters at least; a single passage may hold few. */
export function isTraditional(text: string, kinds = FEWEST_KINDS): boolean {
  const found = new Set<number>();
  const end = Math.min(text.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (IS_TRADITIONAL[unit] === 1 && found.add(unit).size >= kinds) return true;
  }
  return false;
}

/**
 * The same text in simplified characters, unit for unit, for reading; a paper in traditional characters is shown as it is
 * printed. Characters that would become more or fewer stay.
 */
export function inSimplified(text: string): string {
  return Array.from(text, (character) => {
    if (!/\p{Script=Han}/u.test(character)) return character;
    const folded = foldCharacter(character);
    return folded.length === character.length ? folded : character;
  }).join('');
}

/** From what was read in simplified characters back to what is printed. */
export class PrintedText {
  readonly #printed: ReadonlyMap<number, string>;

  constructor({ text, raw }: TracedText, simplified: string) {
    const printed = new Map<number, string>();
    if (text !== simplified)
      for (let i = 0; i < text.length; i++) if (text[i] !== simplified[i]) printed.set(raw[i]!, text[i]!);
    this.#printed = printed;
  }

  of<T extends TracedText>(traced: T): T {
    if (this.#printed.size === 0) return traced;
    const units = traced.text.split('').map((unit, i) => this.#printed.get(traced.raw[i]!) ?? unit);
    return { ...traced, text: units.join('') };
  }

  /** A title is put together from lines: each of its characters is taken from them in order. */
  title(words: string | null, lines: readonly TracedText[]): string | null {
    if (words === null || this.#printed.size === 0) return words;
    const read = lines.map((line) => line.text).join('');
    const printed = lines.map((line) => this.of(line).text).join('');
    let at = Math.max(0, read.indexOf(words.slice(0, 4)));
    return Array.from(words, (character) => {
      const found = read.indexOf(character, at);
      if (found < 0) return character;
      at = found + character.length;
      return printed.slice(found, at);
    }).join('');
  }
}
