import { createHash } from 'node:crypto';
import { ArchiveError } from '../contract/errors.ts';
import { LARGEST_ORIGINAL, LARGEST_TEXT } from '../contract/file-limits.ts';
import { formatOf, type SourceFormat } from './file-format.ts';
import type { OriginalText } from './original-text.ts';
import { isPlain, type ReadText } from './readers/read-plain.ts';

/** Of what is read out of a file of any format, in UTF-16 units: ten yearbooks. A packed file of 100 KB can hold 20 million. */
const LONGEST_TEXT = 4_000_000;
/** Between two line breaks: a whole report without a break has a quarter of it. */
const LONGEST_LINE = 200_000;
/** No number, code or name of a file has as many. */
const MOST_DIGITS = 2000;

export interface OriginalSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null or left out: found out. */
  readonly encoding?: string | undefined;
}

/**
 * What `read` makes of a source file, between the checks of its bytes and those of its text. Throws file_empty,
 * file_too_large, file_text_too_long and what formatOf and `read` throw.
 */
export async function checkedOriginal<Source extends OriginalSource>(
  source: Source,
  read: (format: SourceFormat, source: Source) => Promise<ReadText>,
): Promise<OriginalText> {
  const { name, bytes } = source;
  if (bytes.length === 0) throw new ArchiveError('file_empty', `${name} has no bytes`);
  const refuse = (): never => {
    throw new ArchiveError('file_too_large', `${name} has ${bytes.length} bytes`);
  };
  if (bytes.length > LARGEST_ORIGINAL) refuse();
  const format = formatOf(name, bytes);
  if (isPlain(format) && bytes.length > LARGEST_TEXT) refuse();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { text, ...rest } = await read(format, source);
  checkLengths(name, text);
  return { name, sha256, format, text, ...rest };
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
