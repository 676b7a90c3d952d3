import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import type { ReportId } from '../../../data/contract/model.ts';
import { definitionOf } from '../../../data/contract/record-fields.ts';
import { textOfValue } from '../../../data/contract/record-values.ts';
import { endingsOf, formatOfEnding } from '../../../data/plain/export-formats.ts';
import { editsOf } from '../../../data/contract/record-edit.ts';
import { flag, UsageError, type Command, type Outcome } from '../command.ts';
import { findReport } from '../find-report.ts';
import { readWholeFile } from '../read-whole-file.ts';
import { table } from '../table.ts';

const LARGEST_TABLE = 128 * 1024 * 1024;

export const catalogue: Command = {
  usage:
    'catalogue export FILE [ID…] | directory FILE [ID…] | archive FILE [ID…] [--without-sources] | import FILE [--preview]',
  summary:
    'the catalogue as CSV or XLSX, as 归档文件目录, reports as an archive of their own (.lanjuan); and back: cells that were edited change records',
  options: { preview: { type: 'boolean' }, 'without-sources': { type: 'boolean' } },
  words: [2, 10_000],
  run: async (given, { client }) => {
    const [action, file = '', ...named] = given.words;
    if (action === 'export') return exportTable(client, file, named);
    if (action === 'directory') return exportDirectory(client, file, named);
    if (action === 'archive') return exportArchive(client, file, named, !flag(given, 'without-sources'));
    if (action !== 'import')
      throw new UsageError(`catalogue ${action ?? ''}: one of export, directory, archive, import is wanted`);
    if (named.length > 0) throw new UsageError('catalogue import: one file is wanted');
    return importTable(client, file, flag(given, 'preview'));
  },
};

async function exportTable(client: ArchiveClient, file: string, named: readonly string[]): Promise<Outcome> {
  const format = formatOfEnding('catalogue', path.extname(file));
  if (!format)
    throw new UsageError(`catalogue export: a file ending in one of ${endingsOf('catalogue')} is wanted`);
  return written(file, await client.call('records.export', { format, ...(await chosen(client, named)) }));
}

async function exportDirectory(
  client: ArchiveClient,
  file: string,
  named: readonly string[],
): Promise<Outcome> {
  return written(file, await client.call('records.directory', await chosen(client, named)));
}

async function exportArchive(
  client: ArchiveClient,
  file: string,
  named: readonly string[],
  withSources: boolean,
): Promise<Outcome> {
  const reports = await chosen(client, named);
  return written(file, await client.call('archives.export', { ...reports, withSources }));
}

/** Shown cell by cell; changed as one step of undo, unless it is only to be looked at. */
async function importTable(client: ArchiveClient, file: string, isPreview: boolean): Promise<Outcome> {
  const contentBase64 = readWholeFile(file, LARGEST_TABLE).toString('base64');
  const preview = await client.call('records.preview', { contentBase64 });
  const edits = editsOf(preview.changes);
  const { changed } =
    isPreview || edits.length === 0 ? { changed: 0 } : await client.call('records.edit', { edits });
  const rows = preview.changes.map(({ reportId, field, before, after }) => [
    reportId,
    definitionOf(field).zh,
    textOfValue(field, before),
    textOfValue(field, after),
  ]);
  const refused = preview.refused.map(({ row, code, field, text }) => [
    `第 ${row} 行`,
    field ?? code,
    text,
    code,
  ]);
  return {
    json: { ...preview, changed },
    text: [
      table(['报告', '著录项', '原为', '改为'], rows),
      ...(refused.length > 0 ? [table(['位置', '著录项', '内容', '未采用'], refused)] : []),
      isPreview ? `${preview.changes.length} 处改动，未写入` : `已修改 ${changed} 篇`,
    ].join('\n'),
    refused: refused.length > 0,
  };
}

/** No names: all reports. */
export async function chosen(
  client: ArchiveClient,
  named: readonly string[],
): Promise<{ reportIds?: ReportId[] }> {
  if (named.length === 0) return {};
  const list = await client.call('reports.list', {});
  return { reportIds: named.map((one) => findReport(list, one).reportId) };
}

/** Puts a file that the archive made where the person wants it. */
export function written(
  file: string,
  { contentBase64, count }: { readonly contentBase64: string; readonly count: number },
): Outcome {
  writeFileSync(file, Buffer.from(contentBase64, 'base64'));
  return { json: { file: path.resolve(file), count }, text: `${count} 篇 → ${file}` };
}
