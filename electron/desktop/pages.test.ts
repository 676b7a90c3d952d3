import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesFrom } from './pages.ts';

const SECRET = '不在页面文件夹里';
let around: string;
let folder: string;
beforeAll(() => {
  around = mkdtempSync(path.join(tmpdir(), 'lanjuan-app-'));
  folder = path.join(around, 'renderer');
  mkdirSync(path.join(around, 'main'));
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  // Everything that must not be had is of a kind that could be, and says so.
  for (const file of ['main/main.js', 'secret.html', 'secret.json'])
    writeFileSync(path.join(around, file), SECRET);
  writeFileSync(path.join(folder, 'assets/index.js'), 'export {};');
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>览卷</title>');
});
afterAll(() => rmSync(around, { recursive: true }));

describe('app://lanjuan', () => {
  it('serves a page under a policy that allows no connection', async () => {
    const response = await pagesFrom(folder)(new Request('app://lanjuan/index.html'));
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html><title>览卷</title>']);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://stranger/index.html',
    'app://lanjuan/missing.html',
    'app://lanjuan/%2e%2e/%2e%2e/package.json',
    'app://lanjuan/..%5cx.json',
  ])('has nothing for %s, and says so under the same policy', async (address) => {
    const response = await pagesFrom(folder)(new Request(address));
    expect([response.status, response.headers.get('x-content-type-options')]).toEqual([404, 'nosniff']);
  });

  it('leads nowhere out of its folder, whatever address is put together', async () => {
    const piece = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('..', '.', '/', '//', '%2e', '%2E%2e', '%2f', '%5c', '\\', '%00'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('main', 'main.js', 'secret.html', 'secret.json', 'renderer', 'assets'),
      },
      fc.constantFrom(
        '?',
        '#',
        ';',
        ':',
        '@',
        '::$DATA',
        '．．',
        '％2e',
        'C:',
        '~',
        'index.html',
        'index.js',
      ),
      fc.webFragments({ size: 'xsmall' }),
    );
    const wanted = fc.array(piece, { maxLength: 10 }).map((pieces) => `app://lanjuan/${pieces.join('')}`);
    const answer = pagesFrom(folder);
    await fc.assert(
      fc.asyncProperty(wanted, async (address) => {
        if (!URL.canParse(address)) return;
        const response = await answer(new Request(address));
        expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(await response.text()).not.toContain(SECRET);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers GET only', async () => {
    const response = await pagesFrom(folder)(
      new Request('app://lanjuan/index.html', { method: 'POST', body: 'x' }),
    );
    expect(response.status).toBe(404);
  });
});
