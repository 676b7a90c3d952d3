import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { ArchiveError } from '../../data/contract/errors.ts';

/**
 * The bytes of a file that somebody has named. A pipe or a device has no end, and a file that grows has none yet: it is
 * read as far as it was when it was opened, and refused where it has changed meanwhile. Throws file_unreadable or
 * file_too_large, and what the operating system says.
 */
export function readWholeFile(file: string, largest: number): Buffer {
  // Before it is opened: opening a pipe waits for whoever writes to it.
  if (!statSync(file).isFile()) throw new ArchiveError('file_unreadable', `${file} is no file`);
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = fstatSync(descriptor);
    if (!before.isFile()) throw new ArchiveError('file_unreadable', `${file} is no file`);
    if (before.size > largest) throw new ArchiveError('file_too_large', `${file} has ${before.size} bytes`);
    const bytes = Buffer.alloc(before.size);
    let done = 0;
    for (let read = 1; read > 0 && done < bytes.length; done += read)
      read = readSync(descriptor, bytes, done, bytes.length - done, done);
    const after = fstatSync(descriptor);
    if (done < before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new ArchiveError('file_unreadable', `${file} changed while it was read`);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}
