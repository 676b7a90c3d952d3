import { describe, expect, it } from 'vitest';
import { isAccepted, licencesText } from './licences.ts';
import type { ShippedPackage } from './shipped-packages.ts';

const virtua: ShippedPackage = {
  name: 'virtua',
  version: '0.54.2',
  licence: 'MIT',
  texts: ['MIT License\r\n…'],
};

describe('licences of what ships', () => {
  it('accepts a choice for its free half and a sum for all of its parts', () => {
    expect(isAccepted('(MIT OR GPL-3.0-or-later)')).toBe(true);
    expect(isAccepted('(MIT AND Zlib)')).toBe(true);
    expect(isAccepted('MIT AND GPL-3.0-or-later')).toBe(false);
    expect(isAccepted('GPL-3.0-or-later')).toBe(false);
    expect(isAccepted('UNLICENSED')).toBe(false);
  });

  it('are written out with name, version and text', () => {
    const text = licencesText([virtua], '45.4.1', '3.54.1');
    expect(text).toContain('Electron 45.4.1');
    expect(text).toContain('SQLite 3.54.1');
    expect(text).toContain('\nvirtua 0.54.2 (MIT)\n');
    expect(text).toContain('MIT License\n…');
    expect(text).not.toContain('\r');
  });

  it('stop the build when one is not accepted', () => {
    const refused = { ...virtua, name: 'x', licence: 'GPL-2.0-only' };
    expect(() => licencesText([virtua, refused], '45.4.1', '3.54.1')).toThrow('x (GPL-2.0-only)');
  });
});
