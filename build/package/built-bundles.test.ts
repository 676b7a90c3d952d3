/** What `npm run build` has made, held to what may ship: a package is made seldom, and would tell late. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayShip } from './checks/asar-contents.ts';
import { networkCodeOf } from './checks/network-code.ts';
import { BUDGET } from './checks/size.ts';
import { filesBelow } from './shipped-packages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const APP = path.join(ROOT, 'dist/app');
/** Of the native binary of SQLite beside the bundles, for the system where it is largest. */
const BINARY = 2.5 * 1024 * 1024;

const isBuilt = existsSync(path.join(APP, 'threads/reader-thread.cjs'));
if (!isBuilt) console.log('skipped: what is built is not looked at; npm run build makes it');

describe.skipIf(!isBuilt)('what is built', () => {
  // Source maps and the localhost host stay at home.
  const files = filesBelow(APP).filter((file) => !/\.map$|dist.app.localhost/.test(file));
  const nameOf = (file: string): string => path.relative(ROOT, file).replaceAll('\\', '/');

  it('is named in the package, and nothing else is there', () => {
    expect(files.map(nameOf).filter((name) => !mayShip(name))).toEqual([]);
  });

  it('cannot call out', () => {
    const scripts = files.filter((file) => /\.c?js$/.test(file));
    expect(scripts.flatMap((file) => networkCodeOf(nameOf(file), readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('is no larger than it may be', () => {
    expect(files.reduce((sum, file) => sum + statSync(file).size, BINARY)).toBeLessThanOrEqual(BUDGET);
  });
});
