import { latinKey, pinyinKeys, type PinyinKeys } from './pinyin-keys.ts';

/** Names by their pinyin. Made when Latin letters are first typed: reading out thousands of names takes a while. */
export class PinyinNames {
  readonly #names: readonly { readonly name: string; readonly keys: PinyinKeys }[];

  constructor(vocabulary: ReadonlyMap<string, string>) {
    this.#names = [...vocabulary.values()].map((name) => ({ name, keys: pinyinKeys(name) }));
  }

  /** Names that the letters may stand for: whole ones first, then beginnings, then parts, shorter names first. */
  find(typed: string, most: number): readonly string[] {
    const key = latinKey(typed);
    if (key === null) return [];
    return this.#names
      .map(({ name, keys }) => ({ name, fit: fitOf(key, keys) }))
      .filter((one) => one.fit > 0)
      .sort((a, b) => b.fit - a.fit || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
      .slice(0, most)
      .map((one) => one.name);
  }
}

/** Shorter letters than these fit parts of too many names. */
const SHORTEST_PART = 3;

function fitOf(key: string, keys: PinyinKeys): number {
  if (keys.full === key || keys.initials === key) return 3;
  if (keys.full.startsWith(key) || keys.initials.startsWith(key)) return 2;
  const isLong = key.length >= SHORTEST_PART;
  return isLong && (keys.initials.includes(key) || (key.length > SHORTEST_PART && keys.full.includes(key)))
    ? 1
    : 0;
}
