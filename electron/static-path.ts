import path from 'node:path';

/** Media types of what the build writes; anything else is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly file: string;
  readonly mediaType: string;
}

/**
 * The file in `root` that the path of an address means; null where there can be none. `/` is index.html. Each
 * part of the path must be a plain file name as it stands, nothing is decoded: so no `..`, drive, stream or separator
 * in disguise leads out of the folder.
 */
export function staticPath(root: string, urlPath: string): StaticFile | null {
  const wanted = urlPath === '/' ? '/index.html' : urlPath;
  if (!wanted.startsWith('/')) return null;
  const names = wanted.slice(1).split('/').map(plainName);
  if (names.some((name) => name === null)) return null;
  const file = path.join(root, ...names.filter((name) => name !== null));
  const mediaType = MEDIA_TYPES[path.extname(file).toLowerCase()];
  return mediaType ? { file, mediaType } : null;
}

/** Letters, digits, `-`, `_`, `.`, never a leading or a trailing dot (hidden files; Windows drops trailing dots). */
function plainName(encoded: string): string | null {
  return /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(encoded) ? encoded : null;
}
