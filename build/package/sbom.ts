import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShippedPackage } from './shipped-packages.ts';
import type { Versions } from './versions.ts';

/** What an SBOM is written from. */
export interface Bill {
  readonly versions: Versions;
  readonly packages: readonly ShippedPackage[];
  /** From package-lock.json: package name and version to `sha512-…` as npm writes it. */
  readonly integrity: ReadonlyMap<string, string>;
  /** SHA-256 in hex. */
  readonly archive: string;
}

interface Component {
  readonly type: 'application' | 'framework' | 'library' | 'data';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly licenses?: readonly unknown[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly description?: string;
}

/** CycloneDX 1.6 in JSON. The same build gives the same bytes: number and date come from what is described. */
export function cycloneDx(bill: Bill): string {
  const { versions } = bill;
  const own = `pkg:generic/${versions.name}@${versions.version}`;
  const components = [electron(bill), sqlite(versions), archive(bill), ...bill.packages.map(library(bill))];
  const described = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: versions.date,
      component: {
        type: 'application',
        'bom-ref': own,
        name: versions.name,
        version: versions.version,
        licenses: [{ license: { id: 'MIT' } }],
        ...(versions.commit ? { properties: [{ name: 'lanjuan:commit', value: versions.commit }] } : {}),
      },
    },
    components,
    dependencies: [{ ref: own, dependsOn: components.map((one) => one['bom-ref']) }],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(described))}`;
  return `${JSON.stringify({ ...described, serialNumber }, null, 2)}\n`;
}

/** A devDependency by npm's reckoning, and yet the greater part of what ships. Chromium and Node are inside of it. */
function electron({ versions, integrity }: Bill): Component {
  const purl = `pkg:npm/electron@${versions.electron}`;
  return {
    type: 'framework',
    'bom-ref': purl,
    name: 'electron',
    version: versions.electron,
    purl,
    licenses: [{ license: { id: 'MIT' } }],
    ...hashes(integrity.get(`electron@${versions.electron}`)),
    description:
      'With Chromium and Node.js; the hash is of the package that names the binaries and their sums.',
  };
}

/** Compiled into better-sqlite3. */
function sqlite({ sqlite: version }: Versions): Component {
  const purl = `pkg:generic/sqlite@${version}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name: 'sqlite',
    version,
    purl,
    licenses: [{ license: { name: 'Public domain', url: 'https://sqlite.org/copyright.html' } }],
  };
}

function archive({ versions, archive: content }: Bill): Component {
  return {
    type: 'data',
    'bom-ref': 'archive.sqlite',
    name: 'archive.sqlite',
    version: versions.version,
    hashes: [{ alg: 'SHA-256', content }],
  };
}

function library({ integrity }: Bill): (one: ShippedPackage) => Component {
  return ({ name, version, licence }) => {
    // A scope's @ is written %40 in a package URL.
    const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
    const simple = /^[\w.-]+$/.test(licence);
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      purl,
      licenses: [simple ? { license: { id: licence } } : { expression: licence }],
      ...hashes(integrity.get(`${name}@${version}`)),
    };
  };
}

/** npm writes base64, CycloneDX wants hex. */
function hashes(integrity: string | undefined): Pick<Component, 'hashes'> {
  const found = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  if (!found) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(found, 'base64').toString('hex') }] };
}

/** RFC 9562, version 8: made of our own bits. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function lockedIntegrity(root: string): ReadonlyMap<string, string> {
  // npm's own form, version 3: paths in node_modules with versions.
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
  };
  const found = new Map<string, string>();
  for (const [folder, { version, integrity }] of Object.entries(lock.packages)) {
    const name = folder.split('node_modules/').at(-1);
    if (name && version && integrity) found.set(`${name}@${version}`, integrity);
  }
  return found;
}
