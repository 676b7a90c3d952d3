/** `npm run e2e:desktop`: the specs of the desktop program in Electron itself, where its program is at hand. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const electron = path.join(root, 'node_modules/electron');
const note = path.join(electron, 'path.txt');
const program = fs.existsSync(note)
  ? path.join(electron, 'dist', fs.readFileSync(note, 'utf8').trim())
  : null;

if (!program || !fs.existsSync(program)) {
  console.log('skipped: no Electron binary');
} else {
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const args = [
    playwright,
    'test',
    '--config',
    path.join(root, 'e2e/playwright.config.ts'),
    '--project=suite',
    'desktop.spec',
  ];
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, LANJUAN_E2E: 'electron' },
  });
  process.exitCode = status ?? 1;
}
