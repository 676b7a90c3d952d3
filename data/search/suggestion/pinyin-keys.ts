import { pinyin } from 'pinyin-pro';

/** UTF-16 units by which a name is known: an archive from elsewhere may have titles of twenty thousand. */
export const LONGEST_NAME = 200;

/** How a name may be typed on a Latin keyboard. */
export interface PinyinKeys {
  /** yuxindai */
  readonly full: string;
  /** yxd */
  readonly initials: string;
}

/** Letters and digits stay as they are: GM2D is gm2d both ways. */
export function pinyinKeys(text: string): PinyinKeys {
  const syllables = pinyinSyllables(text);
  return {
    full: syllables.join(''),
    initials: syllables.map((one) => (/^[a-z]+$/.test(one) ? one[0] : one)).join(''),
  };
}

/** The same names are read out for suggestions and for queries that are typed in Latin letters. */
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, readonly string[]>();

/** A syllable a character, without tones; a run of Latin letters or digits is one. */
export function pinyinSyllables(text: string): readonly string[] {
  const known = remembered.get(text);
  if (known) return known;
  const syllables = readOut(text);
  if (remembered.size < MOST_REMEMBERED && text.length <= LONGEST_NAME) remembered.set(text, syllables);
  return syllables;
}

function readOut(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((one) =>
    one.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
}

/** Whether a text could be pinyin: Latin letters, perhaps with spaces and apostrophes between the syllables. */
export function latinKey(text: string): string | null {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s'’]/g, '');
  return /^[a-z][a-z0-9]+$/.test(key) ? key : null;
}
