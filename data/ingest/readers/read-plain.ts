import type { SourceFormat } from '../file-format.ts';
import type { OriginalText } from '../original-text.ts';
import { decodeText } from './decode-text.ts';
import { hasText } from './has-text.ts';
import { readCsv } from './read-csv.ts';

export type ReadText = Pick<OriginalText, 'text' | 'encoding' | 'layout'>;

export type PlainFormat = 'txt' | 'csv';

/** Formats that are text as it stands: read in time linear to their size, by no library that could hang. */
export function isPlain(format: SourceFormat): format is PlainFormat {
  return format === 'txt' || format === 'csv';
}

/** Throws what decodeText throws, and file_no_text. */
export async function readPlain(
  format: PlainFormat,
  name: string,
  bytes: Uint8Array,
  wanted: string | undefined,
): Promise<ReadText> {
  const decoded = await decodeText(name, bytes, wanted);
  switch (format) {
    case 'txt':
      return decoded;
    case 'csv':
      return { ...hasText(name, readCsv(decoded.text)), encoding: decoded.encoding };
  }
}
