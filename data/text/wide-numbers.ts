/**
 * Where the marks of full-width numbers stand, as UTF-16 indexes: the point of １２．５, the commas of １，０３４ (groups of
 * three behind at most three), the sign of －３．５. The same marks elsewhere are punctuation: １０，２０ are two numbers,
 * and the dash of ２０１９－２０２１ is none of a number.
 */
export function marksOfWideNumbers(text: string): ReadonlySet<number> {
  const marks = new Set<number>();
  if (!/[０-９]/.test(text)) return marks;
  for (const { 0: number, index } of text.matchAll(WIDE_NUMBER)) {
    for (const mark of number.matchAll(/[－，．]/g)) marks.add(index + mark.index);
  }
  return marks;
}

/** Sign, whole number, fraction (or a version number of several parts). */
const WIDE_NUMBER =
  /(?<![0-9０-９a-zA-Zａ-ｚＡ-Ｚ])－?(?<![0-9０-９])(?:(?<![0-9０-９][，．,.])[０-９]{1,3}(?:，[０-９]{3}(?![0-9０-９]))+|[０-９]+)(?:．[０-９]+)*|(?<![0-9０-９])[０-９]+(?:．[０-９]+)+/g;
