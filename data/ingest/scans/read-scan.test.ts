import { describe, expect, it } from 'vitest';
import type { LineBox } from './find-lines.ts';
import type { PageReader } from './page-reader.ts';
import { readScan } from './read-scan.ts';
import type { ScannedLine } from './scanned-line.ts';

const PAGE = { width: 1000, height: 400, data: new Uint8Array(400_000).fill(255) };

/** In the place of the networks: line by line what is read squeezed, and what at full width, each this sure. */
function readerOf(
  lines: readonly (readonly [squeezed: string, full: string, sureness: number])[],
): PageReader {
  const boxes: LineBox[] = lines.map((_, i) => ({ x: 100, y: 50 + i * 60, w: 400, h: 40, score: 1 }));
  const lineOf = (box: LineBox, squeeze: number): ScannedLine => {
    const [squeezed, full, sure] = lines[(box.y - 50) / 60]!;
    const text = squeeze < 1 ? squeezed : full;
    const places = Array.from(text, (_, i) => box.x + (i + 0.5) * 40);
    const sureness = places.map(() => sure);
    return {
      ...box,
      text,
      places,
      along: places,
      sureness,
      seconds: places.map(() => null),
      vertical: false,
    };
  };
  const reader: Pick<PageReader, 'find' | 'read'> = {
    find: () => Promise.resolve({ boxes, skew: 0 }),
    read: (_page, wanted, _skew, squeeze) => Promise.resolve(wanted.map((box) => lineOf(box, squeeze))),
  };
  // A reader has fields of its own besides, which nobody outside sees.
  return reader as PageReader;
}

describe('a line of a scan', () => {
  it('is there, in doubt, where most of it are digits on which two readings differ', async () => {
    const { lines } = await readScan(readerOf([['2021年', '2020年', 0.99]]), PAGE);
    expect(lines.map(({ text }) => text)).toEqual(['2020年']);
    expect(lines[0]!.unsure.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  it('keeps the mark at its end that only the squeezed reading has', async () => {
    const read = async (squeezed: string, full: string): Promise<string[]> =>
      (await readScan(readerOf([[squeezed, full, 0.99]]), PAGE)).lines.map(({ text }) => text);
    expect(await read('整改率达到100%。', '整改率达到100%')).toEqual(['整改率达到100%。']);
    expect(await read('整改率达到100%工', '整改率达到100%')).toEqual(['整改率达到100%']);
    expect(await read('整改率达到10%。', '整改率达到100%')).toEqual(['整改率达到100%']);
  });

  it('has ‰ where that was read as two signs', async () => {
    const { lines } = await readScan(readerOf([['出生率为7.46%0，', '出生率为7.46%0，', 0.99]]), PAGE);
    expect(lines[0]!.text).toBe('出生率为7.46‰，');
    expect(lines[0]!.unsure).toEqual([{ at: 8, sureness: 0.5, second: '%' }]);
  });

  it('is none where the recogniser itself doubts most of it: a picture and a rule give boxes too', async () => {
    const { lines } = await readScan(
      readerOf([
        ['年度工作总结', '年度工作总结', 0.98],
        ['一二三', '一二三', 0.3],
      ]),
      PAGE,
    );
    expect(lines.map(({ text }) => text)).toEqual(['年度工作总结']);
  });
});
