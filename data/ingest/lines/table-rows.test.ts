import { expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';

test('rows of a table that lost its rules stay apart, in columns that are joined and in paragraphs', () => {
  const rows = ['指标\t数值\t单位', '办结案件\t1,286\t件', '罚没款\t1,073.6\t万元'];
  const prose = '这一年里，各股所的干部走遍了城里城外的市场和店铺，一户一户地看，一';
  const column = Array.from({ length: 8 }, () => prose);
  for (const before of [column, ['全年的主要数字如下：']]) {
    const texts = readBlocks([...before, ...rows, '全局上下继续努力。'].join('\n')).blocks.map(
      (block) => block.text,
    );
    expect(texts).toEqual(expect.arrayContaining(rows));
  }
});
