import { ArchiveError } from '../../contract/errors.ts';

/** What was read, if there is a letter or a digit in it; throws file_no_text. */
export function hasText<T extends { readonly text: string }>(name: string, read: T): T {
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new ArchiveError('file_no_text', `${name} holds no text`);
  return read;
}
