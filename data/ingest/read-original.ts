import { createHash } from 'node:crypto';
import { ArchiveError } from '../contract/errors.ts';
import type { OriginalText } from './original-text.ts';
import { decodeText } from './readers/decode-text.ts';

export const LARGEST_FILE = 64 * 1024 * 1024;

/** Of what is read out of a file of any format, in UTF-16 units: ten yearbooks. A packed file of 100 KB can hold 20 million. */
const LONGEST_TEXT = 4_000_000;
/** Between two line breaks: a whole report without a break has a quarter of it. */
const LONGEST_LINE = 200_000;
/** No number, code or name of a file has as many. */
const MOST_DIGITS = 2000;

/**
 * Reads a source file as text, by its contents and its name. Readers of the larger formats are loaded when they are
 * needed. Throws ArchiveError: file_empty, file_binary, file_too_large, file_text_too_long, file_encoding, file_format, file_no_text or
 * file_unreadable.
 */
export async function readOriginal(source: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding?: string | undefined;
}): Promise<OriginalText> {
  const { name, bytes, encoding } = source;
  if (bytes.length === 0) throw new ArchiveError('file_empty', `${name} has no bytes`);
  if (bytes.length > LARGEST_FILE)
    throw new ArchiveError('file_too_large', `${name} has ${bytes.length} bytes`);
  const format = formatOf(name, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const read = await textOf(format, name, bytes, encoding);
  checkLengths(name, read.text);
  return { name, sha256, format, ...read };
}

/** At the joint of all formats, after unpacking: what is longer than any report is no report, and refused by name. */
function checkLengths(name: string, text: string): void {
  const refuse = (what: string): never => {
    throw new ArchiveError('file_text_too_long', `${name}: ${what}`);
  };
  if (text.length > LONGEST_TEXT) refuse(`${text.length} characters`);
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const line = (end < 0 ? text.length : end) - start;
    if (line > LONGEST_LINE) refuse(`a line of ${line} characters`);
    start += line + 1;
  }
  if (new RegExp(`(?<!\\d)\\d{${MOST_DIGITS}}`).test(text))
    refuse(`more than ${MOST_DIGITS} digits in a row`);
}

async function textOf(
  format: OriginalText['format'],
  name: string,
  bytes: Uint8Array,
  wanted: string | undefined,
): Promise<Pick<OriginalText, 'text' | 'encoding' | 'layout'>> {
  switch (format) {
    case 'txt':
      return decodeText(name, bytes, wanted);
    case 'md': {
      const { layoutOfMarkdown } = await import('./readers/markdown-tables.ts');
      const decoded = await decodeText(name, bytes, wanted);
      return { ...decoded, layout: layoutOfMarkdown(decoded.text) };
    }
    case 'html': {
      const { statedEncoding, readHtml } = await import('./readers/read-html.ts');
      const { text, encoding } = await decodeText(name, bytes, wanted ?? statedEncoding(bytes));
      return { ...hasText(name, readHtml(text)), encoding };
    }
    case 'docx': {
      const { readDocx } = await import('./readers/read-docx.ts');
      return { ...hasText(name, await readDocx(name, bytes)), encoding: null };
    }
    case 'pdf': {
      const { readPdf } = await import('./readers/read-pdf.ts');
      return { ...(await readPdf(name, bytes)), encoding: null };
    }
  }
}

function hasText<T extends { readonly text: string }>(name: string, read: T): T {
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new ArchiveError('file_no_text', `${name} holds no text`);
  return read;
}

const EXTENSIONS: Readonly<Record<string, OriginalText['format']>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  pdf: 'pdf',
};

/** First bytes of kinds of files that are not read: old Word, pictures, packed files, programs, databases. */
const FOREIGN: readonly string[] = [
  'd0cf11e0',
  '89504e47',
  'ffd8ff',
  '47494638',
  '1f8b',
  '377abcaf',
  '52617221',
  '7f454c46',
  '4d5a',
  '53514c697465',
];

/** Contents win over the name: a renamed PDF is a PDF. */
function formatOf(name: string, bytes: Uint8Array): OriginalText['format'] {
  const extension = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'txt';
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (start.startsWith('25504446')) return 'pdf';
  if (start.startsWith('504b0304')) {
    if (extension === 'docx') return 'docx';
    throw new ArchiveError('file_format', `${name} is a packed file, but no .docx`);
  }
  if (FOREIGN.some((magic) => start.startsWith(magic))) {
    throw new ArchiveError(
      extension === 'doc' ? 'file_format' : 'file_binary',
      `${name} begins with ${start}`,
    );
  }
  const format = EXTENSIONS[extension];
  if (format === 'docx' || format === 'pdf')
    throw new ArchiveError('file_unreadable', `${name} is no ${extension}`);
  if (format === undefined) throw new ArchiveError('file_format', `${name} is of a kind that is not read`);
  return format === 'txt' && looksLikeHtml(bytes) ? 'html' : format;
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*(?:<!doctype html|<html[\s>])/i.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, ''),
  );
}
