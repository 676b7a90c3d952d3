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
  const root = documentRoot(zip);
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const { box, pages, templates } = pagesOf(zip.text(root));
  const printed: PrintedPage[] = [];
  const sizes: PageOfSource[] = [];
  if (pages.length > MOST_PAGES)
    throw new ArchiveError('file_too_large', `${name} has ${pages.length} pages`);
  pages.forEach((path, i) => {
    if (zip.bytes(resolve(folder, path)) === undefined)
      throw new ArchiveError('file_unreadable', `${name} lacks its page ${i + 1}`);
    const page = new OfdPage(box).read(zip.text(resolve(folder, path)));
    for (const id of page.templates) {
      const template = templates.get(id);
      if (template !== undefined) page.read(zip.text(resolve(folder, template)), true);
    }
    printed.push(printedPage(i + 1, page.ink, page.width, page.height));
    sizes.push({ number: i + 1, width: page.width, height: page.height, rotation: 0 });
  });
  const { text, layout } = writePages(printed);
  if (text === '' && zip.names.some((entry) => /(?:^|[/\\])Encryptions?\.xml$/i.test(entry)))
    throw new ArchiveError('file_protected', `${name} has pages that are encrypted`);
  return { text, layout: { ...layout, pages: sizes } };
}

function documentRoot(zip: ZipText): string {
  let root = '';
  let inRoot = false;
  readXml(zip.text('OFD.xml'), {
    open: (tag) => (inRoot = tag === 'DocRoot'),
    close: () => (inRoot = false),
    text: (text) => {
      if (inRoot && root === '') root = text.trim().replaceAll('\\', '/').replace(/^\//, '');
    },
  });
  return root;
}

interface DocumentPages {
  readonly box: readonly number[];
  readonly pages: readonly string[];
  /** Paths by their ids. */
  readonly templates: ReadonlyMap<string, string>;
}

function pagesOf(xml: string): DocumentPages {
  const pages: string[] = [];
  const templates = new Map<string, string>();
  let box: readonly number[] = A4;
  let inBox = false;
  readXml(xml, {
    open: (tag, attributes) => {
      inBox = tag === 'PhysicalBox';
      const path = attributes['BaseLoc'];
      if (tag === 'Page' && path) pages.push(path);
      else if (tag === 'TemplatePage' && path) templates.set(attributes['ID'] ?? '', path);
    },
    close: () => (inBox = false),
    text: (text) => {
      if (inBox) box = numbersOf(text);
    },
  });
  return { box, pages, templates };
}

function resolve(folder: string, path: string): string {
  return /^[/\\]/.test(path) ? path.slice(1) : folder + path;
}
