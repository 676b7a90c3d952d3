import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Written for these tests: reports of a county that the shipped archive does not know. */
const report = (year: number): string => `稳中求进守安全

——临河县市场监督管理局${year}年工作总结

${year}年，临河县市场监督管理局围绕保安全、促发展，完成了全年任务。

准入服务

新增经营主体${year + 1000}户，同比增长6.4%。

食品安全

完成食品监督抽检860批次，不合格12批次。
`;

/** By their years: making one starts a program. */
const made = new Map<string, Buffer>();

/** An archive with one report for each year, made by the command line as an agency would make it. */
export function makeArchive(folder: string, name: string, years: readonly number[]): string {
  const key = years.join();
  const content = made.get(key) ?? archiveOf(path.join(folder, `${name} 馆藏`), years);
  made.set(key, content);
  const archive = path.join(folder, name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(archive, content);
  return archive;
}

function archiveOf(library: string, years: readonly number[]): Buffer {
  fs.mkdirSync(library, { recursive: true });
  const files = years.map((year) => {
    const file = path.join(library, `临河县市场监督管理局${year}年工作总结.txt`);
    fs.writeFileSync(file, report(year));
    return file;
  });
  const main = path.join(ROOT, 'electron/cli/main.ts');
  const { status, stdout } = spawnSync(
    process.execPath,
    [main, 'import', ...files, '--library', library, '--json'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`no archive: ${stdout}`);
  return fs.readFileSync(path.join(library, 'holdings.sqlite'));
}
