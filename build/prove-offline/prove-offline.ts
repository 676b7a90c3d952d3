/**
 * npm run prove:offline: runs the program in a network namespace of its own and writes dist/offline-report.md. Exit 0 when
 * nothing contradicts the claim, 1 when something does, 77 where no namespace can be made (not Linux, no rights).
 * With --short no capture and no report: for the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findApp, type PackedApp } from '../package/artefacts/packed-app.ts';
import { readFuses } from '../package/checks/fuses.ts';
import { hasTcpdump, startCapture } from './capture.ts';
import { objections, reportText, type Proof } from './report.ts';
import { runSession } from './session.ts';
import { difference, namespaceFlags, readOutside, setTrap, tryTrap } from './trap.ts';

const SKIPPED = 77;
const root = path.resolve(import.meta.dirname, '../..');
const short = process.argv.includes('--short');
process.exitCode = process.argv.includes('--inside') ? await prove() : enterNamespace();

function enterNamespace(): number {
  const flags = process.platform === 'linux' ? namespaceFlags() : null;
  if (!flags) {
    console.error(
      'skipped: no network namespace can be made here (needs Linux, unshare, ip, and rights to them)',
    );
    return SKIPPED;
  }
  const words = [...flags, process.execPath, import.meta.filename, '--inside', ...(short ? ['--short'] : [])];
  return spawnSync('unshare', words, { stdio: 'inherit', cwd: root }).status ?? 1;
}

async function prove(): Promise<number> {
  setTrap();
  const control = await tryTrap();
  const file = path.join(root, 'dist/offline.pcap');
  const capture = !short && hasTcpdump() ? await startCapture(file) : null;
  const before = readOutside();
  const library = mkdtempSync(path.join(tmpdir(), 'lanjuan-offline-'));
  const session = await runSession(root, library).finally(() =>
    rmSync(library, { recursive: true, force: true }),
  );
  const outside = difference(readOutside(), before);
  const captured = (await capture?.stop()) ?? null;
  const proof: Proof = {
    title: `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}`,
    control,
    outside,
    captured,
    session,
    desktopPolicy: desktopPolicy(),
    fuses: await fuses(),
  };
  const wrong = objections(proof);
  if (!short) writeFileSync(path.join(root, 'dist/offline-report.md'), reportText(proof));
  console.log(`packets outside of loopback: ${outside.packets}; control: ${control.packets}`);
  for (const sentence of wrong) console.log(`FAILED ${sentence}`);
  return wrong.length === 0 ? 0 : 1;
}

/** As the built main bundle has it: a list of directives between `[` and `].join`. */
function desktopPolicy(): string {
  const main = readFileSync(path.join(root, 'dist/app/main/main.js'), 'utf8');
  const list = /\[\s*("default-src[^\]]*)\]\.join/.exec(main)?.[1] ?? '';
  return Array.from(list.matchAll(/"([^"]+)"/g), (found) => found[1]).join('; ');
}

async function fuses(): Promise<Proof['fuses']> {
  const config: unknown = createRequire(import.meta.url)('../package/electron-builder.config.cjs');
  // Our own file, checked against the package by build/package.
  const wanted = (config as { readonly electronFuses: Readonly<Record<string, boolean>> }).electronFuses;
  const app = packagedApp();
  const read: Readonly<Record<string, boolean | null>> = app ? await readFuses(app) : {};
  return Object.entries(wanted).map(([name, value]) => ({ name, wanted: value, read: read[name] ?? null }));
}

function packagedApp(): PackedApp | null {
  const folder = ['dist/package/linux-unpacked', 'dist/rehearsal/linux-unpacked']
    .map((name) => path.join(root, name))
    .find(existsSync);
  return folder ? findApp(folder, 'linux', 'x64') : null;
}
