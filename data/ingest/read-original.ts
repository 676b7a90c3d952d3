import { checkedOriginal, type OriginalSource } from './checked-original.ts';
import type { OriginalText } from './original-text.ts';
import { readAs } from './readers/read-as.ts';

/**
 * Reads a source file as text, by its contents more than by its name. Throws ArchiveError: file_empty, file_binary,
 * file_too_large, file_text_too_long, file_encoding, file_format, file_old_format, file_password, file_protected, file_no_text,
 * file_garbled or file_unreadable. `onPage`: a page more has been read, where the format has pages.
 */
export function readOriginal(source: OriginalSource, onPage?: () => void): Promise<OriginalText> {
  return checkedOriginal(source, (format, { name, bytes, encoding }) =>
    readAs(format, name, bytes, encoding, onPage),
  );
}
