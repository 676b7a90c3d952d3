import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';

/** Where no network namespace can be made. */
const SKIPPED = 77;

test('a session over every view and nearly every call sends nothing past this machine', () => {
  test.setTimeout(180_000);
  const script = path.resolve(import.meta.dirname, '../build/prove-offline/prove-offline.ts');
  const run = spawnSync(process.execPath, [script, '--short'], { encoding: 'utf8' });
  test.skip(run.status === SKIPPED, run.stderr);
  expect(run.stdout).toContain('packets outside of loopback: 0; control: 1');
  expect(run.status).toBe(0);
});
