/**
 * Loaded first (`node --import`), it makes plain Node read modules from inside app.asar, as Electron's own Node does in
 * each of its processes and threads. It knows what the library needs: import, require, existsSync, readFileSync and native modules
 * beside the asar. Whatever else reads inside the asar fails here, though it might work in Electron.
 */
import fs from 'node:fs';
import { isBuiltin, registerHooks, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { extractFile, statFile } from '@electron/asar';

const INSIDE = /^(.*?\.asar)[/\\](.+)$/;

interface Place {
  readonly asar: string;
  readonly name: string;
}

function placeOf(file: string): Place | null {
  const [, asar, name] = INSIDE.exec(file) ?? [];
  return asar !== undefined && name !== undefined && !asar.endsWith('.unpacked')
    ? { asar, name: path.normalize(name) }
    : null;
}

function kindOf({ asar, name }: Place): 'file' | 'folder' | null {
  try {
    return 'files' in statFile(asar, name, true) ? 'folder' : 'file';
  } catch {
    return null;
  }
}

function textOf({ asar, name }: Place): string {
  return extractFile(asar, name).toString('utf8');
}

registerHooks({
  resolve(specifier, context, next) {
    if (isBuiltin(specifier)) return next(specifier, context);
    const from = context.parentURL?.startsWith('file:') ? fileURLToPath(context.parentURL) : '';
    const wanted = fileNamed(specifier, from);
    const place = wanted === null ? null : placeOf(wanted);
    if (!place || wanted === null) return next(specifier, context);
    const found = [wanted, `${wanted}.js`, path.join(wanted, 'index.js')].find((file) => {
      const one = placeOf(file);
      return one !== null && kindOf(one) === 'file';
    });
    if (found === undefined) throw new Error(`not in the asar: ${wanted}`);
    // Native modules cannot be loaded from inside; they are packed beside it.
    const file = found.endsWith('.node') ? found.replace('.asar', '.asar.unpacked') : found;
    return { url: pathToFileURL(file).href, shortCircuit: true };
  },
  load(url, context, next) {
    const place = url.startsWith('file:') ? placeOf(fileURLToPath(url)) : null;
    if (!place) return next(url, context);
    const format =
      place.name.startsWith('node_modules') || place.name.endsWith('.cjs') ? 'commonjs' : 'module';
    return { format, source: textOf(place), shortCircuit: true };
  },
});

/** Null for a package that lies outside of every asar. */
function fileNamed(specifier: string, from: string): string | null {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (path.isAbsolute(specifier)) return specifier;
  if (specifier.startsWith('.')) return path.resolve(path.dirname(from), specifier);
  const home = placeOf(from);
  if (!home) return null;
  const folder = path.join('node_modules', specifier);
  // A package states its first module.
  const stated = JSON.parse(textOf({ asar: home.asar, name: path.join(folder, 'package.json') })) as {
    readonly main?: string;
  };
  return path.join(home.asar, folder, stated.main ?? 'index.js');
}

const exists = fs.existsSync;
fs.existsSync = (file) => {
  const place = typeof file === 'string' ? placeOf(file) : null;
  return place ? kindOf(place) !== null : exists(file);
};
const read = fs.readFileSync;
// Only what the library asks of it: whole files, as bytes.
fs.readFileSync = ((file: fs.PathOrFileDescriptor, options?: never): unknown => {
  const place = typeof file === 'string' ? placeOf(file) : null;
  return place ? extractFile(place.asar, place.name) : read(file, options);
}) as typeof fs.readFileSync;
syncBuiltinESMExports();

// Libraries look at these to learn where they are.
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '0.0.0' } });
Object.assign(process, { type: 'utility' });
