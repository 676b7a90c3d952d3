import { latinKey, LONGEST_NAME, pinyinSyllables } from './pinyin-keys.ts';

interface Name {
  readonly name: string;
  /** A syllable a character; of Latin runs and numbers the run. */
  readonly syllables: readonly string[];
}

interface Fit {
  readonly name: string;
  /** 3: the whole name, 2: its beginning, 1: a part. */
  readonly fit: number;
}

/** Names by their pinyin. Made when Latin letters are first typed: reading out thousands of names takes a while. */
export class PinyinNames {
  readonly #names: readonly Name[];

  constructor(vocabulary: ReadonlyMap<string, string>) {
    this.#names = [...vocabulary.values()]
      .filter(({ length }) => length <= LONGEST_NAME)
      .map((name) => ({ name, syllables: pinyinSyllables(name) }));
  }

  /**
   * What the letters may stand for: whole names first, then their beginnings, then parts, shorter ones first. Where the
   * letters end with a syllable it is what they spell: tzsb is 特种设备, though only 特种设备安全 is a name.
   */
  find(typed: string, most: number): readonly string[] {
    const key = latinKey(typed);
    if (key === null) return [];
    const fits = this.#names.flatMap((name) => fitOf(key, name) ?? []);
    fits.sort((a, b) => b.fit - a.fit || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
    return [...new Set(fits.map(({ name }) => name))].slice(0, most);
  }
}

/** Shorter letters than these fit parts of too many names. */
const SHORTEST_PART = 3;

function fitOf(key: string, { name, syllables }: Name): Fit | null {
  const initials = syllables.map((one) => (/^[a-z]+$/.test(one) ? one[0]! : one));
  return spelled(key, name, initials, SHORTEST_PART) ?? spelled(key, name, syllables, SHORTEST_PART + 1);
}

/** The stretch of the name that the key spells; the whole name where the key ends inside a syllable. */
function spelled(key: string, name: string, pieces: readonly string[], shortestPart: number): Fit | null {
  const all = pieces.join('');
  if (all === key) return { name, fit: 3 };
  const at = all.indexOf(key);
  if (at === -1 || (at > 0 && key.length < shortestPart)) return null;
  const fit = at === 0 ? 2 : 1;
  const ends: number[] = [0];
  for (const piece of pieces) ends.push(ends.at(-1)! + piece.length);
  const [from, to] = [ends.indexOf(at), ends.indexOf(at + key.length)];
  const characters = [...name];
  const isCut = from >= 0 && to > from + 1 && characters.length === pieces.length;
  return { name: isCut ? characters.slice(from, to).join('') : name, fit };
}
