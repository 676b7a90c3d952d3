import { describe, expect, it } from 'vitest';
import { appleIcon, windowsIcon } from './icon-files.ts';

const pictures = [
  { size: 16, png: Buffer.from('sixteen') },
  { size: 256, png: Buffer.from('two hundred') },
  { size: 512, png: Buffer.from('five hundred') },
];

describe('icons', () => {
  it('for Windows say where each picture lies, up to 256', () => {
    const icon = windowsIcon(pictures);
    expect(icon.readUInt16LE(4)).toBe(2);
    const at = (index: number): string => {
      const entry = 6 + 16 * index;
      const start = icon.readUInt32LE(entry + 12);
      return icon.toString('latin1', start, start + icon.readUInt32LE(entry + 8));
    };
    expect([at(0), at(1)]).toEqual(['sixteen', 'two hundred']);
    expect(icon[6 + 16]).toBe(0);
  });

  it('for a Mac are chunks that add up', () => {
    const icon = appleIcon(pictures);
    expect(icon.toString('latin1', 0, 4)).toBe('icns');
    expect(icon.readUInt32BE(4)).toBe(icon.length);
    expect(icon.toString('latin1', 8, 12)).toBe('ic08');
    expect(icon.includes('sixteen')).toBe(false);
  });
});
