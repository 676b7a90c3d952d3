import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  ANCHOR_STATES,
  type AnchorState,
  type Annotation,
  type AnnotationId,
  type MergePreview,
} from '../../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import { endingsOf, formatOfEnding } from '../../../data/plain/export-formats.ts';
import { ArchiveError } from '../../../data/contract/errors.ts';
import { UsageError, type Command, type Given, type Outcome, type Surrounding } from '../command.ts';
import { table } from '../table.ts';

type Action = (words: readonly string[], around: Surrounding) => Promise<Outcome>;

export const notes: Command = {
  usage: 'notes export [FILE] | import FILE… | merge FILE… | history [ID]',
  summary: 'notes out of and into the notebook, another machine’s notebook, what was done to a note',
  options: {},
  words: [1, 1000],
  run: async ({ words }: Given, around) => {
    const [name = '', ...rest] = words;
    const action = ACTIONS.get(name);
    if (!action) throw new UsageError(`notes ${name}: one of ${[...ACTIONS.keys()].join(', ')} is wanted`);
    return action(rest, around);
  },
};

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['export', exportNotes],
  ['import', importNotes],
  ['merge', mergeNotes],
  ['history', history],
]);

/** W3C JSON-LD to standard output, or to a file in the form that its ending names. */
async function exportNotes([file, ...more]: readonly string[], { client }: Surrounding): Promise<Outcome> {
  if (more.length > 0) throw new UsageError('notes export: one file is wanted');
  const states = await countStates(client);
  if (file === undefined) {
    const { jsonLd, count } = await client.call('annotations.export', {});
    return { json: { count, states, jsonLd: JSON.parse(jsonLd) as unknown }, text: jsonLd };
  }
  const { contentBase64, count } = await exportedAs(path.extname(file).toLowerCase(), client);
  writeFileSync(file, Buffer.from(contentBase64, 'base64'));
  return { json: { count, states, file }, text: `${count} → ${file}` };
}

async function exportedAs(
  ending: string,
  client: ArchiveClient,
): Promise<{ readonly contentBase64: string; readonly count: number }> {
  const format = formatOfEnding('notes', ending);
  if (ending === '.lanjuan-notes') return client.call('notebook.pack', {});
  if (format) return client.call('annotations.exportFile', { format });
  throw new UsageError(
    `notes export: a file ending in one of ${endingsOf('notes')}, .lanjuan-notes is wanted`,
  );
}

/** Notes by how surely their places are found: a note counts as its least sure target. */
async function countStates(client: ArchiveClient): Promise<Readonly<Record<AnchorState, number>>> {
  const counts = { exact: 0, shifted: 0, doubtful: 0, orphan: 0 };
  for (const annotation of await client.call('annotations.list', {})) counts[stateOf(annotation)]++;
  return counts;
}

function stateOf({ targets }: Annotation): AnchorState {
  return ANCHOR_STATES.findLast((state) => targets.some((target) => target.state === state)) ?? 'exact';
}

/** W3C JSON-LD, as `notes export` writes it. */
async function importNotes(files: readonly string[], { client }: Surrounding): Promise<Outcome> {
  const results = [];
  for (const file of named(files, 'import')) {
    const jsonLd = readNamed(file).toString('utf8');
    results.push({ file, ...(await client.call('annotations.import', { jsonLd })) });
  }
  const rows = results.map((one) => [
    one.file,
    String(one.added),
    String(one.known),
    String(one.inTrash.length),
    String(one.refused.length),
  ]);
  return {
    json: { files: results, states: await countStates(client) },
    text: table(['文件', '新增', '已有', '在回收站', '拒收'], rows),
    refused: results.some((one) => one.refused.length > 0),
  };
}

/** Exchange packages of other machines. */
async function mergeNotes(files: readonly string[], { client }: Surrounding): Promise<Outcome> {
  const results: ({ readonly file: string } & MergePreview)[] = [];
  for (const file of named(files, 'merge')) {
    const contentBase64 = readNamed(file).toString('base64');
    results.push({ file, ...(await client.call('notebook.merge', { contentBase64 })) });
  }
  const rows = results.map((one) =>
    [one.added, one.changed, one.deleted, one.conflicts].map(String).toSpliced(0, 0, one.file),
  );
  return {
    json: { files: results, states: await countStates(client) },
    text: table(['文件', '新增', '改动', '删除', '冲突'], rows),
    refused: results.some((one) => one.refused.length > 0),
  };
}

function named(files: readonly string[], action: string): readonly string[] {
  if (files.length === 0) throw new UsageError(`notes ${action}: a file is wanted`);
  return files;
}

function readNamed(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ArchiveError('file_unreadable', String(error), { cause: error });
  }
}

/** Of one annotation, or of all. */
async function history([id]: readonly string[], { client }: Surrounding): Promise<Outcome> {
  const all = await client.call('annotations.list', { deleted: true });
  if (id !== undefined && !all.some((one) => one.annotationId === id)) {
    throw new ArchiveError('not_found', `unknown annotation "${id}"`);
  }
  // That the notebook knows it was seen above.
  const wanted = id === undefined ? all.map((one) => one.annotationId) : [id as AnnotationId];
  const changes = [];
  for (const annotationId of wanted) {
    for (const change of await client.call('annotations.history', { annotationId })) {
      changes.push({ annotationId, ...change });
    }
  }
  const rows = changes.map((one) => [one.annotationId, String(one.revision), one.at, one.author, one.action]);
  return { json: changes, text: table(['批注', '修订', '时间', '作者', '动作'], rows) };
}
