import { ArchiveError } from '../../contract/errors.ts';
import { readXml } from '../../plain/read-xml.ts';
import type { SourceLayout } from '../source-layout.ts';
import { eventsOf, type HtmlEvent } from './html-events.ts';
import { writeFlow, type FlowPiece } from './html-flow.ts';
import { flowOfEvents } from './read-html.ts';
import { ZipText } from './zip-text.ts';

interface Book {
  readonly title: string;
  /** Paths of its pages in the order of its spine. */
  readonly pages: readonly string[];
}

/** The pages of an EPUB in the order of its spine (EPUB 3.3, 5). Throws file_protected where some of them are locked. */
export function readEpub(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => /\.(?:x?html?|opf|xml)$/i.test(entry));
  const { title, pages } = bookOf(zip);
  const locked = lockedParts(zip);
  if (pages.some((page) => locked.has(page)))
    throw new ArchiveError('file_protected', `${name} has pages that are encrypted for certain programs`);
  const pieces: FlowPiece[] = [];
  for (const page of pages) {
    for (const piece of flowOfEvents(asPrinted(eventsOf(zip.text(page))))) pieces.push(piece);
    pieces.push('\n\n');
  }
  const { text, layout } = writeFlow(pieces);
  const head = { titles: title === '' ? [] : [title], window: null, published: null, source: null };
  return { text, layout: { ...layout, head } };
}

function bookOf(zip: ZipText): Book {
  let root = '';
  readXml(zip.text('META-INF/container.xml'), {
    open: (tag, attributes) => (root ||= tag === 'rootfile' ? (attributes['full-path'] ?? '') : ''),
  });
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const items = new Map<string, string>();
  const spine: string[] = [];
  let [title, inTitle] = ['', false];
  readXml(zip.text(root), {
    open: (tag, attributes) => {
      inTitle = tag === 'title' && title === '';
      if (tag === 'itemref') spine.push(attributes['idref'] ?? '');
      else if (tag === 'item') items.set(attributes['id'] ?? '', attributes['href'] ?? '');
    },
    close: () => (inTitle = false),
    text: (text) => {
      if (inTitle) title += text;
    },
  });
  const pages = spine.flatMap((id) => {
    const href = items.get(id);
    return href === undefined ? [] : [folder + decode(href.replace(/#.*$/, ''))];
  });
  return { title: title.replaceAll(/\s+/g, ' ').trim(), pages };
}

/** Fonts are often locked and pages seldom (EPUB 3.3, 4.2.6.3.2). */
function lockedParts(zip: ZipText): ReadonlySet<string> {
  const locked = new Set<string>();
  readXml(zip.text('META-INF/encryption.xml'), {
    open: (tag, attributes) => {
      if (tag === 'CipherReference') locked.add(decode(attributes['URI'] ?? ''));
    },
  });
  return locked;
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/**
 * What a book has that no web page has: notes beside the text are part of it, and the mark of one, a mere number, is told from
 * the figure before it by brackets.
 */
function asPrinted(events: readonly HtmlEvent[]): readonly HtmlEvent[] {
  let isMark = false;
  const asides: boolean[] = [];
  return events.map((event) => {
    if (event.kind === 'text')
      return isMark && /^\s*\d+\s*$/.test(event.text) ? { ...event, text: `[${event.text.trim()}]` } : event;
    if (event.tag === 'a') isMark = event.kind === 'open' && hasRole(event.attributes, /noteref/);
    if (event.tag !== 'aside') return event;
    if (event.kind === 'open') asides.push(hasRole(event.attributes, /note/));
    const isNote = event.kind === 'open' ? asides.at(-1) : asides.pop();
    return isNote === true ? { ...event, tag: 'div' } : event;
  });
}

const hasRole = (attributes: Readonly<Record<string, string>>, role: RegExp): boolean =>
  role.test(`${attributes['epub:type'] ?? ''} ${attributes['role'] ?? ''}`);
