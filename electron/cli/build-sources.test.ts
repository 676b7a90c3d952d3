import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../data/schema/archive-file.ts';
import { verifyArchive } from '../../data/schema/verify-archive.ts';
import type { Surrounding } from './command.ts';
import { build } from './commands/build.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-build-sources-'));
const originals = path.join(folder, 'originals');
mkdirSync(originals);
writeFileSync(
  path.join(originals, '清河.txt'),
  '清河县市场监督管理局2019年工作总结\n\n全年检查门店203家，新增经营主体3128户。\n',
);
afterAll(() => rmSync(folder, { recursive: true }));

async function built(name: string, options: Record<string, boolean>) {
  const output = path.join(folder, name);
  const around = {
    program: { root: path.join(import.meta.dirname, '../..') },
    progress: () => undefined,
  } as unknown as Surrounding; // of the surrounding, build asks for these alone
  await build.run({ words: [], options: { originals, output, ...options } }, around);
  const archive = openArchive(output, 'added');
  const count = (sql: string): number => Number(archive.database.prepare(sql).pluck().get());
  const found = {
    sources: count('SELECT count(*) FROM sources'),
    originals: count("SELECT count(*) FROM editions WHERE edition = 'original'"),
    verified: verifyArchive(archive),
    bytes: statSync(output).size,
  };
  archive.database.close();
  return found;
}

describe('an archive with originals', () => {
  it('holds them as they came, and without --without-sources alone', async () => {
    const whole = await built('whole.lanjuan', {});
    const lean = await built('lean.lanjuan', { 'without-sources': true });
    expect([whole.sources, whole.originals, lean.sources, lean.originals]).toEqual([1, 1, 0, 1]);
    for (const { verified } of [whole, lean])
      expect([verified.integrity, verified.contents, verified.index]).toEqual(['ok', 'ok', 'ok']);
    const states = (of: typeof whole) => of.verified.reports.filter(({ edition }) => edition === 'original');
    expect(states(whole).map(({ source }) => source)).toEqual(['ok']);
    expect(states(lean).map(({ source }) => source)).toEqual(['absent']);
    expect(lean.bytes).toBeLessThanOrEqual(whole.bytes);
  });
});
