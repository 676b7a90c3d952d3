import { writeFileSync } from 'node:fs';
import type { Annotation, AnnotationId } from '../../../data/contract/annotation-model.ts';
import { ANCHOR_STATES, type AnchorState } from '../../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import { ArchiveError } from '../../../data/contract/errors.ts';
import { UsageError, type Command, type Given, type Outcome, type Surrounding } from '../command.ts';
import { table } from '../table.ts';

type Action = (words: readonly string[], around: Surrounding) => Promise<Outcome>;

export const notes: Command = {
  usage: 'notes export [FILE] | history [ID]',
  summary: 'take notes out of the notebook, or show what was done to them',
  options: {},
  words: [1, 2],
  run: async ({ words }: Given, around) => {
    const [name = '', ...rest] = words;
    const action = ACTIONS.get(name);
    if (!action) throw new UsageError(`notes ${name}: one of ${[...ACTIONS.keys()].join(', ')} is wanted`);
    return action(rest, around);
  },
};

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['export', exportNotes],
  ['history', history],
]);

/** W3C Web Annotation JSON-LD, to a file or to standard output. */
async function exportNotes([file]: readonly string[], { client }: Surrounding): Promise<Outcome> {
  const { jsonLd, count } = await client.call('annotations.export', {});
  const states = await countStates(client);
  if (file === undefined)
    return { json: { count, states, jsonLd: JSON.parse(jsonLd) as unknown }, text: jsonLd };
  writeFileSync(file, jsonLd);
  return { json: { count, states, file }, text: `${count} → ${file}` };
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

/** Of one annotation, or of all. */
async function history([id]: readonly string[], { client }: Surrounding): Promise<Outcome> {
  const all = await client.call('annotations.list', { deleted: true });
  // Whether the notebook knows it is seen in the next line.
  const wanted = id === undefined ? all.map((one) => one.annotationId) : [id as AnnotationId];
  if (id !== undefined && !all.some((one) => one.annotationId === id)) {
    throw new ArchiveError('not_found', `unknown annotation "${id}"`);
  }
  const changes = [];
  for (const annotationId of wanted) {
    for (const change of await client.call('annotations.history', { annotationId }))
      changes.push({ annotationId, ...change });
  }
  const rows = changes.map((one) => [one.annotationId, String(one.revision), one.at, one.author, one.action]);
  return { json: changes, text: table(['批注', '修订', '时间', '作者', '动作'], rows) };
}
