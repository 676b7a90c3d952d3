import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserCommand, pageLeadingTo } from './open-browser.ts';

describe('opening the browser', () => {
  it('hands it a file that only the person reads, and no secret as an argument', () => {
    const address = 'http://127.0.0.1:4173/?token=AAAAAAAAAAAAAAAAAAAAAA';
    const file = pageLeadingTo(address);
    expect(file).not.toContain('AAAA');
    expect(readFileSync(file, 'utf8')).toContain(`0; url=${address}`);
    if (process.platform !== 'win32')
      expect([file, path.dirname(file)].map((one) => (statSync(one).mode & 0o777).toString(8))).toEqual([
        '600',
        '700',
      ]);
    rmSync(path.dirname(file), { recursive: true });
    expect(existsSync(file)).toBe(false);
  });

  it('is not tried where there is no screen', () => {
    expect(browserCommand('linux', {})).toBeNull();
    expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  });
});
