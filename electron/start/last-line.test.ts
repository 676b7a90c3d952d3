import { describe, expect, it } from 'vitest';
import { lastLine } from './last-line.ts';

describe('the line that says why a program ended', () => {
  it('is the last that is not indented: below an error stand its frames', () => {
    const stack = 'a warning\nHTTPError: Response code 404 for https://x/\n    at download (x.js:1:2)\n';
    expect(lastLine(stack)).toBe('HTTPError: Response code 404 for https://x/');
  });

  it('is the last error that Chromium logged, without its place, whatever noise follows', () => {
    const log = [
      '[1:1129/120000.1:WARNING:a.cc(1)] nothing to worry about',
      '[1:1129/120000.2:ERROR:ozone_platform_x11.cc(256)] Missing X server or $DISPLAY',
      '[1:1129/120000.3:INFO:b.cc(1)] bye',
      '#0 0x55d0 (/opt/electron+0x1)',
    ];
    expect(lastLine(log.join('\r\n'))).toBe('Missing X server or $DISPLAY');
  });

  it('goes into a sentence without its full stop', () => {
    expect(lastLine('I am aborting now.\n')).toBe('I am aborting now');
  });

  it('is none where nothing was said', () => {
    expect(lastLine('')).toBeNull();
    expect(lastLine('\n  \n')).toBeNull();
  });

  it('is cut where it would fill the terminal', () => {
    expect(lastLine('x'.repeat(1000))).toHaveLength(300);
  });
});
