import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const programmes: Command = {
  usage: 'programmes',
  summary: 'list named campaigns, platforms and systems, and where they are told of',
  options: {},
  words: [0, 0],
  run: async (_given, { client }) => {
    const list = await client.call('programmes.list', {});
    const rows = list.map((one) => [
      one.name,
      one.years.map((year) => `${year.reportId} (${year.passages.length})`).join(', '),
    ]);
    return { json: list, text: table(['专项', '报告（段）'], rows) };
  },
};
