import type { Level } from '../../contract/model.ts';

/** What a paper of a level calls its own area and its own offices. */
const OWN_WORDS: readonly (readonly [Level, RegExp])[] = [
  ['province', /[全我本]省|全(?:自治)?区/gu],
  ['prefecture city', /[全我本]市(?!场)|(?<![\p{Script=Han}]{2})市局/gu],
  ['county', /[全我本]县|(?<![\p{Script=Han}]{2})县局/gu],
];
/** Twice is no slip of the pen. */
const LEAST = 2;

/**
 * Whether a paper speaks of an area below the agency's as its own: 全市, 我市 and 市局 rule out a provincial office, 全县 a
 * city's. A county-level city says 全市 too, and a district 全区, so nothing is said against those below.
 */
export function speaksFromBelow(body: string, level: Level | null): boolean {
  if (level !== 'province' && level !== 'prefecture city') return false;
  const count = (of: Level): number => body.match(OWN_WORDS.find(([one]) => one === of)![1])?.length ?? 0;
  const own = count(level);
  const below = level === 'province' ? count('prefecture city') + count('county') : count('county');
  return below >= LEAST && below > 2 * own;
}
