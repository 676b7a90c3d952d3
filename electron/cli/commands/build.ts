import path from 'node:path';
import { flag, text, type Command } from '../command.ts';
import type { ProgramFiles } from '../../program-files.ts';
import { table } from '../table.ts';

export const build: Command = {
  usage: 'build [--originals DIR [--without-sources]] [--output FILE]',
  summary: 'build the archive that ships, or an agency’s own with its originals',
  options: {
    originals: { type: 'string' },
    output: { type: 'string' },
    'without-sources': { type: 'boolean' },
  },
  words: [0, 0],
  run: async (given, { program, progress }) => {
    const output = path.resolve(text(given, 'output') ?? program.archive);
    const folder = text(given, 'originals');
    progress(`building ${output}`);
    if (folder === undefined) {
      const { reports } = await buildShippedArchive(program, output);
      return { json: { output, reports, files: [] }, text: `${output}: ${reports} 篇` };
    }
    return buildOwnArchive(program, output, path.resolve(folder), !flag(given, 'without-sources'));
  },
};

/** Loaded when needed: no other command reads the corpus. */
export async function buildShippedArchive(
  program: ProgramFiles,
  output: string,
): Promise<{ readonly reports: number }> {
  const { buildArchive } = await import('../../../data/ingest/build-archive.ts');
  return buildArchive(corpusOf(program), output);
}

/** Originals that are refused are named and left out; the archive is built from the rest. */
async function buildOwnArchive(
  program: ProgramFiles,
  output: string,
  folder: string,
  keepSources: boolean,
): ReturnType<Command['run']> {
  const { buildArchive } = await import('../../../data/ingest/build-archive.ts');
  const { readOriginalsFolder } = await import('../../../data/ingest/originals-folder.ts');
  const { reports, originals } = buildArchive(
    corpusOf(program),
    output,
    await readOriginalsFolder(folder, keepSources),
  );
  const files = originals.map(({ file, reportId, code, message }) => ({ file, reportId, code, message }));
  const rows = files.map((one) => [one.file, one.reportId ?? one.code ?? '', one.message ?? '']);
  return {
    json: { output, reports, files },
    text: `${output}\n${table(['文件', '报告', '说明'], rows)}`,
    refused: files.some((one) => one.code !== null),
  };
}

function corpusOf(program: ProgramFiles): string {
  return path.join(program.root, 'data/corpus');
}
