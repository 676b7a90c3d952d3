import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cycloneDx, lockedIntegrity, type Bill } from './sbom.ts';
import { EXPECTED } from './testing/sample-app.ts';

const bill: Bill = {
  versions: EXPECTED.versions,
  packages: [
    { name: '@xmldom/xmldom', version: '0.8.11', licence: 'MIT', texts: [] },
    { name: 'pako', version: '1.0.11', licence: '(MIT AND Zlib)', texts: [] },
  ],
  integrity: new Map([['pako@1.0.11', 'sha512-AQID']]),
  archive: EXPECTED.archive,
};

/** Only what these tests look at. */
interface Read {
  readonly serialNumber: string;
  readonly components: readonly {
    readonly purl?: string;
    readonly licenses?: unknown;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly { readonly dependsOn: readonly string[] }[];
}
const read = (text: string): Read => JSON.parse(text) as Read; // Written a line away.

describe('the bill of materials', () => {
  it('names Electron and SQLite besides the packages', () => {
    const purls = read(cycloneDx(bill)).components.map((one) => one.purl);
    expect(purls).toEqual([
      'pkg:npm/electron@45.4.1',
      'pkg:generic/sqlite@3.54.1',
      undefined,
      'pkg:npm/%40xmldom/xmldom@0.8.11',
      'pkg:npm/pako@1.0.11',
    ]);
    expect(read(cycloneDx(bill)).dependencies[0]?.dependsOn).toHaveLength(5);
  });

  it('writes npm’s integrity as hex and a compound licence as an expression', () => {
    const pako = read(cycloneDx(bill)).components.at(-1);
    expect(pako?.hashes).toEqual([{ alg: 'SHA-512', content: '010203' }]);
    expect(pako?.licenses).toEqual([{ expression: '(MIT AND Zlib)' }]);
  });

  it('is the same for the same build and another for another archive', () => {
    expect(cycloneDx(bill)).toBe(cycloneDx({ ...bill }));
    const other = read(cycloneDx({ ...bill, archive: '0'.repeat(64) }));
    expect(other.serialNumber).not.toBe(read(cycloneDx(bill)).serialNumber);
    expect(other.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('finds sums of scoped packages in the lock file', () => {
    const integrity = lockedIntegrity(path.resolve(import.meta.dirname, '../..'));
    expect([...integrity.keys()].some((name) => name.startsWith('@lucide/svelte@'))).toBe(true);
  });
});
