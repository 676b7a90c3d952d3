import path from 'node:path';
import { text, type Command } from '../command.ts';
import type { ProgramFiles } from '../../program-files.ts';
import { table } from '../table.ts';

export const build: Command = {
  usage: 'build [--originals DIR] [--output FILE]',
  summary: 'build the archive that ships, or an agency’s own with its originals',
  options: { originals: { type: 'string' }, output: { type: 'string' } },
  words: [0, 0],
  run: async (given, { program, progress }) => {
    const output = path.resolve(text(given, 'output') ?? program.archive);
    const folder = text(given, 'originals');
    progress(`building ${output}`);
    if (folder === undefined) {
      const { reports } = await buildShippedArchive(program, output);
      return { json: { output, reports, files: [] }, text: `${output}: ${reports} 篇` };
    }
    return buildOwnArchive(program, output, path.resolve(folder));
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
): ReturnType<Command['run']> {
  const { buildArchive } = await import('../../../data/ingest/build-archive.ts');
  const { readOriginalsForBuild } = await import('../originals-for-build.ts');
  const originals = await readOriginalsForBuild(corpusOf(program), folder);
  const { reports } = buildArchive(corpusOf(program), output, () =>
    originals.flatMap((one) => ('report' in one ? [one.report] : [])),
  );
  const files = originals.map((one) =>
    'report' in one
      ? { file: one.file, reportId: one.report.record.reportId, code: null, message: null }
      : { file: one.file, reportId: null, code: one.code, message: one.message },
  );
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
