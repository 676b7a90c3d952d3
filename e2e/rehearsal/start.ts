import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The start of a rehearsed main process: node start.ts MAIN-BUNDLE …arguments

const [entry] = process.argv.splice(2, 1);
if (entry === undefined || process.env['REHEARSAL'] === undefined)
  throw new Error('to be started by the harness');

// For import and require alike; the bundles stay as they were built.
const double = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: double, shortCircuit: true }
      : next(specifier, context),
});

const { setting } = await import('./main/stage.ts');
const { planted } = await import('./main/planted.ts');
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const { source } = loaded;
    if (!url.startsWith('file:') || source === undefined || source === null) return loaded;
    const text = typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8'); // the other kind
    return { ...loaded, source: planted(fileURLToPath(url), text) };
  },
});
process.argv[1] = entry;
// An installed program is itself the first word.
if (setting.packaged) process.argv.splice(1, 1);
const versions = { ...process.versions, electron: setting.electron, chrome: setting.chromium };
Object.defineProperty(process, 'versions', { value: versions });
Object.defineProperty(process, 'platform', { value: setting.platform });
Object.assign(process, { type: 'browser' });
// As in Electron, which warns and goes on (electron_browser_main_parts.cc).
process.on('unhandledRejection', (error) => console.error('unhandled rejection:', error));
const { begin } = await import('./main/answers.ts');
process.on('disconnect', () => process.exit(1));

await import(pathToFileURL(entry).href);
begin();
