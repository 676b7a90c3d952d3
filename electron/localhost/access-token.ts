import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits, new at every start. Whoever knows it may use the library. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** What `--token` may be: short enough for an address, long enough not to be guessed. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{16,128}$/.test(text);
}

/** Compares in a time that says nothing about where the two differ. */
export function sameToken(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Cookies know no port, so the name says whose it is: two programs on one machine do not overwrite each other. */
export function cookieName(port: number): string {
  return `lanjuan-${port}`;
}

export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
