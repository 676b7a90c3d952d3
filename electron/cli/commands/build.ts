import path from 'node:path';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import type { ReportId } from '../../../data/contract/model.ts';
import type { RecordValue } from '../../../data/contract/record-value.ts';
import type { RecordEdit, RecordEdits } from '../../../data/schema/record-overlay.ts';
import { flag, text, type Command } from '../command.ts';
import type { ProgramFiles } from '../../program-files.ts';
import { table } from '../table.ts';

export const build: Command = {
  usage: 'build [--originals DIR [--without-sources]] [--with-edits] [--output FILE]',
  summary: 'build the archive that ships, or an agency’s own with its originals',
  options: {
    originals: { type: 'string' },
    output: { type: 'string' },
    'without-sources': { type: 'boolean' },
    'with-edits': { type: 'boolean' },
  },
  words: [0, 0],
  run: async (given, { client, program, progress }) => {
    const output = path.resolve(text(given, 'output') ?? program.archive);
    const folder = text(given, 'originals');
    progress(`building ${output}`);
    const edits = flag(given, 'with-edits') ? await editsOf(client) : undefined;
    if (folder === undefined) {
      const { reports } = await buildShippedArchive(program, output, edits);
      return { json: { output, reports, files: [] }, text: `${output}: ${reports} 篇` };
    }
    return buildOwnArchive(program, output, {
      folder: path.resolve(folder),
      keepSources: !flag(given, 'without-sources'),
      edits,
    });
  },
};

/** Loaded when needed: no other command reads the corpus. */
export async function buildShippedArchive(
  program: ProgramFiles,
  output: string,
  edits?: RecordEdits,
): Promise<{ readonly reports: number }> {
  const { buildArchive } = await import('../../../data/ingest/build-archive.ts');
  return buildArchive(corpusOf(program), output, [], edits);
}

interface OwnParts {
  readonly folder: string;
  readonly keepSources: boolean;
  readonly edits: RecordEdits | undefined;
}

/** What the library's notebook says of records, field by field. */
async function editsOf(client: ArchiveClient): Promise<RecordEdits> {
  const edits = new Map<ReportId, RecordEdit>();
  for (const { reportId } of await client.call('reports.list', {})) {
    const { fields } = await client.call('records.read', { reportId });
    const edited = fields.filter(({ isEdited }) => isEdited);
    const values = edited
      .filter(({ field }) => field !== 'tags')
      .map(({ field, value }) => [field, value] as const);
    const words = edited.flatMap(({ field, value }) => (field === 'tags' ? wordsIn(value) : []));
    const tags = words.map((word): [string, boolean] => [word, true]);
    if (edited.length > 0)
      edits.set(reportId, { values: Object.fromEntries(values), tags: Object.fromEntries(tags) });
  }
  return edits;
}

function wordsIn(value: RecordValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Originals that are refused are named and left out; the archive is built from the rest. */
async function buildOwnArchive(
  program: ProgramFiles,
  output: string,
  { folder, keepSources, edits }: OwnParts,
): ReturnType<Command['run']> {
  const { buildArchive } = await import('../../../data/ingest/build-archive.ts');
  const { readOriginalsFolder } = await import('../../../data/ingest/originals-folder.ts');
  const { reports, originals } = buildArchive(
    corpusOf(program),
    output,
    await readOriginalsFolder(folder, keepSources),
    edits,
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
