import { describe, expect, it } from 'vitest';
import type { ComparedRow } from '../../data/contract/comparison-model.ts';
import type { PassageId, ReportId } from '../../data/contract/model.ts';
import type { WrittenBlock } from '../../data/plain/written-document.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { sentenceBlocks, topicBlocks } from './compare-document.ts';

const say = new Messages();
const NAMES = ['清河 2020', '清河 2022'];
const ids = NAMES.map((_, i) => ({ reportId: `qinghe-${i}` as ReportId, edition: 'digest' as const }));

function rowsOf(blocks: readonly WrittenBlock[]): readonly (readonly string[])[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) =>
          row.map((cell) => cell.lines.map((runs) => runs.map((run) => run.text).join('')).join('/')),
        )
      : [],
  );
}

describe('a comparison on paper', () => {
  it('has a heading for each topic and a column for each report', () => {
    const passages = ['检查电梯九十台。', '无事故。'].map((text, i) => ({
      ...{ passageId: `p${i}` as PassageId, text },
    }));
    const blocks = topicBlocks(
      {
        columns: ids,
        rows: [
          {
            topic: 'equip',
            kind: 'plan',
            cells: [
              { heading: null, passages },
              { heading: null, passages: [] },
            ],
          },
        ],
      },
      NAMES,
      say,
    );
    expect(blocks[0]).toEqual({ kind: 'heading', level: 1, runs: [{ text: '特种设备安全 · 计划' }] });
    expect(rowsOf(blocks)).toEqual([NAMES, ['检查电梯九十台。/无事故。', say.compare.notTreated]]);
  });

  it('marks what differs in a pair of sentences, and leaves out nothing', () => {
    const sentence = (text: string) => ({
      ...{ passageId: 'p' as PassageId, start: 3, end: 3 + text.length, text },
      ...{ isHeading: false, heading: null },
    });
    const row: ComparedRow = {
      ...{ kind: 'figure', topic: 'equip', score: 0.9, wording: 'figure', related: null, decision: null },
      ...{ left: sentence('检查电梯九十台。'), right: sentence('检查电梯一百台。') },
      leftChanges: [[7, 9]],
      rightChanges: [[7, 9]],
    };
    const blocks = sentenceBlocks([row], NAMES, say);
    expect(rowsOf(blocks)[1]).toEqual([say.compare.figure, '检查电梯九十台。', '检查电梯一百台。']);
    const [, table] = blocks;
    const marked =
      table?.kind === 'table'
        ? table.rows
            .flatMap((cells) => cells.flatMap((cell) => cell.lines.flat()))
            .filter((run) => run.isMarked)
        : [];
    expect(marked.map((run) => run.text)).toEqual(['九十', '一百']);
  });
});
