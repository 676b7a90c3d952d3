import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const rebuildIndex: Command = {
  usage: 'rebuild-index',
  summary: 'make the search index of the holdings anew; say which others are damaged',
  options: {},
  words: [0, 0],
  run: async (_given, { client, progress }) => {
    const { problems } = await client.call('library.status', {});
    for (const { code, subject } of problems) progress(`${code} ${subject}`);
    const result = await client.call('library.rebuildIndex', {});
    const rows = result.archives.map((one) => [one.role, one.fileName, one.index, String(one.passages)]);
    return {
      json: result,
      text: table(['', '文件', '索引', '段'], rows),
      refused: result.archives.some((one) => one.index === 'read_only'),
    };
  },
};
