import type { IncomingMessage } from 'node:http';
import { ArchiveError } from '../../data/contract/errors.ts';
import { LARGEST_FILE } from '../../data/contract/request-fields.ts';
import { REQUESTS, type Method } from '../../data/contract/requests.ts';

const MEBIBYTE = 1024 * 1024;

/** Whole files travel inside requests that may hold a text as long as one; no other has a reason to be long. */
export function bodyLimit(method: string): number {
  const isKnown = Object.hasOwn(REQUESTS, method);
  // Its own key, just looked for.
  return isKnown && longestText(REQUESTS[method as Method]) >= LARGEST_FILE ? 100 * MEBIBYTE : MEBIBYTE;
}

/** Characters of the longest text that a schema lets through. */
function longestText(schema: unknown): number {
  if (typeof schema !== 'object' || schema === null) return 0;
  if ('type' in schema && schema.type === 'max_length' && 'requirement' in schema)
    return Number(schema.requirement);
  return Math.max(0, ...Object.values(schema).map(longestText));
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
