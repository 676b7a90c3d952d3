import path from 'node:path';
import { text, type Command } from '../command.ts';
import type { ProgramFiles } from '../../program-files.ts';

export const build: Command = {
  usage: 'build [--originals DIR] [--output FILE]',
  summary: 'build the archive that ships, or an agency’s own with its originals',
  options: { originals: { type: 'string' }, output: { type: 'string' } },
  words: [0, 0],
  run: async (given, { program, progress }) => {
    const output = path.resolve(text(given, 'output') ?? program.archive);
    progress(`building ${output}`);
    const { reports } = await buildShippedArchive(program, output);
    return { json: { output, reports }, text: `${output}: ${reports} 篇` };
  },
};

/** Loaded when needed: no other command reads the corpus. */
export async function buildShippedArchive(
  program: ProgramFiles,
  output: string,
): Promise<{ readonly reports: number }> {
  const { buildArchive } = await import('../../../data/ingest/build-archive.ts');
  return buildArchive(path.join(program.root, 'data/corpus'), output);
}
