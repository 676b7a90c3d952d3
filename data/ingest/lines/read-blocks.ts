import type { Defect } from '../../contract/model.ts';
import type { TracedText } from '../../text/traced-text.ts';
import { sourceSlicer } from '../../text/source-slicer.ts';
import { normaliseText } from '../../text/normalise.ts';
import { NO_LAYOUT, type SourceLayout } from '../source-layout.ts';
import { withTable, type Block } from './block.ts';
import { cutAtTables, markLines, type Stretch } from './by-layout.ts';
import { dropRepeatedLines } from './drop-repeats.ts';
import type { Joint } from './join-lines.ts';
import { blocksOfLines } from './join-paragraphs.ts';
import { joinTorn } from './join-torn.ts';
import { joinUnfinished, markCaptions } from './join-unfinished.ts';
import { joinWrappedLines } from './join-wrapped.ts';
import { measureLayout, type Layout } from './layout.ts';
import { withoutCard } from './page-card.ts';
import { liftPageFurniture, type PageFacts } from './page-furniture.ts';
import { inSimplified, isTraditional, PrintedText } from './simplified.ts';
import { splitLines, type SourceLine } from './source-line.ts';
import { statedTitle, type StatedTitle } from './stated-title.ts';
import { isFullTitle } from './title-form.ts';
import { undoubleLines } from './undouble-lines.ts';

export interface PageText {
  readonly blocks: readonly Block[];
  readonly facts: PageFacts;
  /** What the file itself says its title is. */
  readonly title: StatedTitle | null;
  /** From the characters that were read to those that are printed. */
  readonly printed: PrintedText;
  readonly defects: readonly Defect[];
}

/** From the source as text to whole paragraphs, headings and captions, with every repair on the way. */
export function readBlocks(source: string, given: SourceLayout = NO_LAYOUT): PageText {
  const sourceLayout = withoutCard(source, given);
  const normalised = normaliseText(source);
  const { text, printed } = readable(normalised.text);
  const lines = splitLines(text);
  const inLines = isTraditional(normalised.text.text) ? inSimplified : String;
  // A title from elsewhere in the file is spoilt like its lines are: ⼯作 for 工作.
  const title = statedTitle(lines, sourceLayout, (stated) => inLines(normaliseText(stated).text.text));
  const marked = markLines(lines, sourceLayout, title?.lines ?? []);
  const furnished = liftPageFurniture(marked.lines, [
    ...wordsOfHead(sourceLayout.head),
    ...besideTitle(marked.defects, title?.lines[0] ?? marked.lines.find(({ text }) => isFullTitle(text))),
  ]);
  const undoubled = undoubleLines(furnished.lines);
  const once = dropRepeatedLines(undoubled.lines, sourceLayout.tables);
  const layout = measureLayout(once.lines);
  const whole = wholeBlocks(cutAtTables(once.lines, text, sourceLayout), layout);
  const slice = sourceSlicer(source);
  const joined = (kind: Defect['kind'], [rawStart, rawEnd]: Joint): Defect => ({
    kind,
    rawStart,
    rawEnd,
    before: slice(rawStart, rawEnd),
    after: '',
  });
  const joints = [
    ...furnished.joints.map((joint) => joined('heading_joined', joint)),
    ...whole.blocks.flatMap((block) =>
      block.joints.map((joint) => joined(block.kind === 'heading' ? 'heading_joined' : 'hard_wrap', joint)),
    ),
  ];
  return {
    blocks: whole.blocks,
    facts: furnished.facts,
    printed,
    title,
    defects: [normalised, marked, furnished, undoubled, once, whole]
      .flatMap<Defect>((step) => step.defects)
      .concat(joints),
  };
}

/** The date and the source of a page often stand beside its title, in what was lifted. */
function besideTitle(lifted: readonly Defect[], title: SourceLine | undefined): readonly string[] {
  const at = title?.traced.raw[0];
  return at === undefined
    ? []
    : lifted
        .filter(({ kind, rawStart }) => kind === 'page_furniture' && Math.abs(rawStart - at) <= BESIDE_TITLE)
        .map(({ before }) => before);
}

/** In code points. */
const BESIDE_TITLE = 300;

function wordsOfHead(head: SourceLayout['head']): readonly string[] {
  return [
    ...(head?.published ? [`发布日期：${head.published}`] : []),
    ...(head?.source ? [`来源：${head.source}`] : []),
  ];
}

/** A paper in traditional characters is read in simplified ones and shown as it is printed. */
function readable(traced: TracedText): { readonly text: TracedText; readonly printed: PrintedText } {
  const text = isTraditional(traced.text) ? inSimplified(traced.text) : traced.text;
  return { text: { text, raw: traced.raw }, printed: new PrintedText(traced, text) };
}

/** Each stretch of lines as blocks, its table behind it. */
function wholeBlocks(
  stretches: readonly Stretch[],
  layout: Layout,
): { readonly blocks: readonly Block[]; readonly defects: readonly Defect[] } {
  const parts = stretches.map(({ lines, table }) => {
    const rough = layout.mode === 'wrapped' ? joinWrappedLines(lines, layout) : blocksOfLines(lines, layout);
    const { blocks, defects } = joinUnfinished(markCaptions(raiseLoneItems(joinTorn(rough)), layout), layout);
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
