import TRADITIONAL_AND_SIMPLE from 'opencc-js/dict/TSCharacters';
import { EQUIVALENT_UNIFIED_IDEOGRAPHS } from './radical-table.ts';

/**
 * One character as it is compared: radicals become ideographs, width and compatibility forms are resolved (NFKC),
 * letters are lower case and those of the Latin script without accents, for é may also be printed as an e and a sign
 * that leaves no trace; traditional characters become simplified ones. May be several characters (㎡ → m2) or none.
 * Remembered per character, for a text has few different ones.
 */
export function foldCharacter(character: string): string {
  let folded = memory.get(character);
  if (folded === undefined) {
    const unified = radicals.get(character) ?? character;
    const plain = unified.normalize('NFKC').toLowerCase();
    folded = LATIN.test(plain) ? withoutAccents(plain) : simplify(plain);
    if (memory.size < LARGEST_MEMORY) memory.set(character, folded);
  }
  return folded;
}

/** A hostile text may hold every code point there is. */
const LARGEST_MEMORY = 100_000;
const memory = new Map<string, string>();

/** With the circles that stand for 〇 in print: 二○二一年. */
const radicals = pairsOf([...EQUIVALENT_UNIFIED_IDEOGRAPHS, '○', '〇', '◯', '〇']);

function pairsOf(characters: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < characters.length; i += 2) pairs.set(characters[i]!, characters[i + 1]!);
  return pairs;
}

let simplified: ReadonlyMap<string, string> | undefined;

/**
 * OpenCC (Apache-2.0), character by character: words are not looked at, so text and query fold alike everywhere. Of its
 * dictionaries the one of single characters alone: those of words take most of a first search to be read.
 */
function simplify(text: string): string {
  if (!HAN.test(text)) return text;
  const known = (simplified ??= new Map(
    // Characters, a space and what stands for them, a bar between two such entries.
    TRADITIONAL_AND_SIMPLE.split('|').map((entry) => entry.split(' ') as [string, string]),
  ));
  return Array.from(text, (one) => known.get(one) ?? one).join('');
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

const LATIN = /\p{Script=Latin}/u;
const HAN = /\p{Script=Han}/u;
