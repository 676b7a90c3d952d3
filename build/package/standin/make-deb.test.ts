import { describe, expect, it } from 'vitest';
import { controlFile, readOptions } from './make-deb.ts';

const WORDS = ['-s', 'dir', '-t', 'deb', '--force', '--name', 'lanjuan', '--version', '0.1.0'];

describe('the stand-in for fpm', () => {
  it('writes a control file that says what was asked', () => {
    const options = readOptions([
      ...WORDS,
      ...['--architecture', 'amd64', '--maintainer', 'The Lanjuan authors <a@b.invalid>'],
      ...['-d', 'libgtk-3-0', '-d', 'libnss3', '--description', 'Offline viewer\nFirst line\n\nLast line'],
      '/tmp/unpacked/=/opt/Lanjuan',
    ]);
    expect(options.mappings).toEqual([{ from: '/tmp/unpacked/', to: '/opt/Lanjuan' }]);
    expect(controlFile(options, 6548)).toBe(
      [
        'Package: lanjuan',
        'Version: 0.1.0',
        'Architecture: amd64',
        'Depends: libgtk-3-0, libnss3',
        'Installed-Size: 6548',
        'Maintainer: The Lanjuan authors <a@b.invalid>',
        'Description: Offline viewer',
        ' First line',
        ' .',
        ' Last line',
        '',
      ].join('\n'),
    );
  });

  it('refuses what it does not know', () => {
    expect(() => readOptions([...WORDS, '--deb-systemd', 'x'])).toThrow('--deb-systemd');
    expect(() => readOptions(['-s', 'dir', '-t', 'rpm'])).toThrow('makes a .deb');
  });
});
