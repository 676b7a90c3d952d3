import { setTimeout } from 'node:timers/promises';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import type { IndexRebuild } from '../../../data/contract/library-model.ts';
import type { RebuiltIndexes } from '../../../data/contract/search-tools-model.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

/** Milliseconds between two looks at how far it is. */
const PAUSE = 200;

export const rebuildIndex: Command = {
  usage: 'rebuild-index',
  summary: 'make the search indexes anew: that of the holdings, and those that are damaged',
  options: {},
  words: [0, 0],
  run: async (_given, { client, progress }) => {
    const { problems } = await client.call('library.status', {});
    for (const { code, subject } of problems) progress(`${code} ${subject}`);
    const rebuilt = await rebuild(client, progress);
    const result = await outcome(client, rebuilt);
    const rows = result.archives.map((one) => [one.role, one.fileName, one.index, String(one.passages)]);
    return {
      json: result,
      text: table(['', '文件', '索引', '段'], rows),
      refused: rebuilt.archives.some((one) => one.state === 'failed'),
    };
  },
};

/** Says how far it is whenever that has changed. */
async function rebuild(client: ArchiveClient, progress: (line: string) => void): Promise<IndexRebuild> {
  let told = '';
  let now = await client.call('library.startRebuild', { all: true });
  for (;;) {
    const one = now.archives.find(({ state }) => state === 'running') ?? now.archives.at(-1);
    const line = one ? `${one.fileName} ${one.done}/${one.total}${one.code ? ` ${one.code}` : ''}` : '';
    if (line !== told) progress(line);
    told = line;
    if (!now.isRunning) return now;
    await setTimeout(PAUSE);
    now = await client.call('library.rebuildProgress', {});
  }
}

async function outcome(client: ArchiveClient, { archives }: IndexRebuild): Promise<RebuiltIndexes> {
  const { archives: open, problems } = await client.call('library.status', {});
  return {
    archives: open.map(({ fileName, role, passages }) => {
      const isDamaged = problems.some((one) => one.code === 'index_damaged' && one.subject === fileName);
      const wasRebuilt = archives.some(
        (one) => one.fileName === fileName && one.role === role && one.state === 'rebuilt',
      );
      return { fileName, role, passages, index: isDamaged ? 'read_only' : wasRebuilt ? 'rebuilt' : 'ok' };
    }),
  };
}
