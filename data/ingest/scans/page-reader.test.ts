import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import type { GreyPage } from './images/grey-page.ts';
import { PageReader, type Networks } from './page-reader.ts';

/** In the place of the runtime: dark is text. */
const INK: Networks = {
  detector: {
    inputNames: ['in'],
    outputNames: ['out'],
    run: ({ in: tensor }: { readonly in: Tensor }) => {
      const [, , rows = 0, width = 0] = tensor.dims;
      // Its values are greys of ImageNet's red: white lies at 2.2, black at -2.1.
      const red = tensor.data as Float32Array;
      const data = Float32Array.from({ length: rows * width }, (_, i) => (red[i]! < 0 ? 0.9 : 0));
      return Promise.resolve({ out: { data, dims: [1, 1, rows, width], dispose: () => undefined } });
    },
  } as unknown as InferenceSession,
  recogniser: {} as InferenceSession,
  tensor: (data, dims) => ({ data, dims }) as unknown as Tensor,
  characters: [],
};

/** Lines of ink as high as `height` says. */
function sheet(width: number, height: number, lines: number): GreyPage {
  const pitch = 2 * height;
  const rows = pitch * (lines + 2);
  const data = new Uint8Array(width * rows).fill(255);
  for (let line = 1; line <= lines; line++)
    for (let y = line * pitch; y < line * pitch + height; y++)
      data.fill(0, y * width + 200, (y + 1) * width - 200);
  return { width, height: rows, data };
}

describe('lines of a page', () => {
  it('are as high on a broad sheet, on which they are small, as on any', async () => {
    const heightsOn = async (width: number): Promise<number> => {
      const { boxes } = await new PageReader(INK).find(sheet(width, 11, 12));
      expect(boxes).toHaveLength(12);
      return boxes.reduce((sum, { h }) => sum + h, 0) / boxes.length;
    };
    const [usual, broad] = [await heightsOn(2000), await heightsOn(10_000)];
    expect(Math.abs(broad / usual - 1)).toBeLessThan(0.08);
  });
});
