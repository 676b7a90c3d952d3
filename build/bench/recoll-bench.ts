import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Seconds of processor time that Recoll takes to index the texts in two-character grams; null where it is not installed. */
export function benchRecoll(texts: readonly string[]): number | null {
  if (spawnSync('recollindex', ['-h']).error) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-recoll-'));
  const [files, configuration] = [path.join(folder, 'files'), path.join(folder, 'configuration')];
  mkdirSync(files);
  mkdirSync(configuration);
  texts.forEach((text, n) => writeFileSync(path.join(files, `synthetic-${n}.txt`), text));
  writeFileSync(
    path.join(configuration, 'recoll.conf'),
    `topdirs = ${files}\ncjkngramlen = 2\nnoaspell = 1\nloglevel = 2\n`,
  );
  try {
    // `times` tells the shell's own time and then that of its children, user and system: 0m17.973s 0m0.906s.
    const told = execFileSync('sh', [
      '-c',
      'recollindex -c "$1" -z >/dev/null 2>&1; times',
      'sh',
      configuration,
    ]);
    return (told.toString().trim().split('\n').at(-1) ?? '')
      .split(/\s+/)
      .map((part) => /^(\d+)m([\d.]+)s$/.exec(part))
      .reduce((sum, part) => sum + (part ? Number(part[1]) * 60 + Number(part[2]) : Number.NaN), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
