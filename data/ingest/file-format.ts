import { ArchiveError } from '../contract/errors.ts';
import { imageKind } from './scans/images/image-kind.ts';
import { zipEntries } from './readers/zip-directory.ts';

/** The formats that are read. */
export type SourceFormat =
  | 'txt'
  | 'md'
  | 'csv'
  | 'html'
  | 'mht'
  | 'eml'
  | 'pdf'
  | 'ofd'
  | 'docx'
  | 'doc'
  | 'rtf'
  | 'odt'
  | 'xlsx'
  | 'word-xml'
  | 'sheet-xml'
  | 'epub'
  | 'jpeg'
  | 'png'
  | 'tiff'
  | 'cbz';

/** What a text file's name may say of it; of all else the contents tell. */
const TEXTS: Readonly<Record<string, SourceFormat>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  csv: 'csv',
  tsv: 'csv',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  mht: 'mht',
  mhtml: 'mht',
  eml: 'eml',
  // Some programs write plain text or a page under these names.
  doc: 'txt',
  wps: 'txt',
  rtf: 'txt',
  xls: 'csv',
};
/** Parts that one kind of packed paper has and no other. */
const TELLING_PARTS = [
  'mimetype',
  'content.xml',
  'META-INF/container.xml',
  'OFD.xml',
  'word/document.xml',
  'xl/workbook.xml',
];

const PACKED = new Set([
  'docx',
  'docm',
  'dotx',
  'dotm',
  'xlsx',
  'xlsm',
  'odt',
  'ods',
  'epub',
  'ofd',
  'cbz',
  'pdf',
  'zip',
]);

/** Documents in one file of markup, by their outermost element. */
const MARKUP: Readonly<Record<string, SourceFormat>> = {
  'office:document': 'odt',
  'w:worddocument': 'word-xml',
  'pkg:package': 'word-xml',
  workbook: 'sheet-xml',
  'ss:workbook': 'sheet-xml',
};
/** Web programs write pages, or parts of one, under these names. */
const AS_PAGE = new Set(['doc', 'wps', 'xls', 'rtf']);
const PAGE_PARTS = new Set('head meta title style body div p table center font h1 h2 h3'.split(' '));

/** Of a letter that went through many hands. */
export const LONGEST_HEADER = 64 * 1024;

/** First bytes of packed files that must be unpacked first: gzip, 7z, RAR. */
const PACKS: readonly string[] = ['1f8b', '377abcaf', '52617221'];
/** Of kinds of files that hold no text: moving pictures, programs, databases. */
const FOREIGN: readonly string[] = ['47494638', '7f454c46', '4d5a', '53514c697465'];

/**
 * The format of a file, by its contents; the name only tells kinds of text apart. Throws file_format, file_old_format,
 * file_password, file_binary or file_unreadable.
 */
