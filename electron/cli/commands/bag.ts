import { UsageError, type Command } from '../command.ts';
import { readWholeFile } from '../read-whole-file.ts';
import { chosen, written } from './catalogue.ts';

const LARGEST_BAG = 512 * 1024 * 1024;

export const bag: Command = {
  usage: 'bag make FILE.zip [ID…] | check FILE.zip',
  summary: 'reports as a BagIt bag (RFC 8493): sources, texts, records, notes; whether a bag is whole',
  options: {},
  words: [2, 10_000],
  run: async ({ words: [action = '', file = '', ...named] }, { client }) => {
    if (action === 'make') {
      const { jsonLd, count } = await client.call('annotations.export', {});
      const notes = count > 0 ? { notes: jsonLd } : {};
      return written(file, await client.call('bags.make', { ...(await chosen(client, named)), ...notes }));
    }
    if (action !== 'check' || named.length > 0)
      throw new UsageError('bag: make FILE.zip [ID…], or check FILE.zip, is wanted');
    const contentBase64 = readWholeFile(file, LARGEST_BAG).toString('base64');
    const { faults, sources, notes, recordsBase64 } = await client.call('bags.open', { contentBase64 });
    return {
      json: { faults, sources: sources.length, notes: notes !== null, records: recordsBase64 !== null },
      text:
        faults.length === 0
          ? `完好：${sources.length} 份原件`
          : faults.map(({ code, file: part }) => `${code} ${part}`).join('\n'),
      refused: faults.length > 0,
    };
  },
};
