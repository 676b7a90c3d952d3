import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { staticPath } from './static-path.ts';

const ROOT = path.resolve('/srv/pages');

describe('the path of a page', () => {
  it('is index.html for the bare address', () => {
    expect(staticPath(ROOT, '/')).toEqual({
      file: path.join(ROOT, 'index.html'),
      mediaType: 'text/html; charset=utf-8',
    });
  });

  it('finds what the build writes', () => {
    expect(staticPath(ROOT, '/assets/index-D8s_f-2.js')?.file).toBe(
      path.join(ROOT, 'assets', 'index-D8s_f-2.js'),
    );
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..\\package.json',
    '//etc/hosts.json',
    '/C:/Windows/win.json',
    '/index.html::$DATA',
    '/index.html.',
    '/.env.json',
    '/index.html\0.js',
    '/assets//index.js',
    'index.html',
    '',
  ])('refuses %j', (wanted) => {
    expect(staticPath(ROOT, wanted)).toBeNull();
  });

  it('serves no type that the build does not write', () => {
    expect(staticPath(ROOT, '/archive.sqlite')).toBeNull();
  });

  it('never leads out of its folder, whatever is asked', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        '%2e',
        '%2f',
        '%5c',
        '%00',
        '\0',
        'C:',
        '~',
        'index',
        '.html',
        '.js',
        '．．',
        '::$DATA',
      ),
      fc.string({ maxLength: 4 }),
    );
    const wanted = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);
    fc.assert(
      fc.property(wanted, (address) => {
        for (const flavour of [path.posix, path.win32]) {
          const root = flavour === path.win32 ? 'C:\\pages' : '/srv/pages';
          const found = staticPath(ROOT, address);
          if (!found) continue;
          const names = path.relative(ROOT, found.file).split(path.sep);
          const inside = flavour.relative(root, flavour.resolve(root, ...names));
          expect(inside.startsWith('..') || flavour.isAbsolute(inside)).toBe(false);
          expect(names.every((name) => name !== '' && !name.startsWith('.') && !name.endsWith('.'))).toBe(
            true,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
