import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = path.join(import.meta.dirname, 'main.ts');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number | null;
  readonly json: unknown;
  readonly stderr: string;
}

function archive(...args: readonly string[]): Run {
  // Its own temporary folder shows what a command leaves behind.
  const env = { ...process.env, TMPDIR: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, '--json'], {
    encoding: 'utf8',
    env,
  });
  return { status, json: JSON.parse(stdout) as unknown, stderr };
}

describe('archive COMMAND --json', () => {
  it('lists the shipped reports and leaves nothing behind', () => {
    const { status, json } = archive('reports');
    expect(status).toBe(0);
    expect(json).toContainEqual(
      expect.objectContaining({ reportId: 'pinghu-2022', yearCovered: 2022, hasOriginal: false }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses what is not there with exit 1 and a code', () => {
    const { status, json } = archive('report', 'pinghu-1999');
    expect([status, json]).toEqual([
      1,
      { error: { code: 'not_found', detail: 'unknown report "pinghu-1999"' } },
    ]);
  });

  it('answers wrong usage with exit 2, and says on standard error what can be done', () => {
    const { status, json, stderr } = archive('search', '消费', '--year', '二〇二二');
    expect([status, json]).toMatchObject([2, { error: { code: 'bad_request' } }]);
    expect(stderr).toContain('compare A:YEAR B:YEAR');
  });
});
