import { describe, expect, it } from 'vitest';
import { whyBrowser } from './why-browser.ts';

describe('a window of its own', () => {
  it.each([
    ['a display of X11', { env: { DISPLAY: ':0' }, platform: 'linux', user: 1000 }],
    ['a display of Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', user: 1000 }],
    ['a Mac', { env: {}, platform: 'darwin', user: 0 }],
    ['Windows', { env: {}, platform: 'win32', user: null }],
  ] as const)('is tried with %s', (_name, machine) => {
    expect(whyBrowser(machine)).toBeNull();
  });

  it.each([
    [{ env: {}, platform: 'linux', user: 1000 }, /no display/],
    [{ env: { DISPLAY: ':0' }, platform: 'linux', user: 0 }, /root/],
    [{ env: { LANJUAN_HOST: 'browser' }, platform: 'win32', user: null }, /LANJUAN_HOST/],
  ] as const)('is not tried with %o', (machine, why) => {
    expect(whyBrowser(machine)).toMatch(why);
  });
});
