import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a browser, or a program, holds once it was let in. */
export interface Session {
  /** Cookies know no port: a name of its own, so that no other program's cookie is taken for it or overwrites it. */
  readonly cookieName: string;
  /** Opens the pages. Every program on 127.0.0.1 is sent it by the browser, so it opens nothing else. */
  readonly cookie: string;
  /** Opens the library. Only the page that was let in is told it, and sends it as a header. */
  readonly key: string;
}

/** An address is opened within this time, or not at all. */
const LIFE = 60_000;
/** Addresses that are open at once; of more the oldest is forgotten. */
const MOST_OPEN = 20;

/**
 * Who is let in. An address carries a secret that is used once and soon expires; it is exchanged for a session, so that
 * what stays in a history or a chat opens nothing. All secrets are of 128 random bits and end with the process.
 */
export class Sessions {
  readonly #now: () => number;
  /** Digest of a secret → when it expires. */
  readonly #open = new Map<string, number>();
  readonly #sessions: Session[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A secret for one opening. */
  newSecret(): string {
    const secret = random();
    this.#open.set(digest(secret), this.#now() + LIFE);
    for (const oldest of [...this.#open.keys()].slice(0, -MOST_OPEN)) this.#open.delete(oldest);
    return secret;
  }

  /** Null for a secret that was never given out, was used or has expired. */
  exchange(secret: string): Session | null {
    const known = digest(secret);
    const expires = this.#open.get(known);
    this.#open.delete(known);
    if (expires === undefined || expires < this.#now()) return null;
    const session = {
      cookieName: `lanjuan-${randomBytes(6).toString('hex')}`,
      cookie: random(),
      key: random(),
    };
    this.#sessions.push(session);
    return session;
  }

  hasCookie(header: string): boolean {
    return this.#sessions.some(({ cookieName, cookie }) =>
      cookiesNamed(cookieName, header).some((given) => isSame(given, cookie)),
    );
  }

  hasKey(given: string): boolean {
    return this.#sessions.some(({ key }) => isSame(given, key));
  }
}

function random(): string {
  return randomBytes(16).toString('base64url');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares in a time that says nothing about where the two differ. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(expected)));
}

/** All of a name: another program may have set one of the same for another path, which a browser sends as well. */
function cookiesNamed(name: string, header: string): readonly string[] {
  return header.split(';').flatMap((pair) => {
    const [key, value] = pair.trim().split('=', 2);
    return key === name && value !== undefined ? [value] : [];
  });
}
