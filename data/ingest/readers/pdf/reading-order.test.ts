import { describe, expect, it } from 'vitest';
import { readingOrder } from './reading-order.ts';
import type { Segment } from './printed-lines.ts';

/** Two columns of prose, 80 to 290 and 312 to 522. */
const line = (text: string, left: number, bottom: number, right = left + 210): Segment => ({
  text,
  left,
  right,
  bottom,
  size: 16,
});
const column = (name: string, left: number): Segment[] =>
  Array.from({ length: 8 }, (_, i) => line(`${name}第${i}行的文字写满一行`, left, 100 + 28 * i));

describe('columns of a page', () => {
  it('are read one after the other, though a stop hangs over the edge of one', () => {
    const left = column('左', 80).with(3, line('左第3行的文字写满一行。', 80, 184, 304));
    const read = readingOrder([...left, ...column('右', 312)]).flatMap(({ rows }) =>
      rows.map(({ text }) => text),
    );
    expect(read).toEqual([...left, ...column('右', 312)].map(({ text }) => text));
  });

  it('are cut by a line of the whole width', () => {
    const title = line('横跨两栏的一行标题文字在页面的上方', 80, 72, 522);
    const read = readingOrder([title, ...column('左', 80), ...column('右', 312)]);
    expect(read[0]!.rows.map(({ text }) => text)).toEqual([title.text]);
    expect(read).toHaveLength(3);
  });
});
