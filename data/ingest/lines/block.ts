import type { TracedText } from '../../text/traced-text.ts';
import type { TracedTable } from '../tables/traced-table.ts';
import type { JoinedLines, Joint } from './join-lines.ts';

/** A whole unit of the page: lines that belong together, joined. */
export interface Block {
  readonly kind:
    'text' | 'heading' | 'marker' | 'byline' | 'signature' | 'dateline' | 'item' | 'caption' | 'table';
  readonly traced: TracedText;
  readonly text: string;
  /** Blank lines before it. */
  readonly gap: number;
  /** Where lines were joined. */
  readonly joints: readonly Joint[];
}

export function makeBlock(kind: Block['kind'], joined: JoinedLines, gap: number): Block {
  return { kind, traced: joined.traced, text: joined.traced.text, gap, joints: joined.joints };
}

const LONGEST_CAPTION = 60;
/** 表1 …, 附表2：…; 单位：万元, in brackets or not, alone or behind the name. */
const CAPTION = /^附?表\s*[\d一二三四五六七八九十]{1,3}|(?:计量)?单位\s*[：:]/u;

/** A table stands behind the paragraphs before it; the lines just above that name it are no headings. */
export function withTable(blocks: readonly Block[], table: TracedTable): Block[] {
  let from = blocks.length;
  while (from > 0 && isCaption(blocks[from - 1]!)) from--;
  const captions = blocks.slice(from).map((block): Block => ({ ...block, kind: 'text' }));
  const caption = captions.length > 0 ? captions.map((block) => block.text).join(' ') : null;
  const traced: TracedTable = { ...table, grid: { ...table.grid, caption } };
  return [
    ...blocks.slice(0, from),
    ...captions,
    { kind: 'table', traced, text: table.text, gap: 1, joints: [] },
  ];
}

function isCaption({ text }: Block): boolean {
  return text.length <= LONGEST_CAPTION && CAPTION.test(text) && !/[。！？；]/.test(text);
}
