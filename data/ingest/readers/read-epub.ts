import { Parser } from 'htmlparser2';
import type { FlowPiece } from './html-flow.ts';
import { writeFlow } from './html-flow.ts';
import { flowOfHtml } from './read-html.ts';
import type { SourceLayout } from '../source-layout.ts';
import { ZipText } from './zip-text.ts';

/** The pages of an EPUB in the order of its spine (EPUB 3.3, 5). */
export function readEpub(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => /\.(?:x?html?|opf|xml)$/i.test(entry));
  const pieces: FlowPiece[] = [];
  for (const page of spineOf(zip)) {
    for (const piece of flowOfHtml(zip.text(page))) pieces.push(piece);
    pieces.push('\n\n');
  }
  return writeFlow(pieces);
}

function spineOf(zip: ZipText): string[] {
  let root = '';
  new Parser(
    { onopentag: (tag, attributes) => (root ||= tag === 'rootfile' ? (attributes['full-path'] ?? '') : '') },
    { xmlMode: true },
  ).end(zip.text('META-INF/container.xml'));
  const items = new Map<string, string>();
  const spine: string[] = [];
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag.endsWith('itemref')) spine.push(attributes['idref'] ?? '');
        else if (tag.endsWith('item')) items.set(attributes['id'] ?? '', attributes['href'] ?? '');
      },
    },
    { xmlMode: true },
  ).end(zip.text(root));
  return spine.flatMap((id) => {
    const href = items.get(id);
    return href === undefined ? [] : [folder + decode(href)];
  });
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
