import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CLI = path.resolve(import.meta.dirname, '../../electron/cli/main.ts');

/**
 * The long form of electron/cli/two-writers.test.ts: two commands import into a new library at once, `rounds` times. Says
 * what was acknowledged and is not held, and what was left beside the holdings.
 */
export async function twoWriters(rounds: number): Promise<readonly string[]> {
  const faults: string[] = [];
  let stored = 0;
  for (let round = 0; round < rounds; round++) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-writers-'));
    const library = path.join(folder, 'library');
    const files = ['临河县', '清河县'].map((place) => {
      const file = path.join(folder, `${place}.txt`);
      fs.writeFileSync(file, `${place}市场监督管理局2022年工作总结\n\n全年查处各类案件${100 + round}件。\n`);
      return file;
    });
    const imported = await Promise.all(files.map((file) => run('import', file, '--library', library)));
    const wanted = files.filter((_, at) => imported[at]?.code === 0).map((file) => path.basename(file));
    for (const { code, said } of imported)
      if (code !== 0 && !said.includes('library_busy')) faults.push(`round ${round}: ${said.slice(0, 200)}`);
    stored += wanted.length;
    const { said } = await run('reports', '--library', library);
    for (const name of wanted) if (!said.includes(name)) faults.push(`round ${round}: ${name} is not held`);
    const left = fs.readdirSync(library).filter((name) => /unfinished|\.lock|-journal$/.test(name));
    faults.push(...left.map((name) => `round ${round}: ${name} is left`));
    fs.rmSync(folder, { recursive: true });
  }
  process.stderr.write(`${rounds} rounds, ${stored} acknowledged imports, ${faults.length} faults\n`);
  return faults;
}

function run(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...words, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.on('close', (code) => resolve({ code, said }));
  });
}
