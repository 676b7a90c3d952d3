import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const bare = mkdtempSync(path.join(tmpdir(), 'lanjuan-check-'));
afterAll(() => rmSync(bare, { recursive: true, force: true }));

/** A Node that is told to run no TypeScript is as old as one that cannot. */
function checkIn(folder: string): { readonly status: number | null; readonly said: string } {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--no-strip-types', path.join(folder, 'build/check.mjs'), 'nothing of this name'],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

describe('the checks under an old Node', () => {
  it('say what to do where there is no other', () => {
    mkdirSync(path.join(bare, 'build'));
    for (const file of ['build/check.mjs', 'build/run-checks.ts', '.nvmrc', 'package.json'])
      cpSync(path.join(root, file), path.join(bare, file));
    const { status, said } = checkIn(bare);
    expect(status).toBe(2);
    expect(said).toContain('Run "npm run check"');
    expect(said).toContain(readFileSync(path.join(root, '.nvmrc'), 'utf8').trim());
  });

  it('go on under the pinned one where it lies in node_modules, and with its result', () => {
    const isWindows = process.platform === 'win32';
    const bin = path.join(bare, 'node_modules/node/bin');
    mkdirSync(bin, { recursive: true });
    cpSync(process.execPath, path.join(bin, isWindows ? 'node.exe' : 'node'));
    writeFileSync(
      path.join(bare, 'build/run-checks.ts'),
      'const code: number = 7;\nprocess.exitCode = code;\n',
    );
    expect(checkIn(bare).status).toBe(7);
  });
});

describe('the Node that a checkout asks for', () => {
  it('is the one of its package', () => {
    // npm could not read it otherwise.
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    expect(readFileSync(path.join(root, '.nvmrc'), 'utf8').trim()).toBe(devDependencies['node']);
  });
});
