import { ArchiveError } from '../../contract/errors.ts';
import { readXml } from '../../plain/read-xml.ts';
import type { PageOfSource, SourceLayout } from '../source-layout.ts';
import { numbersOf, OfdPage } from './ofd/ofd-page.ts';
import { printedPage, type PrintedPage } from './pdf/printed-page.ts';
import { writePages } from './pdf/write-pages.ts';
import { ZipText } from './zip-text.ts';

const A4 = [0, 0, 210, 297] as const;
const MOST_PAGES = 500;

/**
 * The text of an OFD (GB/T 33190-2016): the characters of its text objects, where they stand, those of the templates of
 * its pages among them; its rules as tables. Throws file_protected for one whose pages are locked, file_too_large for one
 * of more pages than are read, file_unreadable where a page is not there.
 */
export function readOfd(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => /\.xml$/i.test(entry));
  const pages = documentRoots(zip).flatMap((root) =>
    pagesOf(zip.text(root), root.slice(0, root.lastIndexOf('/') + 1)),
  );
  const printed: PrintedPage[] = [];
  const sizes: PageOfSource[] = [];
  if (pages.length > MOST_PAGES)
    throw new ArchiveError('file_too_large', `${name} has ${pages.length} pages`);
  pages.forEach(({ path, document }, i) => {
    if (zip.bytes(path) === undefined)
      throw new ArchiveError('file_unreadable', `${name} lacks its page ${i + 1}`);
    const page = new OfdPage(document.box).read(zip.text(path));
    for (const id of page.templates) {
      const template = document.templates.get(id);
      if (template !== undefined) page.read(zip.text(template), true);
    }
    printed.push(printedPage(i + 1, page.ink, page.width, page.height));
    sizes.push({ number: i + 1, width: page.width, height: page.height, rotation: 0 });
  });
  const { text, layout } = writePages(printed);
  if (text === '' && zip.names.some((entry) => /(?:^|[/\\])Encryptions?\.xml$/i.test(entry)))
    throw new ArchiveError('file_protected', `${name} has pages that are encrypted`);
  return { text, layout: { ...layout, pages: sizes } };
}

/** A file may hold several documents (7.4); their pages are read one after the other. */
function documentRoots(zip: ZipText): readonly string[] {
  const roots: string[] = [];
  let root: string | null = null;
  readXml(zip.text('OFD.xml'), {
    open: (tag) => (root = tag === 'DocRoot' ? '' : root),
    close: () => {
      if (root !== null) roots.push(root.trim().replaceAll('\\', '/').replace(/^\//, ''));
      root = null;
    },
    text: (text) => {
      if (root !== null) root += text;
    },
  });
  return roots;
}

interface OfdDocument {
  box: readonly number[];
  /** Paths by their ids. */
  readonly templates: Map<string, string>;
}

function pagesOf(
  xml: string,
  folder: string,
): readonly { readonly path: string; readonly document: OfdDocument }[] {
  const pages: string[] = [];
  const document: OfdDocument = { box: A4, templates: new Map() };
  let inBox = false;
  readXml(xml, {
    open: (tag, attributes) => {
      inBox = tag === 'PhysicalBox';
      const path = attributes['BaseLoc'];
      if (tag === 'Page' && path) pages.push(resolve(folder, path));
      else if (tag === 'TemplatePage' && path)
        document.templates.set(attributes['ID'] ?? '', resolve(folder, path));
    },
    close: () => (inBox = false),
    text: (text) => {
      if (inBox) document.box = numbersOf(text);
    },
  });
  return pages.map((path) => ({ path, document }));
}

function resolve(folder: string, path: string): string {
  return /^[/\\]/.test(path) ? path.slice(1) : folder + path;
}
