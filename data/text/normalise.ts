import type { Defect, DefectKind } from '../contract/model.ts';
import { EQUIVALENT_UNIFIED_IDEOGRAPHS } from './radical-table.ts';
import type { TracedText } from './traced-text.ts';
import { marksOfWideNumbers } from './wide-numbers.ts';

export interface NormalisedText {
  readonly text: TracedText;
  readonly defects: readonly Defect[];
}

/**
 * The character level of repair, source characters to shown characters:
 *
 * - line ends of every kind become one \n; a byte-order mark goes without a word;
 * - controls, zero-width and direction marks, variation selectors are removed (`invisible`);
 * - radicals become the ideograph that they stand for (`radical`); compatibility ideographs and ligatures likewise;
 * - full-width letters, digits and per cent become half-width (`width`), and so do the points and the commas between
 *   thousands of a full-width number, and its sign: such a number is repaired whole (wide-numbers.ts). Other punctuation
 *   stays as printed;
 * - private-use characters and U+FFFD stay and are listed: only a person can say what stood there.
 *
 * Not NFKC as a whole: it would turn ㎡ into m2, ① into 1 and … into three points.
 */
export function normaliseText(source: string): NormalisedText {
  const writer = new RepairWriter();
  const inNumbers = marksOfWideNumbers(source);
  let rawOffset = 0;
  let plainFrom = 0;
  for (const found of source.matchAll(SUSPECT)) {
    rawOffset = writer.copy(source.slice(plainFrom, found.index), rawOffset);
    const [character] = found;
    plainFrom = found.index + character.length;
    const kind = inNumbers.has(found.index) ? 'width' : kindOf(character, rawOffset);
    if (kind === null) writer.repeat(character, rawOffset);
    else if (kind === 'line end') writer.lineEnd(character, rawOffset);
    else if (kind !== 'mark') writer.repair(kind, character, repairOf(kind, character), rawOffset);
    rawOffset++;
  }
  writer.copy(source.slice(plainFrom), rawOffset);
  return writer.finish();
}

/** Controls but the tab, and whatever Unicode says may be left out without loss. */
const INVISIBLE = /(?!\t)[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/;
const RADICAL = /[\u2e80-\u2fdf\u31c0-\u31ef]/;
const WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff61-\uff64]/;
const COMPATIBILITY = /[\u2e3a\uf900-\ufaff\ufb00-\ufb06\u{2f800}-\u{2fa1f}]/u;
const PRIVATE_USE = /\p{Co}/u;
/** Anything that any of the expressions above could mean: one test for the common character. */
const SUSPECT =
  /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Co}\u2028\u2029\u2e3a\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufb06\uff05-\uff64\ufff9-\ufffd]|[\u{10000}-\u{10ffff}]/gu;

function kindOf(character: string, rawOffset: number): DefectKind | 'line end' | 'mark' | null {
  if (LINE_END.test(character)) return 'line end';
  if (character === '\ufeff' && rawOffset === 0) return 'mark';
  if (INVISIBLE.test(character)) return 'invisible';
  if (RADICAL.test(character)) return RADICALS.has(character) ? 'radical' : null;
  if (WIDTH.test(character)) return 'width';
  if (COMPATIBILITY.test(character))
    return repairOf('compatibility', character) === character ? null : 'compatibility';
  if (PRIVATE_USE.test(character)) return 'private_use';
  return character === '\ufffd' ? 'replacement' : null;
}

function repairOf(kind: DefectKind, character: string): string {
  if (kind === 'invisible') return '';
  if (kind === 'radical') return RADICALS.get(character) ?? character;
  // Browsers join the two halves of a Chinese dash when they print.
  if (character === '\u2e3a') return '——';
  return kind === 'width' || kind === 'compatibility' ? character.normalize('NFKC') : character;
}

const RADICALS: ReadonlyMap<string, string> = radicals();

/** The Unicode table gives 戶 for ⼾; texts of the mainland mean 户 by it (both are printed with the same glyph). */
function radicals(): Map<string, string> {
  const characters = [...EQUIVALENT_UNIFIED_IDEOGRAPHS];
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < characters.length; i += 2) map.set(characters[i]!, characters[i + 1]!);
  return map.set('\u2f3e', '户');
}

class RepairWriter {
  readonly #pieces: string[] = [];
  readonly #raw: number[] = [];
  readonly #defects: Defect[] = [];
  #lastCarriageReturn = -2;

  /** A stretch of characters of one unit each; returns the offset behind it. */
  copy(text: string, rawOffset: number): number {
    this.#pieces.push(text);
    for (let unit = 0; unit < text.length; unit++) this.#raw.push(rawOffset + unit);
    return rawOffset + text.length;
  }

  /** Units that all come from one source character. */
  repeat(text: string, rawOffset: number): void {
    this.#pieces.push(text);
    for (let unit = 0; unit < text.length; unit++) this.#raw.push(rawOffset);
  }

  lineEnd(character: string, rawOffset: number): void {
    const isSecondHalf = character === '\n' && this.#lastCarriageReturn === rawOffset - 1;
    if (character === '\r') this.#lastCarriageReturn = rawOffset;
    if (!isSecondHalf) this.repeat('\n', rawOffset);
  }

  /** Neighbouring repairs of one kind are one defect. */
  repair(kind: DefectKind, before: string, after: string, rawOffset: number): void {
    this.repeat(after, rawOffset);
    const last = this.#defects.at(-1);
    if (last?.kind === kind && last.rawEnd === rawOffset) {
      this.#defects[this.#defects.length - 1] = {
        ...last,
        rawEnd: rawOffset + 1,
        before: last.before + before,
        after: last.after + after,
      };
    } else {
      this.#defects.push({ kind, rawStart: rawOffset, rawEnd: rawOffset + 1, before, after });
    }
  }

  finish(): NormalisedText {
    return { text: { text: this.#pieces.join(''), raw: this.#raw }, defects: this.#defects };
  }
}