export function formatOf(name: string, bytes: Uint8Array): SourceFormat {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.subarray(0, 8).toString('hex');
  const extension = extensionOf(name);
  const picture = imageKind(bytes);
  if (picture !== null) return picture;
  if (file.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (start.startsWith('504b0304')) return packedFormat(name, file);
  if (start.startsWith('d0cf11e0')) return compoundFormat(name, file);
  if (file.subarray(0, 5).toString('latin1') === '{\\rtf') return 'rtf';
  if (PACKS.some((magic) => start.startsWith(magic)))
    throw new ArchiveError('file_format', `${name} is packed in a way that is not read`);
  if (FOREIGN.some((magic) => start.startsWith(magic)))
    throw new ArchiveError('file_binary', `${name} begins with ${start}`);
  const root = rootElement(file);
  const markup = MARKUP[root];
  if (markup !== undefined) return markup;
  if (PACKED.has(extension)) throw new ArchiveError('file_unreadable', `${name} is no ${extension}`);
  const head = file.subarray(0, LONGEST_HEADER).toString('latin1').replace(/^ï»¿/, '');
  if (isMessage(head)) return extension === 'eml' ? 'eml' : 'mht';
  const format = TEXTS[extension];
  if (format === undefined) throw new ArchiveError('file_format', `${name} is of a kind that is not read`);
  if (root === 'html' || (AS_PAGE.has(extension) && PAGE_PARTS.has(root))) return 'html';
  return format === 'mht' || format === 'eml' ? 'txt' : format;
}

/** In small letters; what stands before it (a declaration, a type, remarks) says nothing. '' for what is no markup. */
function rootElement(file: Buffer): string {
  const start = inLatin(file.subarray(0, LONGEST_HEADER));
  const [, root = ''] = /^<([a-z][\w:.-]*)[\s/>]/i.exec(start.slice(prologEnd(start))) ?? [];
  return root.toLowerCase() || (/^\s*<!doctype html/i.test(start) ? 'html' : '');
}

/** Piece by piece, each looked at once: an expression for all of it would try every way to part them. */
function prologEnd(start: string): number {
  let at = 0;
  for (;;) {
    while (/\s/.test(start[at] ?? '')) at++;
    const end = start.startsWith('<!--', at) ? '-->' : /^<[?!]/.test(start.slice(at, at + 2)) ? '>' : null;
    const found = end === null ? -1 : start.indexOf(end, at + 2);
    if (end === null || found < 0) return at;
    at = found + end.length;
  }
}

/** By its bytes, a mark in front left out; every second byte of what is in UTF-16. */
function inLatin(start: Buffer): string {
  const text = start.toString('latin1').replace(/^(?:ï»¿|ÿþ|þÿ)/, '');
  return /^(?:fffe|feff)/.test(start.toString('hex', 0, 2)) ? text.replaceAll('\0', '') : text;
}

function extensionOf(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'txt';
}

/** What every document of Office has (ECMA-376, part 2), whether it is of a kind that is read or not. */
const PACKAGE_PART = '[Content_Types].xml';

/** Whether these are the bytes of a zip of files: packed, and no one document of any kind. */
export function isZipOfFiles(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isZip = ['504b0304', '504b0506'].includes(file.subarray(0, 4).toString('hex'));
  return isZip && kindOfPack(file) === null && !partsOf(file).has(PACKAGE_PART);
}

function packedFormat(name: string, file: Buffer): SourceFormat {
  const kind = kindOfPack(file);
  if (kind !== null) return kind;
  const isNamed = PACKED.has(extensionOf(name)) && extensionOf(name) !== 'zip';
  throw new ArchiveError(
    isNamed && !partsOf(file).has(PACKAGE_PART) ? 'file_unreadable' : 'file_format',
    `${name} is a packed file of no kind that is read`,
  );
}

/** By the names of its parts (ECMA-376, ISO/IEC 26300, EPUB, GB/T 33190). */
function kindOfPack(file: Buffer): SourceFormat | null {
  const type = /mimetype(application\/[\w.+-]+)/.exec(file.subarray(0, 200).toString('latin1'))?.[1] ?? '';
  const parts = partsOf(file);
  if (type.includes('opendocument') || (parts.has('mimetype') && parts.has('content.xml'))) return 'odt';
  if (type.includes('comicbook')) return 'cbz';
  if (type.includes('epub') || parts.has('META-INF/container.xml')) return 'epub';
  const has = (part: RegExp): boolean => [...parts].some((name) => part.test(name));
  if (has(/^OFD\.xml$/i)) return 'ofd';
  if (has(/^word\/document\d*\.xml$/)) return 'docx';
  return has(/^xl\/workbook\d*\.xml$/) ? 'xlsx' : null;
}

/** Of a file that ends early the names beside its parts are left. */
function partsOf(file: Buffer): ReadonlySet<string> {
  try {
    return new Set(zipEntries(file).map(({ name }) => name.toString('latin1')));
  } catch {
    return new Set(TELLING_PARTS.filter((part) => file.includes(part)));
  }
}

/** A property of a letter ([MS-OXMSG] 2.1.3); what is attached to it stands in the same file. */
const LETTER = '__properties_version1.0';

/** By the streams of a compound file, whose names are UTF-16 ([MS-CFB], [MS-OFFCRYPTO]). */
function compoundFormat(name: string, file: Buffer): SourceFormat {
  const has = (stream: string): boolean => file.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) throw new ArchiveError('file_password', `${name} is locked by a password`);
  if (has(LETTER)) throw new ArchiveError('file_format', `${name} is a letter of Outlook`);
  if (has('WordDocument')) return 'doc';
  const kind = has('Workbook') || has('Book') ? 'an Excel 97 workbook' : 'a compound file';
  throw new ArchiveError('file_old_format', `${name} is ${kind}`);
}

/** A header of lines `Name: value`, among them the version of MIME or who sent it. */
function isMessage(head: string): boolean {
  const header = head.split(/\r?\n\r?\n/)[0] ?? '';
  return (
    /^[\w-]+:\s/.test(header) &&
    /^(?:MIME-Version|Received|Content-Type|Return-Path):\s/im.test(header) &&
    /^(?:From|Subject|Date|MIME-Version):/im.test(header)
  );
}
