import { EDITIONS } from '../../../data/contract/model.ts';
import type { ComparedRow } from '../../../data/contract/comparison-model.ts';
import { oneOf, type Command } from '../command.ts';
import { columnsToCompare, findReport } from '../find-report.ts';

const SIGNS: Readonly<Record<ComparedRow['kind'], string>> = {
  same: '=',
  reworded: '~',
  figure: '#',
  moved: '>',
  new: '+',
  dropped: '-',
};

export const compare: Command = {
  usage: 'compare A:YEAR B:YEAR [--edition E]',
  summary: 'put two reports side by side, sentence by sentence',
  options: { edition: { type: 'string' } },
  words: [2, 2],
  run: async (given, { client }) => {
    const edition = oneOf(given, 'edition', EDITIONS);
    const list = await client.call('reports.list', {});
    const [left, right] = [findReport(list, given.words[0] ?? ''), findReport(list, given.words[1] ?? '')];
    const result = await client.call('compare.texts', columnsToCompare(left, right, edition));
    const head = `${result.left.reportId} ${result.left.edition} | ${result.right.reportId} ${result.right.edition}`;
    return { json: result, text: [head, ...result.rows.map(readable)].join('\n') };
  },
};

function readable(row: ComparedRow): string {
  const sides = row.kind === 'same' ? [row.right] : [row.left, row.right];
  return sides.flatMap((side) => (side ? [`${SIGNS[row.kind]} ${side.text}`] : [])).join('\n');
}
