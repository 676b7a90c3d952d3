import type { IncomingMessage } from 'node:http';
import { ArchiveError } from '../../data/contract/errors.ts';

const MEBIBYTE = 1024 * 1024;

/** Whole files travel inside these requests; no other has a reason to be long. */
const WITH_FILES = new Set([
  'archives.add',
  'imports.add',
  'imports.inspect',
  'imports.unpack',
  'annotations.import',
  'notebook.previewMerge',
  'notebook.merge',
]);

export function bodyLimit(method: string): number {
  return WITH_FILES.has(method) ? 100 * MEBIBYTE : MEBIBYTE;
}

/**
 * The body as JSON. Stops reading at `limit` bytes, whatever the request said of its length. Throws file_too_large,
 * bad_request.
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const tooLarge = new ArchiveError('file_too_large', `the request is larger than ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  // `destroyOnReturn: false` keeps the connection, on which the refusal is still to be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // No encoding is set on the request, so it hands out buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) throw tooLarge;
    chunks.push(bytes);
  }
  return parse(Buffer.concat(chunks));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ArchiveError('bad_request', 'the body is not JSON in UTF-8', { cause: error });
  }
}
