// Makes a checkout ready to run: dependencies, the pinned Node, the built app, the archive, a browser for the tests.
// Runs under whatever Node the machine has (18 or newer), before any dependency exists: no imports from node_modules.
//   node build/setup.mjs [build] [browser]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const wanted = new Set(process.argv.slice(2));

/** Progress goes to stderr: the command line prints JSON on stdout. */
const say = (line) => process.stderr.write(`${line}\n`);
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

function run(command, args, { optional = false, shell = false } = {}) {
  const result = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell });
  if (result.status === 0) return true;
  if (optional) return false;
  say(`failed: ${command} ${args.join(' ')} (${result.status ?? result.signal ?? result.error})`);
  process.exit(1);
}

function npm(args, options) {
  // npm_execpath is the npm that runs us: the same one on every platform, without a shell.
  const own = process.env.npm_execpath;
  return own ? run(process.execPath, [own, ...args], options) : run('npm', args, { ...options, shell: true });
}

function filesBelow(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });
}

/** Does `work` when what it is made from has changed since the stamp was written. */
function whenStale(stamp, sources, work) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of sources) hash.update(file).update(fs.readFileSync(file));
  const fingerprint = hash.digest('hex');
  if (read(stamp) === fingerprint) return;
  work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, fingerprint);
}

function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 14);
}

whenStale('node_modules/.setup-stamp', ['package-lock.json'], () => {
  say('Installing dependencies …');
  // `npm ci` deletes node_modules, which on Windows fails while this runs on the Node inside it: only on a fresh clone.
  const fresh = !fs.existsSync('node_modules/.package-lock.json');
  npm([
    ...(fresh ? ['ci'] : ['install', '--no-save']),
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  // The only install script that is wanted: it fetches the pinned Node.
  npm(['rebuild', 'node', '--loglevel=error'], { optional: nodeIsNewEnough() });
});

const pinnedNode = path.join(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const node = fs.existsSync(pinnedNode) ? pinnedNode : process.execPath;

const dataFiles = () => filesBelow('data').filter((file) => !file.endsWith('.test.ts'));

if (wanted.has('build')) {
  const sources = ['renderer', 'electron']
    .flatMap(filesBelow)
    .concat(dataFiles(), 'build/vite.config.ts', 'package-lock.json');
  whenStale('dist/.app-stamp', sources, () => {
    say('Building the app …');
    run(node, [
      'node_modules/vite/bin/vite.js',
      'build',
      '--app',
      '--config',
      'build/vite.config.ts',
      '--logLevel',
      'warn',
    ]);
  });
}

if (wanted.has('build') || wanted.has('archive')) {
  if (!fs.existsSync('dist/archive.sqlite')) fs.rmSync('dist/.archive-stamp', { force: true });
  whenStale('dist/.archive-stamp', [...dataFiles(), 'package-lock.json'], () => {
    say('Building the archive …');
    run(node, ['electron/cli/main.ts', 'build']);
  });
}

if (wanted.has('browser')) run(node, ['build/find-browser.ts', '--install']);
