import { rawRange } from '../../text/traced-text.ts';
import type { Defect } from '../../contract/model.ts';
import { makeBlock, type Block } from './block.ts';
import { joinParagraph } from './join-lines.ts';
import type { Layout } from './layout.ts';
import { CAPTION_WORDS } from './line-patterns.ts';
import { isOpenEnded, isTableRow, isTerminated } from './source-line.ts';

const LONGEST_CAPTION = 45;
const LONGEST_CAPTION_WITH_WORDS = 160;

/**
 * Captions stand where a picture was: behind more blank lines than usual and before more blank lines, a heading or the
 * end; or they say 图为. They are one short sentence.
 */
export function markCaptions(blocks: readonly Block[], layout: Layout): Block[] {
  let previousIsCaption = false;
  return blocks.map((block, i) => {
    previousIsCaption = block.kind === 'text' && isCaption(blocks, i, layout, previousIsCaption);
    return previousIsCaption ? { ...block, kind: 'caption' } : block;
  });
}

function isCaption(blocks: readonly Block[], at: number, layout: Layout, followsCaption: boolean): boolean {
  const { text, gap } = blocks[at]!;
  const next = blocks[at + 1];
  if (CAPTION_WORDS.test(text) && text.length <= LONGEST_CAPTION_WITH_WORDS) return true;
  if (
    at === 0 ||
    text.length > LONGEST_CAPTION ||
    /[。！？].*[。！？]/.test(text) ||
    /[，,：:；—]$/.test(text)
  )
    return false;
  const isApart = gap > Math.max(1, layout.usualGap);
  const endsApart =
    !next || next.gap > Math.max(1, layout.usualGap) || next.kind === 'heading' || next.kind === 'marker';
  return isApart && endsApart && (isTerminated(text) || followsCaption);
}

/**
 * Joins a paragraph that blank lines or a caption cut in two: it ends without the end of a sentence, and it is too long
 * for a heading or ends with a comma. The caption follows the joined paragraph.
 */
export function joinUnfinished(
  blocks: readonly Block[],
  layout: Layout,
): {
  readonly blocks: Block[];
  readonly defects: Defect[];
} {
  const joined: Block[] = [];
  const defects: Defect[] = [];
  for (let at = 0; at < blocks.length;) {
    const pieces = [blocks[at++]!];
    const captions: Block[] = [];
    const overCaptions: boolean[] = [];
    while (isUnfinished(pieces.at(-1)!, blocks[at], layout)) {
      let next = at;
      while (blocks[next]?.kind === 'caption') next++;
      const continuation = blocks[next];
      if (!continuation || !continues(pieces.at(-1)!, continuation)) break;
      for (const one of blocks.slice(at, next)) captions.push(one);
      overCaptions.push(next > at);
      pieces.push(continuation);
      at = next + 1;
    }
    for (const one of captions.map(lifted)) defects.push(one);
    joined.push(joinPieces(pieces, overCaptions));
    for (const one of captions) joined.push(one);
  }
  return { blocks: joined, defects };
}

/** One block of several. A joint over a caption is reported as the caption that was lifted out, not as a joint. */
export function joinPieces(pieces: readonly Block[], overCaptions: readonly boolean[] = []): Block {
  if (pieces.length === 1) return pieces[0]!;
  const { traced, joints } = joinParagraph(pieces);
  const own = pieces.flatMap((piece) => piece.joints);
  return makeBlock(
    'text',
    { traced, joints: [...own, ...joints.filter((_, i) => !overCaptions[i])] },
    pieces[0]!.gap,
  );
}

function isUnfinished(block: Block, next: Block | undefined, layout: Layout): boolean {
  if (block.kind !== 'text' || isTableRow(block.text) || (next && isTableRow(next.text))) return false;
  // Items of a list may end with a semicolon; where a picture follows, it is the middle of a sentence.
  if (/[；;]$/.test(block.text))
    return next !== undefined && (next.kind === 'caption' || next.gap > Math.max(1, layout.usualGap));
  return !isTerminated(block.text);
}

function continues(block: Block, next: Block): boolean {
  return (
    next.kind === 'text' || (next.kind === 'heading' && isOpenEnded(block.text) && next.joints.length === 0)
  );
}

function lifted(caption: Block): Defect {
  const [rawStart, rawEnd] = rawRange(caption.traced, 0, caption.text.length);
  return { kind: 'caption_lifted', rawStart, rawEnd, before: caption.text, after: '' };
}
