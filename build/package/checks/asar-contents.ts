import { asarEntries, type AsarEntry } from '../artefacts/packed-app.ts';
import type { Check, Expected } from './expected.ts';
import { sha256 } from './sha256.ts';

/** All that may lie in app.asar; the names of bundles' parts carry the hash of their content. */
const ALLOWED: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/app\/main\/main\.js$/,
  /^dist\/app\/preload\/preload\.cjs$/,
  /^dist\/app\/library-worker\/(library-worker|assets\/[\w-]+)\.js$/,
  /^dist\/app\/threads\/((reader|scan|rebuild)-thread|assets\/[\w-]+(\.[\w-]+)?)\.cjs$/,
  /^dist\/app\/threads\/cmaps\/([\w-]+\.bcmap|LICENSE)$/,
  /^dist\/app\/threads\/decoders\/((jbig2|openjpeg)\.wasm|LICENSE_\w+)$/,
  /^dist\/app\/threads\/models\/[\w.-]+\.(onnx|txt|wasm)$/,
  /^dist\/app\/renderer\/(index\.html|assets\/[\w-]+(\.worker-[\w-]+)?\.(js|css))$/,
  /^dist\/app\/renderer\/pdf\/(\w+_nowasm_fallback\.js|LICENSE_\w+)$/,
  /^node_modules\/better-sqlite3\/(package\.json|lib\/[\w/-]+\.js|prebuilds\/[a-z0-9]+-(x64|arm64)\.node)$/,
];

/** Without which nothing opens. */
const NEEDED = [
  'package.json',
  'dist/app/main/main.js',
  'dist/app/preload/preload.cjs',
  'dist/app/library-worker/library-worker.js',
  'dist/app/threads/reader-thread.cjs',
  'dist/app/threads/rebuild-thread.cjs',
  'dist/app/threads/scan-thread.cjs',
  'dist/app/threads/models/ch_PP-OCRv4_rec_infer.onnx',
  'dist/app/threads/cmaps/GBK-EUC-H.bcmap',
  'dist/app/threads/decoders/jbig2.wasm',
  'dist/app/renderer/index.html',
  'node_modules/better-sqlite3/lib/index.js',
] as const;

export const checkAsarContents: Check = (app, expected) => {
  const entries = asarEntries(app.asar);
  const names = new Set(entries.map((entry) => entry.name));
  return [
    ...NEEDED.filter((name) => !names.has(name)).map((name) => `app.asar lacks ${name}`),
    ...entries.flatMap((entry) => checkEntry(entry, expected)),
    ...checkPackage(entries, expected),
  ];
};

/** Whether a file of this name may lie in app.asar. */
export function mayShip(name: string): boolean {
  return ALLOWED.some((pattern) => pattern.test(name));
}

function checkEntry(entry: AsarEntry, { buildPaths }: Expected): readonly string[] {
  const content = entry.content();
  const wrong: string[] = [];
  if (!mayShip(entry.name)) wrong.push(`not to be shipped: ${entry.name}`);
  if (entry.stated !== sha256(content)) wrong.push(`${entry.name} is not what the asar states`);
  if (entry.unpacked !== entry.name.endsWith('.node'))
    wrong.push(`${entry.name} is ${entry.unpacked ? 'outside of' : 'inside'} the asar`);
  if (!entry.name.endsWith('.node'))
    wrong.push(
      ...buildPaths
        .filter((folder) => content.includes(folder))
        .map((folder) => `${entry.name} names ${folder}`),
    );
  return wrong;
}

function checkPackage(entries: readonly AsarEntry[], { versions }: Expected): readonly string[] {
  const entry = entries.find((one) => one.name === 'package.json');
  if (!entry) return [];
  const stated: unknown = JSON.parse(entry.content().toString('utf8'));
  if (typeof stated !== 'object' || stated === null) return ['package.json is no object'];
  // An object was just parsed; its values are looked at as unknown.
  const fields = stated as Readonly<Record<string, unknown>>;
  return [
    ...(fields['name'] === versions.name && fields['version'] === versions.version
      ? []
      : [`package.json is of ${String(fields['name'])} ${String(fields['version'])}`]),
    ...['devDependencies', 'scripts', 'build', 'allowScripts', 'overrides']
      .filter((field) => fields[field] !== undefined && fields[field] !== null)
      .map((field) => `package.json ships ${field}`),
  ];
}
