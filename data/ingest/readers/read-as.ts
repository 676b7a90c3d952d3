import type { SourceFormat } from '../file-format.ts';
import type { OriginalText } from '../original-text.ts';
import { decodeText } from './decode-text.ts';
import { hasText } from './has-text.ts';
import { xmlOf } from './xml-of.ts';
import { isPlain, readPlain, type ReadText } from './read-plain.ts';

/** The text of a file whose format is known. Each reader is loaded when it is needed. */
export async function readAs(
  format: SourceFormat,
  name: string,
  bytes: Uint8Array,
  wanted: string | undefined,
  onPage?: () => void,
): Promise<ReadText> {
  if (isPlain(format)) return readPlain(format, name, bytes, wanted);
  switch (format) {
    case 'html':
      return readPage(name, bytes, wanted);
    case 'md': {
      const { readMarkdown } = await import('./read-markdown.ts');
      const { text, encoding } = await decodeText(name, bytes, wanted);
      return { ...hasText(name, readMarkdown(text)), encoding };
    }
    case 'mht':
    case 'eml':
      return readMessage(name, bytes);
    case 'rtf': {
      const { readRtf } = await import('./read-rtf.ts');
      return { ...hasText(name, readRtf(new TextDecoder('latin1').decode(bytes))), encoding: null };
    }
    case 'jpeg':
    case 'png':
    case 'tiff':
    case 'cbz': {
      const { readPicture } = await import('./read-picture.ts');
      return { ...(await readPicture(format, name, bytes)), encoding: null };
    }
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts');
      return { ...(await readPdf(name, bytes, onPage)), encoding: null };
    }
    default:
      return { ...hasText(name, await readPacked(format, name, bytes)), encoding: null };
  }
}

/** Documents of several parts in one file. */
async function readPacked(
  format: 'docx' | 'doc' | 'word-xml' | 'odt' | 'xlsx' | 'sheet-xml' | 'epub' | 'ofd',
  name: string,
  bytes: Uint8Array,
): Promise<Pick<OriginalText, 'text' | 'layout'>> {
  switch (format) {
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(name, bytes);
    case 'doc':
      return (await import('./read-doc.ts')).readDoc(name, bytes);
    case 'odt':
      return (await import('./read-odt.ts')).readOdt(name, bytes);
    case 'xlsx':
      return (await import('./read-xlsx.ts')).readXlsx(name, bytes);
    case 'word-xml': {
      const { packedWord } = await import('./docx/flat-word.ts');
      return (await import('./read-docx.ts')).readDocx(name, packedWord(xmlOf(bytes)));
    }
    case 'sheet-xml':
      return (await import('./sheets/read-sheet-xml.ts')).readSheetXml(xmlOf(bytes));
    case 'epub':
      return (await import('./read-epub.ts')).readEpub(name, bytes);
    case 'ofd':
      return (await import('./read-ofd.ts')).readOfd(name, bytes);
  }
}

async function readPage(name: string, bytes: Uint8Array, wanted: string | undefined): Promise<ReadText> {
  const { statedEncoding, readHtml } = await import('./read-html.ts');
  const { text, encoding } = await decodeText(name, bytes, wanted ?? statedEncoding(bytes));
  return { ...hasText(name, readHtml(text)), encoding };
}

async function readMessage(name: string, bytes: Uint8Array): Promise<ReadText> {
  const { readMail } = await import('./read-mail.ts');
  const { html, text, subject } = await readMail(name, bytes);
  const title = subject === '' ? null : subject;
  if (html === null)
    return { ...hasText(name, { text: [title, text].filter(Boolean).join('\n\n') }), encoding: null };
  const { readHtml } = await import('./read-html.ts');
  const page = readHtml(html);
  const head = page.layout.head && { ...page.layout.head, window: page.layout.head.window ?? title };
  return { ...hasText(name, { ...page, layout: { ...page.layout, head } }), encoding: null };
}
