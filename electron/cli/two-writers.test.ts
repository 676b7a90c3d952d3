import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-writers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const main = path.join(import.meta.dirname, 'main.ts');

function run(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const started = spawn(process.execPath, [main, ...words, '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    started.stdout.on('data', (part: Buffer) => (said += part.toString()));
    started.on('exit', (code) => resolve({ code, said }));
  });
}

describe('two imports at once into a new library', () => {
  it('are both stored, or one is told to wait; nothing is lost and the holdings open', async () => {
    const library = path.join(folder, 'library');
    const files = ['临河县', '清河县'].map((place) => {
      const file = path.join(folder, `${place}.txt`);
      writeFileSync(file, `${place}市场监督管理局2022年工作总结\n\n全年查处各类案件${place.length}28件。\n`);
      return file;
    });
    const imported = await Promise.all(files.map((file) => run('import', file, '--library', library)));
    const stored = imported.filter(({ code }) => code === 0).length;
    for (const { code, said } of imported) if (code !== 0) expect(said).toContain('library_busy');
    const { code, said } = await run('reports', '--library', library);
    expect(code).toBe(0);
    const reports = JSON.parse(said) as readonly { readonly hasOriginal: boolean }[];
    expect(reports.filter((one) => one.hasOriginal)).toHaveLength(stored);
    expect(stored).toBeGreaterThan(0);
  }, 120_000);
});
