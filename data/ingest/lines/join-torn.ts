import type { Block } from './block.ts';
import { joinPieces } from './join-unfinished.ts';
import { isTableRow } from './source-line.ts';

/** Words that a page sets in bold or lower are short, and hold no end of anything. */
const LONGEST_TORN = 12;
const WHOLE_WORDS = /^[^\s。！？!?；;：:，,、（(]+$/u;
/** What can stand at the end of no line that is whole: a word that wants its noun, a formula that wants its index. */
const WANTS_MORE = /的$|[\p{Script=Han}，、][A-Za-z]{1,6}$/u;
const TEARABLE: ReadonlySet<Block['kind']> = new Set<Block['kind']>(['text', 'heading', 'item', 'marker']);

/**
 * Joins a sentence that a page's markup tore in three: words in the midst of it that are set in another way (bold, raised,
 * lowered, a link) stand on a line of their own, as a heading would: the 2.5 of PM2.5.
 */
export function joinTorn(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const [before, torn, after] = [blocks[at]!, blocks[at + 1], blocks[at + 2]];
    if (!torn || !after || !isTorn(before, torn, after)) joined.push(before);
    else {
      joined.push(joinPieces([before, torn, after]));
      at += 2;
    }
  }
  return joined;
}

function isTorn(before: Block, torn: Block, after: Block): boolean {
  const { text } = torn;
  return (
    [before, torn, after].every((one) => TEARABLE.has(one.kind) && !isTableRow(one.text)) &&
    after.kind === 'text' &&
    WANTS_MORE.test(before.text) &&
    text.length <= LONGEST_TORN &&
    WHOLE_WORDS.test(text) &&
    // A formula goes on with its index, an attribute with its noun.
    (before.text.endsWith('的') ? /\p{Script=Han}/u.test(text) : /^[\d.]+$/.test(text))
  );
}
