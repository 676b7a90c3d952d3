// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { httpTransport } from './http-transport.ts';

/** What the page asked of the browser, and the way to answer. */
interface Asked {
  readonly path: string;
  readonly isKept: boolean;
  readonly answer: () => void;
}

describe('what the page sends to its host', () => {
  let asked: Asked[];

  beforeEach(() => {
    asked = [];
    vi.stubGlobal('fetch', (path: string, { keepalive = false }: RequestInit) => {
      return new Promise<Response>((resolve) => {
        const answer = (): void => resolve(Response.json({ ok: true, value: null }));
        asked.push({ path, isKept: keepalive, answer });
      });
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  const write = (value: string) => ['preferences.write', { key: 'theme', value }] as const;

  it('goes on its way where the page is left, if it changes something', () => {
    const { carry } = httpTransport();
    void carry(...write('dark'));
    void carry('preferences.read', {});
    expect(asked.map(({ isKept }) => isKept)).toEqual([true, false]);
  });

  it('is never more at once than a browser carries so: all of it would be refused', async () => {
    const { carry } = httpTransport();
    const first = carry(...write('字'.repeat(9000)));
    void carry(...write('字'.repeat(9000)));
    void carry(...write('字'.repeat(9000)));
    void carry('annotations.create', { body: '字'.repeat(40_000) });
    expect(asked.map(({ isKept }) => isKept)).toEqual([true, true, false, false]);
    asked[0]?.answer();
    await first;
    void carry(...write('字'.repeat(9000)));
    expect(asked.at(-1)?.isKept).toBe(true);
  });

  it('carries the key that the page was given, which reloads and further pages find again', () => {
    localStorage.clear();
    const keys: unknown[] = [];
    vi.stubGlobal('fetch', (_: string, { headers }: RequestInit) => {
      // As the transport writes them.
      keys.push((headers as Record<string, string>)['x-lanjuan-token']);
      return new Promise<Response>(() => undefined);
    });
    void httpTransport().carry('preferences.read', {});
    document.head.innerHTML = '<meta name="lanjuan-key" content="geheim">';
    void httpTransport().carry('preferences.read', {});
    document.head.innerHTML = '';
    void httpTransport().carry('preferences.read', {});
    expect(keys).toEqual(['', 'geheim', 'geheim']);
  });
});
