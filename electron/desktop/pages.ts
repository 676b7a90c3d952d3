import { readFile } from 'node:fs/promises';
import { staticPath } from '../static-path.ts';
import { isOurs } from './origin.ts';

/** As on localhost, but without any connection: the pages reach the library through the preload alone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Answers requests for app://lanjuan/… from the folder of the built pages. */
export function pagesFrom(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const found =
      isOurs(request.url) && request.method === 'GET'
        ? staticPath(root, new URL(request.url).pathname)
        : null;
    const content = found ? await readFile(found.file).catch(() => null) : null;
    if (!found || !content) return new Response('not found', { status: 404, headers: HEADERS });
    return new Response(new Uint8Array(content), {
      headers: { ...HEADERS, 'content-type': found.mediaType },
    });
  };
}
