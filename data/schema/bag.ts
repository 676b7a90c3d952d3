/** BagIt bags (RFC 8493, version 1.0): made of files, and looked at in every way that the RFC asks for. */
import { createHash } from 'node:crypto';
import type { BagFault } from '../contract/bag-model.ts';
import { bagFolders, DECLARATION, folderOf, isDeclaration } from '../plain/bag-papers.ts';
import type { ZipFiles } from '../plain/zip.ts';

/** Those that the RFC names as registered, strongest first. */
const ALGORITHMS = ['sha512', 'sha256', 'sha1', 'md5'] as const;
type Algorithm = (typeof ALGORITHMS)[number];

/** Names begin with `data/`. The same payload and info give the same bytes. */
export function makeBag(
  payload: ZipFiles,
  info: readonly (readonly [label: string, value: string])[],
  algorithms: readonly Algorithm[] = ['sha256', 'sha512'],
): ZipFiles {
  const octets = [...payload.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const lines = [...info, ['Payload-Oxum', `${octets}.${payload.size}`] as const];
  const tags = new Map<string, Uint8Array>([
    [DECLARATION, Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', Buffer.from(lines.map(([label, value]) => `${label}: ${value}\n`).join(''))],
    ...algorithms.map((name) => [`manifest-${name}.txt`, manifestOf(payload, name)] as const),
  ]);
  const tagManifests = algorithms.map((name) => [`tagmanifest-${name}.txt`, manifestOf(tags, name)] as const);
  return new Map([...tags, ...tagManifests, ...payload]);
}

function manifestOf(files: ZipFiles, algorithm: Algorithm): Uint8Array {
  const lines = [...files].map(([name, bytes]) => `${digest(algorithm, bytes)}  ${escaped(name)}\n`);
  return Buffer.from(lines.sort().join(''));
}

function digest(algorithm: Algorithm, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

/** Section 2.1.3: line ends and per cent signs of a path are written by their codes, and nothing else is. */
function escaped(path: string): string {
  return path.replace(
    /[%\r\n]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function unescaped(path: string): string {
  return path.replace(/%(0D|0A|25)/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Every fault of a bag, in the order of the RFC's sections; none for a valid one. Names of files are relative to it. */
export function faultsOfBag(files: ZipFiles): readonly BagFault[] {
  const bags = files.has(DECLARATION) ? [] : bagFolders([...files.keys()]);
  if (bags.length > 1) return bags.map((folder) => fault('several', folder));
  const declaration = declarationFaults(files.get(DECLARATION));
  if (declaration.length > 0) return declaration;
  const payload = [...files.keys()].filter((name) => name.startsWith('data/'));
  const manifests = manifestsIn(files, /^manifest-([a-z0-9]+)\.txt$/i);
  const tagManifests = manifestsIn(files, /^tagmanifest-([a-z0-9]+)\.txt$/i);
  return [
    ...(manifests.length === 0 ? [fault('no_manifest', 'manifest-sha512.txt')] : []),
    ...(payload.length === 0 ? [fault('no_payload', 'data/')] : []),
    ...(files.has('fetch.txt') ? [fault('fetch', 'fetch.txt')] : []),
    ...manifests.flatMap((manifest) => manifestFaults(manifest, files, payload)),
    ...tagManifests.flatMap((manifest) => manifestFaults(manifest, files, [])),
    ...oxumFaults(files, payload),
  ];
}

function fault(code: BagFault['code'], file: string): BagFault {
  return { code, file };
}

/** Section 2.1.1: two lines and nothing else. */
function declarationFaults(bytes: Uint8Array | undefined): BagFault[] {
  if (!bytes) return [fault('no_declaration', DECLARATION)];
  const [version = '', encoding = '', ...rest] = textOf(bytes)?.split(/\r\n|\r|\n/) ?? [];
  if (!/^BagIt-Version: (?:1\.0|0\.9[3-7])$/.test(version) || rest.some((line) => line !== ''))
    return [fault('version', DECLARATION)];
  return /^Tag-File-Character-Encoding: UTF-8$/i.test(encoding) ? [] : [fault('encoding', DECLARATION)];
}

interface Manifest {
  readonly name: string;
  readonly algorithm: string;
  readonly text: string | null;
}

function manifestsIn(files: ZipFiles, form: RegExp): Manifest[] {
  return [...files].flatMap(([name, bytes]) => {
    const found = form.exec(name);
    return found ? [{ name, algorithm: found[1]!.toLowerCase(), text: textOf(bytes) }] : [];
  });
}

/** `mustList`: what a payload manifest has to name (section 3: complete). */
function manifestFaults(
  { name, algorithm, text }: Manifest,
  files: ZipFiles,
  mustList: readonly string[],
): BagFault[] {
  const known = ALGORITHMS.find((one) => one === algorithm);
  if (!known) return [fault('algorithm', name)];
  if (text === null) return [fault('encoding', name)];
  const faults: BagFault[] = [];
  const listed = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/).filter(Boolean)) {
    const [, hash, path] = /^([0-9a-fA-F]+)[ \t]+\*?(?:\.\/)?(.+)$/.exec(line) ?? [];
    if (hash === undefined || path === undefined) {
      faults.push(fault('manifest_line', name));
      continue;
    }
    const file = unescaped(path);
    if (leadsOut(file) || (mustList.length > 0 && !file.startsWith('data/')))
      faults.push(fault('path', file));
    else if (listed.has(file)) faults.push(fault('twice', file));
    else if (!files.has(file)) faults.push(fault('missing', file));
    else if (digest(known, files.get(file)!) !== hash.toLowerCase()) faults.push(fault('checksum', file));
    listed.add(file);
  }
  return [...faults, ...mustList.filter((file) => !listed.has(file)).map((file) => fault('unlisted', file))];
}

/** Section 5.2: a path may not lead out of the bag. */
function leadsOut(path: string): boolean {
  return /^[/~\\]|^[a-z]:/i.test(path) || path.split(/[/\\]/).includes('..');
}

/** Section 2.2.2: octets and streams, where they are stated. */
function oxumFaults(files: ZipFiles, payload: readonly string[]): BagFault[] {
  const info = files.get('bag-info.txt');
  if (!info) return [];
  const text = textOf(info);
  if (text === null) return [fault('encoding', 'bag-info.txt')];
  const stated = /^Payload-Oxum: *(\d+)\.(\d+) *$/im.exec(text);
  if (!stated) return [];
  const octets = payload.reduce((sum, name) => sum + files.get(name)!.length, 0);
  const agrees = Number(stated[1]) === octets && Number(stated[2]) === payload.length;
  return agrees ? [] : [fault('oxum', 'bag-info.txt')];
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The files of a serialized bag by their names inside it. Section 4: one folder at the top. Other programs put that into others,
 * and files of their own beside it, which are none of the bag. Several bags stay as they are: no one of them is the one that is meant.
 */
export function withoutTopFolder(files: ZipFiles): ZipFiles {
  const names = [...files.keys()];
  const bags = bagFolders(names);
  const folder = bags[0] ?? names.filter(isDeclaration).map(folderOf)[0];
  if (folder === undefined || bags.some((one) => !one.startsWith(folder))) return files;
  const inside = [...files].filter(([name]) => name.startsWith(folder));
  return new Map(inside.map(([name, bytes]) => [name.slice(folder.length), bytes]));
}
