import { describe, expect, it } from 'vitest';
import type { PrintedFigure } from '../shared/printed-figure.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { tellingHost } from '../shared/testing/telling-host.ts';
import { ClippingsState } from './clippings.svelte.ts';

const CITED = {
  ...{ reportId: 'linjiang-2024', agency: '临江市市场监督管理局', title: '一年', subtitle: null, kind: null },
  ...{ yearCovered: 2024, yearPublished: 2025, sourceFile: null, section: '消费维权', edition: 'original' },
};
const figure = (indicatorId: string, value: number) => ({
  kind: 'figure',
  words: `办结投诉${value}件`,
  figure: { indicatorId, subject: '办结投诉', value, unit: '件', period: '2024', code: null },
  cited: CITED,
});
const LIST = [
  { kind: 'words', words: '办结投诉9158件。', cited: CITED },
  figure('printed', 9158),
  figure('of a text', 41),
].map((content, i) => ({ clippingId: String(i), content, line: '', state: 'exact', place: null }));
const PICTURE: PrintedFigure = {
  png: new Uint8Array([1, 2, 3]),
  width: 1200,
  height: 300,
  page: 4,
  isUnseen: false,
};

describe('the 材料夹 in the window', () => {
  it('makes one paper for whoever takes it, in which a figure that is printed somewhere has its picture', async () => {
    const asked: string[] = [];
    const clippings = new ClippingsState({
      ...{ messages: new Messages(), notices: new Notices(), fail: () => undefined, undo: () => undefined },
      client: tellingHost(() => LIST),
      printedOf: (indicatorId) => {
        asked.push(indicatorId);
        return Promise.resolve(indicatorId === 'printed' ? PICTURE : null);
      },
    });
    await clippings.load();
    const { blocks, about } = await clippings.document(['档案库 a']);
    expect(about).toEqual(['档案库 a']);
    expect(asked).toEqual(['printed', 'of a text']);
    expect(blocks.filter((block) => block.kind === 'picture')).toEqual([
      expect.objectContaining({ png: PICTURE.png, description: expect.stringContaining('9158件') as string }),
    ]);
  });
});
