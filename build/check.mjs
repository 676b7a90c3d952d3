// `npm run check`, or `node build/check.mjs [NAME…]`. Plain JavaScript for any Node from 18 on: an older one cannot load a
// .ts file at all, so only a file like this can say what to do. Where the pinned Node lies here, it goes on by itself.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';
const pinned = path.join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
const checks = path.join(root, 'build/run-checks.ts');

if (process.features.typescript) await import('./run-checks.ts');
else if (fs.existsSync(pinned)) {
  // Its tools are started by name: they find the same Node.
  const PATH = `${path.dirname(pinned)}${path.delimiter}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(pinned, [checks, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH },
  });
  process.exitCode = status ?? 1;
} else {
  const wanted = fs.readFileSync(path.join(root, '.nvmrc'), 'utf8').trim();
  console.error(`Node ${process.versions.node} cannot run the checks, which need ${wanted} or newer.`);
  console.error('Run "npm run check": it brings that Node along, into node_modules, and uses it.');
  console.error(
    'Or install it by hand ("nvm install" reads .nvmrc) and run "npm ci --ignore-scripts" first.',
  );
  process.exitCode = 2;
}
