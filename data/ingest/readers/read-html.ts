import type { SourceLayout } from '../source-layout.ts';
import { eventsOf, Inside, type HtmlEvent } from './html-events.ts';
import { writeFlow, type FlowPiece } from './html-flow.ts';
import { INLINE } from './html-elements.ts';
import { frameOf } from './html-frame.ts';
import { statedHead } from './html-head.ts';
import { nearly, strictly } from './decode-text.ts';
import { listLabels } from './html-list-labels.ts';
import { SetLines } from './html-set-lines.ts';
import { HtmlTable } from './html-table.ts';
import { RaisedMarks } from './raised-marks.ts';
import { unseenWords } from './unseen-words.ts';

const BLOCKS = new Set(
  'p div section article header footer nav aside main h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote pre figure figcaption form dl dt dd hr center caption'.split(
    ' ',
  ),
);
const HEADING = /^h[1-6]$/;
/** Tables inside tables are layout; a page that nests them deeper than this says nothing by it. */
const DEEPEST_TABLE = 40;
const PICTURES = new Set(['img', 'figure', 'video']);

/**
 * The text of a web page, one block per paragraph with a blank line between, more where a picture stood; tables and
 * headings are noted, menus and lists of other pages are lifted. What nobody sees (scripts, styles, hidden elements) is no
 * text; words in the colour of their ground, or in elements of `unseenClass`, are lifted. Nothing of the page runs.
 */
export function readHtml(
  html: string,
  unseenClass: string | null = null,
): { readonly text: string; readonly layout: SourceLayout } {
  const events = eventsOf(html);
  const { text, layout } = writeFlow(flowOf(events, unseenClass));
  return { text, layout: { ...layout, head: statedHead(events) } };
}

/** The pieces of a page that is a part of something larger. */
export function flowOfEvents(events: readonly HtmlEvent[]): readonly FlowPiece[] {
  return flowOf(events, null);
}

function flowOf(events: readonly HtmlEvent[], unseenClass: string | null): readonly FlowPiece[] {
  const page: FlowPiece[] = [];
  const tables: HtmlTable[] = [];
  const { hidden, frames } = frameOf(events);
  const hiddenWords = unseenWords(events, unseenClass);
  const unseen = new Inside();
  const frame = new Inside();
  const lines = new SetLines();
  const labels = listLabels(events, hidden);
  const raised = new RaisedMarks();
  const endClause = (): void => putMarks(raised.flush(), page, tables);
  /** Of the entries that have begun and have no words yet. */
  let label = '';
  const add = (...pieces: readonly FlowPiece[]): void => addTo(page, tables, pieces);
  const open = (tag: string, attributes: Readonly<Record<string, string>>, at: number): void => {
    unseen.open(tag, hidden.has(at));
    lines.open(tag, attributes);
    if (tag === 'sup') raised.open();
    else if (tag === 'br' || !INLINE.has(tag)) endClause();
    if (frame.open(tag, frames.has(at))) add({ frame: true });
    add(roomBefore(tag));
    if (HEADING.test(tag)) add({ heading: Number(tag[1]) });
    if (tag === 'li') {
      add({ entry: true });
      label += labels.get(at) ?? '';
    }
    if (tag === 'table' && tables.length < DEEPEST_TABLE) tables.push(new HtmlTable(attributes));
    else openInTable(tables.at(-1), tag, attributes);
  };
  const close = (tag: string): void => {
    unseen.close(tag);
    lines.close(tag);
    if (tag === 'sup') add(raised.close());
    else if (!INLINE.has(tag)) endClause();
    if (tag === 'li') {
      add({ entry: false });
      label = '';
    }
    if (HEADING.test(tag)) add({ heading: null });
    closeInTable(page, tables, tag);
    if (tag === 'figure') add('\n\n\n');
    else if (BLOCKS.has(tag)) add('\n\n');
    if (frame.close(tag)) add({ frame: false });
  };
  events.forEach((event, at) => {
    if (event.kind === 'open') open(event.tag, event.attributes, at);
    else if (event.kind === 'close') close(event.tag);
    else if (!unseen.is && !hidden.has(at)) {
      const text = raised.write(lines.wordsOf(event.text));
      if (hiddenWords.has(at)) page.push({ hidden: text });
      else if (label === '' || text.trim() === '') add(text);
      else {
        add(label + text.trimStart());
        label = '';
      }
    }
  });
  return page;
}

/** A table that ends becomes a piece of what it stands in. */
function closeInTable(page: FlowPiece[], tables: HtmlTable[], tag: string): void {
  if (tag === 'td' || tag === 'th') tables.at(-1)?.endCell();
  else if (tag === 'thead') tables.at(-1)?.head(false);
  else if (tag === 'table') {
    const table = tables.pop();
    if (table) addTo(page, tables, table.finish());
  }
}

function roomBefore(tag: string): string {
  if (PICTURES.has(tag)) return '\n\n\n';
  return tag === 'br' ? '\n' : BLOCKS.has(tag) ? '\n\n' : '';
}

/** Beside a number or a name of a table a mark would be read as a part of it. */
function putMarks(marks: string, page: FlowPiece[], tables: readonly HtmlTable[]): void {
  if (marks !== '') page.push(tables.length > 0 ? { aside: marks } : marks);
}

function addTo(page: FlowPiece[], tables: readonly HtmlTable[], pieces: readonly FlowPiece[]): void {
  const table = tables.at(-1);
  if (table) table.add(pieces);
  else for (const piece of pieces) page.push(piece);
}

function openInTable(
  table: HtmlTable | undefined,
  tag: string,
  attributes: Readonly<Record<string, string>>,
): void {
  if (tag === 'tr') table?.row();
  else if (tag === 'td' || tag === 'th') table?.beginCell(tag, attributes);
  else if (tag === 'thead') table?.head(true);
}

/** The encoding that a page states about itself, for pages that are not UTF-8. */
export function statedEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const stated = /<meta[^>]+charset\s*=\s*["']?([\w-]{3,20})/i.exec(start)?.[1];
  if (stated === undefined) return undefined;
  if (/^gb/i.test(stated)) return isTextOf(bytes, 'GB18030') ? 'GB18030' : undefined;
  if (/^big5/i.test(stated)) return isTextOf(bytes, 'Big5') ? 'BIG5' : undefined;
  return strictly(bytes, stated) ? stated.toUpperCase() : undefined;
}

/** Programs cut descriptions in the middle of a character: what a page states is believed where it loses little by it. */
function isTextOf(bytes: Uint8Array, encoding: 'GB18030' | 'Big5'): boolean {
  return (strictly(bytes, encoding) ?? nearly(bytes, encoding)) !== null;
}
