import type { ArchiveClient } from './api.ts';
import { ArchiveError } from './errors.ts';
import { LARGEST_ORIGINAL, PIECE } from './file-limits.ts';
import type { Request } from './requests.ts';

/** With its bytes, or held by the library already. */
export type GivenFile = Request<'imports.inspect'>['file'];

/** A file of this machine. `base64`: of its bytes from one place to another, without the latter. */
export interface FileToSend {
  readonly name: string;
  readonly size: number;
  readonly base64: (from: number, to: number) => string | Promise<string>;
}

/**
 * A file as `imports.inspect` and `imports.add` take it: with its bytes, or, where it is large, by the ticket under which its
 * pieces have been put together. Throws file_too_large, what `base64` throws and what the library answers.
 */
export async function sentFile(client: ArchiveClient, file: FileToSend): Promise<GivenFile> {
  const { name, size, base64 } = file;
  if (size > LARGEST_ORIGINAL) throw new ArchiveError('file_too_large', `${name}: ${size} bytes`);
  if (size <= 2 * PIECE) return { name, contentBase64: await base64(0, size) };
  let ticket: string | undefined;
  for (let from = 0; from < size; from += PIECE) {
    const to = Math.min(size, from + PIECE);
    const piece = { name, contentBase64: await base64(from, to), isLast: to === size };
    ({ ticket } = await client.call('imports.hold', { ...piece, ...(ticket !== undefined && { ticket }) }));
  }
  return { ticket: ticket! };
}
