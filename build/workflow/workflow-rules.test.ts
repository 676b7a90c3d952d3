import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintWorkflow } from './workflow-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');
const released = readFileSync(path.join(root, '.github/workflows/release.yml'), 'utf8');
const SCRIPTS = ['test', 'package', 'e2e:desktop', 'prove:offline'];

describe('the release workflow', () => {
  it('keeps every rule', () => {
    expect(lintWorkflow(released, SCRIPTS)).toEqual([]);
  });

  it.each([
    [/@[0-9a-f]{40} # v7\.0\.1/, '@v7', /checkout@v7 is not pinned/],
    [/ # v5\.0\.5/, '', /cache@\w+ is not pinned/],
    [/macos-15/, 'macos-14', /job build runs on macos-14, which does not exist/],
    [/runs-on: ubuntu-24\.04/, 'runs-on: ubuntu-latest', /job release runs on ubuntu-latest/],
    [/contents: read/, 'contents: write', /permissions are not/],
    [/timeout-minutes: 60/, '', /job build has no timeout-minutes/],
    [/npm run package --/, 'npm run pack --', /no script "pack"/],
    [/npm test/, 'npm test "${{ github.head_ref }}"', /a script holds \$\{\{ github\.head_ref/],
    [/if: \$\{\{ !cancelled\(\) \}\}/, '', /job release waits for every system/],
    [/ fonts-noto-cjk/, '', /without fonts-noto-cjk/],
  ] as const)('would be found out with %s changed', (from, to, said) => {
    expect(released).toMatch(from);
    expect(lintWorkflow(released.replace(from, to), SCRIPTS).join('\n')).toMatch(said);
  });
});
