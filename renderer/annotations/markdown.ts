import { readInlines, type Inline } from './markdown-inline.ts';

/** The safe subset of Markdown: no HTML, no pictures, no tables. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' };

const DEEPEST = 6;
const HEADING = /^#{1,6} +(.+?) *#*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +/;
const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const FENCE = /^ {0,3}```/;

/** Reads a note. Every text is some note: what is not markup is a paragraph, and a line end is a line end. */
export function readMarkdown(text: string): Block[] {
  return readBlocks(text.replace(/\r\n?/g, '\n').split('\n'), 0);
}

function readBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const { block, next } = blockAt(lines, at, line, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

interface Taken {
  readonly block: Block;
  readonly next: number;
}

function blockAt(lines: readonly string[], at: number, line: string, depth: number): Taken {
  if (FENCE.test(line)) return codeAt(lines, at);
  if (RULE.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  const heading = HEADING.exec(line);
  if (heading) return { block: { kind: 'heading', inlines: readInlines(heading[1] ?? '') }, next: at + 1 };
  if (depth < DEEPEST) {
    if (QUOTE.test(line)) return quoteAt(lines, at, depth);
    if (ITEM.test(line)) return listAt(lines, at, depth);
  }
  const next = endOf(
    lines,
    at + 1,
    (other) => other.trim() !== '' && !(depth < DEEPEST && opensBlock(other)),
  );
  return {
    block: { kind: 'paragraph', inlines: readInlines(lines.slice(at, next).join('\n').trim()) },
    next,
  };
}

function opensBlock(line: string): boolean {
  return FENCE.test(line) || RULE.test(line) || HEADING.test(line) || QUOTE.test(line) || ITEM.test(line);
}

function codeAt(lines: readonly string[], at: number): Taken {
  const end = endOf(lines, at + 1, (line) => !FENCE.test(line));
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function quoteAt(lines: readonly string[], at: number, depth: number): Taken {
  const end = endOf(lines, at, (line) => QUOTE.test(line));
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  return { block: { kind: 'quote', blocks: readBlocks(inner, depth + 1) }, next: end };
}

function listAt(lines: readonly string[], at: number, depth: number): Taken {
  const first = ITEM.exec(lines[at] ?? '')?.[1];
  const ordered = first !== undefined;
  const items: Block[][] = [];
  let next = at;
  while (next < lines.length) {
    const match = ITEM.exec(lines[next] ?? '');
    if (!match || (match[1] !== undefined) !== ordered) break;
    const end = endOf(lines, next + 1, (line) => /^ {2,}\S/.test(line));
    const inner = lines
      .slice(next, end)
      .map((line, i) => (i === 0 ? line.slice(match[0].length) : line.replace(/^ {2,4}/, '')));
    items.push(readBlocks(inner, depth + 1));
    next = end;
  }
  return { block: { kind: 'list', ordered, start: Number(first ?? 1), items }, next };
}

function endOf(lines: readonly string[], from: number, goesOn: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1;
  return end;
}
