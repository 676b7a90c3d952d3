/** Words that change nothing about what is measured. */
const EMPTY_WORDS = /的|数量|总数|总额|人数|户数|情况|数|[^\p{L}\p{N}]/gu;

/**
 * How alike two subjects are, 0..1: the share of the shorter one's character pairs that the other holds too. 1 for two
 * equal subjects of one character.
 */
export function subjectLikeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  const smaller = Math.min(a.size, b.size);
  return smaller === 0
    ? Number(one.replaceAll(EMPTY_WORDS, '') === other.replaceAll(EMPTY_WORDS, ''))
    : shared / smaller;
}

function pairs(subject: string): Set<string> {
  const characters = [...subject.replaceAll(EMPTY_WORDS, '')];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}
