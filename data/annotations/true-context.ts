import { codePointLength, sliceCodePoints } from '../contract/code-points.ts';
import type { EditionText, HeldStretch } from '../schema/edition-text.ts';

/** What stands around a quotation in the text that it was taken from, as far as its file says. */
export interface Surroundings {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** So much of a passage must agree where what lies beyond it is another text here: a heading, the foot of a page. */
const ENOUGH = 4;

/**
 * Whether a place stands in the very surroundings that a quotation came with, be they two characters or a hundred: all of
 * them, on both sides, over the edges of its passage too. Spaces, line breaks and widths do not count.
 */
export function standsIn(
  place: HeldStretch,
  { quote, prefix, suffix }: Surroundings,
  text: EditionText,
): boolean {
  const end = place.start + codePointLength(quote);
  const around = (): readonly [string, string] => neighbours(place, text, prefix.length, suffix.length);
  const before = bare(
    sliceCodePoints(place.text, Math.max(0, place.start - roomFor(prefix.length)), place.start),
  );
  const after = bare(sliceCodePoints(place.text, end, end + roomFor(suffix.length)));
  return (
    agrees(reversed(before), reversed(bare(prefix)), () => reversed(bare(around()[0]))) &&
    agrees(after, bare(suffix), () => bare(around()[1]))
  );
}

/** Where so many characters are looked for among spaces: no more of a line of a million is looked at. */
function roomFor(length: number): number {
  return 4 * length + 64;
}

/** Reading away from the quote: what is there, what was told, and what lies beyond the passage. */
function agrees(there: string, told: string, beyond: () => string): boolean {
  if (there.startsWith(told)) return true;
  if (!told.startsWith(there)) return false;
  if (there.length >= ENOUGH) return true;
  const rest = told.slice(there.length);
  const further = beyond();
  // At an end of the text the page that was quoted may go on.
  return further.startsWith(rest) || (further !== '' && rest.startsWith(further));
}

/** The text before and after a passage, at least so long where there is so much. */
function neighbours(
  { passageId }: HeldStretch,
  { passages }: EditionText,
  before: number,
  after: number,
): readonly [string, string] {
  const at = passages.findIndex((one) => one.passageId === passageId);
  let [left, right] = ['', ''];
  for (let n = at - 1; n >= 0 && bare(left).length < before; n--)
    left = passages[n]!.text.slice(-roomFor(before)) + left;
  for (let n = at + 1; at >= 0 && n < passages.length && bare(right).length < after; n++)
    right += passages[n]!.text.slice(0, roomFor(after));
  return [left, right];
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
