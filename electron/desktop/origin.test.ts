import { describe, expect, it } from 'vitest';
import { isOurs, mayLoad } from './origin.ts';

describe('an address', () => {
  it('is ours when it names our scheme and host', () => {
    expect(isOurs('app://lanjuan/index.html')).toBe(true);
    expect(mayLoad('app://lanjuan/assets/index.js')).toBe(true);
    expect(mayLoad('blob:app://lanjuan/0c1f')).toBe(true);
  });

  it.each([
    'app://lanjuan.evil.example/index.html',
    'app://lanjuan@evil.example/',
    'app://user@lanjuan/',
    'app://lanjuan:8080/',
    'apps://lanjuan/',
    'https://lanjuan/',
    'http://127.0.0.1:4173/',
    'file:///etc/passwd',
    'devtools://devtools/bundled/inspector.html',
    'blob:https://evil.example/0c1f',
    'ws://lanjuan/',
    'javascript:alert(1)',
    '',
  ])('%s is not', (address) => {
    expect(isOurs(address)).toBe(false);
    expect(mayLoad(address)).toBe(false);
  });
});
