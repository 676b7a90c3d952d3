import type { Defect } from '../../contract/model.ts';
import { sourceSlicer } from '../../text/source-slicer.ts';
import { normaliseText } from '../../text/normalise.ts';
import type { Block } from './block.ts';
import { dropRepeatedLines } from './drop-repeats.ts';
import { blocksOfLines } from './join-paragraphs.ts';
import { joinUnfinished, markCaptions } from './join-unfinished.ts';
import { joinWrappedLines } from './join-wrapped.ts';
import { measureLayout } from './layout.ts';
import { liftPageFurniture, type PageFacts } from './page-furniture.ts';
import { splitLines } from './source-line.ts';
import { undoubleLines } from './undouble-lines.ts';

export interface PageText {
  readonly blocks: readonly Block[];
  readonly facts: PageFacts;
  readonly defects: readonly Defect[];
}

/** From the source as text to whole paragraphs, headings and captions, with every repair on the way. */
export function readBlocks(source: string): PageText {
  const normalised = normaliseText(source);
  const furnished = liftPageFurniture(splitLines(normalised.text));
  const undoubled = undoubleLines(furnished.lines);
  const once = dropRepeatedLines(undoubled.lines);
  const layout = measureLayout(once.lines);
  const rough =
    layout.mode === 'wrapped' ? joinWrappedLines(once.lines, layout) : blocksOfLines(once.lines, layout);
  const whole = joinUnfinished(markCaptions(raiseLoneItems(rough), layout), layout);
  const slice = sourceSlicer(source);
  const joints = whole.blocks.flatMap((block) =>
    block.joints.map(([rawStart, rawEnd]): Defect => ({
      kind: block.kind === 'heading' ? 'heading_joined' : 'hard_wrap',
      rawStart,
      rawEnd,
      before: slice(rawStart, rawEnd),
      after: '',
    })),
  );
  return {
    blocks: whole.blocks,
    facts: furnished.facts,
    defects: [normalised, furnished, undoubled, once, whole]
      .flatMap<Defect>((step) => step.defects)
      .concat(joints),
  };
}

/** A line with a bullet over a paragraph is a heading; bullets below each other are a list. */
function raiseLoneItems(blocks: readonly Block[]): Block[] {
  return blocks.map((block, i) => {
    const isLone = block.kind === 'item' && blocks[i - 1]?.kind !== 'item' && blocks[i + 1]?.kind === 'text';
    return isLone && /^[■◆●▲★○◇□]/.test(block.text) ? { ...block, kind: 'heading' } : block;
  });
}
