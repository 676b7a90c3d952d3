import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The parts of the program as they lie on this disk: in a checkout, bundled in dist/app, or in an installed asar. */
export interface ProgramFiles {
  readonly version: string;
  /** The shipped archive; it may be absent. */
  readonly archive: string;
  readonly renderer: string;
  readonly preload: string;
  readonly worker: string;
  /** The thread that reads documents. */
  readonly reader: string;
  /** The thread that reads pages that are pictures. */
  readonly scanner: string;
  /** The thread that makes a damaged index anew. */
  readonly rebuilder: string;
  /** Top folder of the checkout, or of the packed application. */
  readonly root: string;
}

/**
 * Three layouts know this module: `ROOT/electron/program-files.ts` in a checkout, and inside a bundle
 * `ROOT/dist/app/NAME/*.js`, where ROOT is the checkout or `resources/app.asar`. SQLite cannot read inside an asar, so
 * an installed program has its archive in `resources/data`.
 */
export function programFiles(
  module: string = fileURLToPath(import.meta.url),
  resourcesPath: string | undefined = electronResources(),
): ProgramFiles {
  const bundled = !module.endsWith('.ts');
  const root = path.resolve(path.dirname(module), bundled ? '../../..' : '..');
  const app = path.join(root, 'dist/app');
  const installed = resourcesPath ? path.join(resourcesPath, 'data/archive.sqlite') : null;
  return {
    version: readVersion(path.join(root, 'package.json')),
    archive: installed && existsSync(installed) ? installed : path.join(root, 'dist/archive.sqlite'),
    renderer: path.join(app, 'renderer'),
    preload: path.join(app, 'preload/preload.cjs'),
    worker: bundled
      ? path.join(app, 'library-worker/library-worker.js')
      : path.join(root, 'electron/library-worker.ts'),
    reader: bundled
      ? path.join(app, 'threads/reader-thread.cjs')
      : path.join(root, 'data/ingest/readers/reader-thread.ts'),
    scanner: bundled
      ? path.join(app, 'threads/scan-thread.cjs')
      : path.join(root, 'data/ingest/scans/scan-thread.ts'),
    rebuilder: bundled
      ? path.join(app, 'threads/rebuild-thread.cjs')
      : path.join(root, 'data/schema/rebuild-thread.ts'),
    root,
  };
}

function electronResources(): string | undefined {
  // Electron adds this property to `process`; its types are for electron/desktop alone.
  return (process as { readonly resourcesPath?: string }).resourcesPath;
}

function readVersion(packageFile: string): string {
  const described: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (typeof described === 'object' && described !== null && 'version' in described)
    return String(described.version);
  throw new Error(`${packageFile} states no version`);
}
