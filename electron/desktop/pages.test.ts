import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesFrom } from './pages.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-app-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>览卷</title>');
});
afterAll(() => rmSync(folder, { recursive: true }));

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

  it('answers GET only', async () => {
    const response = await pagesFrom(folder)(
      new Request('app://lanjuan/index.html', { method: 'POST', body: 'x' }),
    );
    expect(response.status).toBe(404);
  });
});
