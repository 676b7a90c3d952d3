/** What is mutated: the originals where they lie beside the checkout, and reports of our own, each in every format. */
import path from 'node:path';
import { readHeldOut } from '../accuracy/held-out-reports.ts';
import { readOriginals } from '../../data/testing/originals.ts';
import { PACKED_FORMATS, writePacked } from './packed-formats.ts';
import { richTextOf } from './rich-text-format.ts';
import { wordOf } from './word-format.ts';
import { chinesePdfOf, docxOf } from '../../data/testing/sample-files.ts';

export const FORMATS = ['txt', 'md', 'html', 'docx', 'pdf', 'doc', 'rtf', ...PACKED_FORMATS] as const;
export type Format = (typeof FORMATS)[number];

const HELD_OUT = path.resolve(import.meta.dirname, '../../data/testing/held-out');

export function baseTexts(): string[] {
  return [
    ...readOriginals().map((file) => file.text),
    ...readHeldOut(HELD_OUT).map((report) => report.source),
  ];
}

/** The bytes of a text in a format. */
export function writeAs(format: Format, text: string): Uint8Array {
  const lines = text.split('\n');
  switch (format) {
    case 'txt':
      return new TextEncoder().encode(text);
    case 'md':
      return new TextEncoder().encode(
        lines.map((line) => (line.length < 20 ? `## ${line}` : line)).join('\n\n'),
      );
    case 'html':
      return new TextEncoder().encode(
        `<!doctype html><html><head><meta charset="utf-8"><title>报告</title></head><body>${lines
          .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
          .join('\n')}</body></html>`,
      );
    case 'docx':
      return docxOf(lines);
    case 'pdf':
      return chinesePdfOf(lines.flatMap((line) => line.match(/.{1,40}/gu) ?? ['']));
    case 'doc':
      return wordOf(lines);
    case 'rtf':
      return richTextOf(lines);
    default:
      return writePacked(format, lines);
  }
}
