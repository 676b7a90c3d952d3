import type { Defect } from '../../contract/model.ts';
import { sourceSlicer } from '../../text/source-slicer.ts';
import { normaliseText } from '../../text/normalise.ts';
import { NO_LAYOUT, type SourceLayout } from '../source-layout.ts';
import { withTable, type Block } from './block.ts';
import { cutAtTables, markLines, type Stretch } from './by-layout.ts';
import { dropRepeatedLines } from './drop-repeats.ts';
import { blocksOfLines } from './join-paragraphs.ts';
import { joinUnfinished, markCaptions } from './join-unfinished.ts';
import { joinWrappedLines } from './join-wrapped.ts';
import { measureLayout, type Layout } from './layout.ts';
import { liftPageFurniture, type PageFacts } from './page-furniture.ts';
import { splitLines } from './source-line.ts';
import { undoubleLines } from './undouble-lines.ts';

export interface PageText {
  readonly blocks: readonly Block[];
  readonly facts: PageFacts;
  readonly defects: readonly Defect[];
}

/** From the source as text to whole paragraphs, headings and captions, with every repair on the way. */
export function readBlocks(source: string, sourceLayout: SourceLayout = NO_LAYOUT): PageText {
  const normalised = normaliseText(source);
  const marked = markLines(splitLines(normalised.text), sourceLayout);
  const furnished = liftPageFurniture(marked.lines);
  const undoubled = undoubleLines(furnished.lines);
  const once = dropRepeatedLines(undoubled.lines);
  const layout = measureLayout(once.lines);
  const whole = wholeBlocks(cutAtTables(once.lines, normalised.text, sourceLayout), layout);
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
    defects: [normalised, marked, furnished, undoubled, once, whole]
      .flatMap<Defect>((step) => step.defects)
      .concat(joints),
  };
}

/** Each stretch of lines as blocks, its table behind it. */
function wholeBlocks(
  stretches: readonly Stretch[],
  layout: Layout,
): { readonly blocks: readonly Block[]; readonly defects: readonly Defect[] } {
  const parts = stretches.map(({ lines, table }) => {
    const rough = layout.mode === 'wrapped' ? joinWrappedLines(lines, layout) : blocksOfLines(lines, layout);
    const { blocks, defects } = joinUnfinished(markCaptions(raiseLoneItems(rough), layout), layout);
    return { blocks: table ? withTable(blocks, table) : blocks, defects };
  });
  return { blocks: parts.flatMap((part) => part.blocks), defects: parts.flatMap((part) => part.defects) };
}

/** A line with a bullet over a paragraph is a heading; bullets below each other are a list. */
function raiseLoneItems(blocks: readonly Block[]): Block[] {
  return blocks.map((block, i) => {
    const isLone = block.kind === 'item' && blocks[i - 1]?.kind !== 'item' && blocks[i + 1]?.kind === 'text';
    return isLone && /^[■◆●▲★○◇□]/.test(block.text) ? { ...block, kind: 'heading' } : block;
  });
}
