import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

// The start of a rehearsed main process: node start.ts MAIN-BUNDLE …arguments

const [entry] = process.argv.splice(2, 1);
if (entry === undefined || process.env['REHEARSAL'] === undefined)
  throw new Error('to be started by the harness');
process.argv[1] = entry;

// For import and require alike; the bundles stay as they were built.
const double = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: double, shortCircuit: true }
      : next(specifier, context),
});

const { setting } = await import('./main/stage.ts');
const versions = { ...process.versions, electron: setting.electron, chrome: setting.chromium };
Object.defineProperty(process, 'versions', { value: versions });
Object.defineProperty(process, 'platform', { value: setting.platform });
Object.assign(process, { type: 'browser' });
const { begin } = await import('./main/answers.ts');
process.on('disconnect', () => process.exit(1));

await import(pathToFileURL(entry).href);
begin();
