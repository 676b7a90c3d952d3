import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ArrangementStep, TextVersion } from '../../data/contract/holdings-model.ts';
import type { NamedReport, ReportId } from '../../data/contract/model.ts';
import { shortName } from '../../data/contract/report-names.ts';
import { UsageError, type Outcome } from './command.ts';
import { findReport } from './find-report.ts';
import { table } from './table.ts';

interface Action {
  /** Words that it needs after its own. */
  readonly words: readonly string[];
  readonly run: (client: ArchiveClient, words: readonly string[]) => Promise<Outcome>;
}

/** `reports remove ID` and the like. Throws UsageError, and what the archive refuses. */
export function arrange([name = '', ...words]: readonly string[], client: ArchiveClient): Promise<Outcome> {
  const action = ACTIONS.get(name);
  if (!action) throw new UsageError(`reports ${name}: one of ${[...ACTIONS.keys()].join(', ')} is wanted`);
  if (words.length !== action.words.length)
    throw new UsageError(`reports ${[name, ...action.words].join(' ')}: that and nothing else is wanted`);
  return action.run(client, words);
}

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['trash', { words: [], run: async (client) => trash(await client.call('reports.trash', {})) }],
  ['remove', { words: ['ID'], run: remove }],
  [
    'restore',
    {
      words: ['ID'],
      // What lies in the trash is in no list: its id is taken as it is written.
      run: async (client, [written]) =>
        trash(await client.call('reports.restore', { reportId: written as ReportId })),
    },
  ],
  [
    'versions',
    {
      words: ['ID'],
      run: async (client, [written]) =>
        versions(await client.call('reports.versions', { reportId: await idOf(client, written) })),
    },
  ],
  ['choose', { words: ['ID', 'VERSION'], run: choose }],
  ['text', { words: ['ID', 'VERSION'], run: textOf }],
  ['move', { words: ['ID', 'VERSION', 'INTO'], run: move }],
  ['merge', { words: ['FROM', 'INTO'], run: merge }],
  ['undo', { words: [], run: async (client) => step(await client.call('reports.undo', {})) }],
  ['redo', { words: [], run: async (client) => step(await client.call('reports.redo', {})) }],
]);

async function remove(client: ArchiveClient, [written]: readonly string[]): Promise<Outcome> {
  return trash(await client.call('reports.remove', { reportId: await idOf(client, written) }));
}

async function choose(client: ArchiveClient, words: readonly string[]): Promise<Outcome> {
  return versions(await client.call('reports.chooseVersion', await versionOf(client, words)));
}

/** How one version reads, whether it counts or not. */
async function textOf(client: ArchiveClient, words: readonly string[]): Promise<Outcome> {
  const { version } = await versionOf(client, words);
  const read = await client.call('reports.readVersion', { version });
  const lines = read.sections.flatMap(({ heading, passages }) => [
    ...(heading ? [`## ${heading}`] : []),
    ...passages.map(({ text }) => text),
  ]);
  return { json: read, text: lines.join('\n\n') };
}

/** The version becomes one of another report. */
async function move(client: ArchiveClient, words: readonly string[]): Promise<Outcome> {
  const { version } = await versionOf(client, words);
  const into = await idOf(client, words[2]);
  return versions(await client.call('reports.moveVersion', { version, into }));
}

/** All texts of the one become versions of the other. */
async function merge(client: ArchiveClient, [one, other]: readonly string[]): Promise<Outcome> {
  const [from, into] = [await idOf(client, one), await idOf(client, other)];
  return versions(await client.call('reports.merge', { from, into }));
}

async function versionOf(client: ArchiveClient, [written, number = '']: readonly string[]) {
  const reportId = await idOf(client, written);
  const known = await client.call('reports.versions', { reportId });
  const wanted = known.find(({ version }) => String(version) === number);
  if (!wanted) {
    const numbers = known.map(({ version }) => version).join(', ');
    throw new UsageError(`${reportId} ${number}: one of its versions is wanted: ${numbers}`);
  }
  return { reportId, version: wanted.version };
}

async function idOf(client: ArchiveClient, written = ''): Promise<ReportId> {
  // One of which no text counts is in no list but that of the holdings.
  const { reports } = await client.call('reports.holdings', {});
  const own = reports.find(({ reportId }) => reportId === written);
  return (own ?? findReport(await client.call('reports.list', {}), written)).reportId;
}

function trash(list: readonly NamedReport[]): Outcome {
  const rows = list.map((one) => [one.reportId, shortName(one), one.title ?? '', one.sourceFile ?? '']);
  return { json: list, text: table(['ID', '回收站', '题名', '文件'], rows) };
}

function versions(list: readonly TextVersion[]): Outcome {
  const rows = list.map((one) => [
    String(one.version),
    one.isCurrent ? '现用' : '',
    one.sourceFile ?? '',
    `${one.passages} 段`,
    one.sha256 ?? '',
  ]);
  return { json: list, text: table(['版本', '', '文件', '', 'SHA-256'], rows) };
}

function step(done: ArrangementStep): Outcome {
  return { json: done, text: `${done.action} ${done.reportId}` };
}
