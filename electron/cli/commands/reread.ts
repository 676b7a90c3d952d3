import type { Rereading } from '../../../data/contract/library-model.ts';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import { ArchiveError } from '../../../data/contract/errors.ts';
import type { ReportId } from '../../../data/contract/model.ts';
import { flag, UsageError, type Command, type Outcome } from '../command.ts';
import { findReport } from '../find-report.ts';
import { table } from '../table.ts';

export const reread: Command = {
  usage: 'reread ID… | --all [--preview]',
  summary: 'read kept sources by today’s reader; --all: those that an earlier one read; --preview: only show',
  options: { all: { type: 'boolean' }, preview: { type: 'boolean' } },
  words: [0, 100_000],
  run: async (given, { client, progress }) => {
    const isAll = flag(given, 'all');
    if (isAll === given.words.length > 0) throw new UsageError('reread: either ID… or --all is wanted');
    const ids = isAll ? await outdated(client) : await named(client, given.words);
    const method = flag(given, 'preview') ? 'imports.previewReread' : 'imports.reread';
    const files: Reread[] = [];
    for (const [done, reportId] of ids.entries()) {
      progress(`${done + 1}/${ids.length} ${reportId}`);
      files.push(await one(client, method, reportId));
    }
    return outcome(files);
  },
};

type Reread = (Rereading & { readonly status: 'version' | 'different' | 'same' }) | Refused;

interface Refused {
  readonly reportId: ReportId;
  readonly status: 'refused';
  readonly code: string;
  readonly message: string;
}

async function outdated(client: ArchiveClient): Promise<readonly ReportId[]> {
  const { reports } = await client.call('reports.holdings', {});
  return reports.filter(({ isOutdated }) => isOutdated).map(({ reportId }) => reportId);
}

async function named(client: ArchiveClient, words: readonly string[]): Promise<readonly ReportId[]> {
  const reports = await client.call('reports.list', {});
  return words.map((word) => findReport(reports, word).reportId);
}

/** One that cannot be read stops no other. */
async function one(
  client: ArchiveClient,
  method: 'imports.previewReread' | 'imports.reread',
  reportId: ReportId,
): Promise<Reread> {
  try {
    const rereading = await client.call(method, { reportId });
    const stored = method === 'imports.reread' ? 'version' : 'different';
    return { ...rereading, status: rereading.isSame ? 'same' : stored };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { reportId, status: 'refused', code: error.code, message: error.message };
  }
}

function outcome(files: readonly Reread[]): Outcome {
  const rows = files.map((file) => {
    if (file.status === 'refused') return [file.status, file.reportId, file.message, '', ''];
    const { fields, passages, figures } = file;
    return [
      file.status,
      file.reportId,
      fields.map(({ field, before, after }) => `${field}: ${before ?? '—'} → ${after ?? '—'}`).join('; '),
      `+${passages.added.count} −${passages.removed.count} ~${passages.changed.count}`,
      `+${figures.added.count} −${figures.removed.count}`,
    ];
  });
  return {
    json: { files },
    text: table(['状态', '报告', '著录', '段', '指标'], rows),
    refused: files.some(({ status }) => status === 'refused'),
  };
}
