/** What another reader of a format finds in a file and ours does not: letters and digits, however often each stands. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface OtherReader {
  readonly format: 'docx' | 'pdf';
  readonly program: string;
  /** Writes the text of a file to standard output. */
  readonly options: (file: string) => readonly string[];
  readonly textOf: (output: string) => string;
}

/** As HTML, for there a list has no labels: ours prints what Word counts. */
export const PANDOC: OtherReader = {
  format: 'docx',
  program: 'pandoc',
  options: (file) => ['--from', 'docx', '--to', 'html', '--wrap=none', file],
  textOf: (html) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' '),
};

export const PDFTOTEXT: OtherReader = {
  format: 'pdf',
  program: 'pdftotext',
  options: (file) => ['-enc', 'UTF-8', file, '-'],
  textOf: String,
};

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

export function isInstalled({ program }: OtherReader): boolean {
  return spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;
}

/** Throws where the program is there and fails. */
export function readByOther(reader: OtherReader, bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-other-reader-'));
  try {
    const file = path.join(folder, `a.${reader.format}`);
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = spawnSync(reader.program, reader.options(file), {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`${reader.program}: ${stderr}`);
    return reader.textOf(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In the order in which they stand in the other text; full width and half width are one. */
export function lostCharacters(other: string, ours: string): string {
  const left = new Map<string, number>();
  for (const one of countable(ours)) left.set(one, (left.get(one) ?? 0) + 1);
  let lost = '';
  for (const one of countable(other)) {
    const count = left.get(one) ?? 0;
    if (count === 0) lost += one;
    else left.set(one, count - 1);
  }
  return lost;
}

function countable(text: string): readonly string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? [];
}
