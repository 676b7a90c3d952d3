import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../contract/code-points.ts';
import type { LinePlace } from '../../schema/line-places.ts';
import { NO_LAYOUT, type SourceLayout } from '../source-layout.ts';
import type { ReadPage } from './read-scan.ts';
import { withScannedPages } from './scanned-text.ts';

const lineOf = (text: string, unsure: ReadPage['lines'][number]['unsure'] = []) => ({
  text,
  x: 1000,
  y: 2000,
  w: 30_000,
  h: 800,
  drift: 0,
  knots: [],
  isIndented: false,
  unsure,
});
const pageOf = (...lines: ReadPage['lines'][number][]): ReadPage => ({
  width: 100,
  height: 100,
  turns: 0,
  lines,
});
const placeOf = (page: number, rawStart: number, rawEnd: number): LinePlace => ({
  page,
  rawStart,
  rawEnd,
  x: 0,
  y: 0,
  width: 1,
  height: 1,
});
const EMPTY = { text: '', layout: { ...NO_LAYOUT, places: [] } };

describe('pages that have been read', () => {
  it('are the text, in their order, however they came', () => {
    const read = new Map([
      [3, pageOf(lineOf('第三页'))],
      [1, pageOf(lineOf('第一页'), { ...lineOf('再一行'), isIndented: true })],
      [2, pageOf()],
    ]);
    expect(withScannedPages(EMPTY, read).text).toBe('第一页\n\u3000\u3000再一行\n第三页');
  });

  it('keep where each line stands and which characters may be others', () => {
    const doubtful = lineOf('共I2户', [{ at: 1, sureness: 0.6, second: '1' }]);
    const { text, layout } = withScannedPages(EMPTY, new Map([[1, pageOf(lineOf('𠮷祥'), doubtful)]]));
    const [place] = layout.places!.slice(1);
    expect(sliceCodePoints(text, place!.rawStart, place!.rawEnd)).toBe('共I2户');
    const [part] = layout.scanned!;
    expect(sliceCodePoints(text, part!.unsure[0]!.at, part!.unsure[0]!.at + 1)).toBe('I');
    expect([part!.start, part!.end]).toEqual([0, [...text].length]);
  });

  it('stand between the pages that a file has the text of, whose tables and headings move along', () => {
    const layout: SourceLayout = {
      tables: [{ start: 6, end: 9, rows: 1, columns: 2, cells: [] }],
      headings: [{ start: 0, end: 2, level: 1 }],
      lifted: [{ start: 10, end: 12, kind: 'page_number' }],
      places: [placeOf(1, 0, 2), placeOf(1, 3, 5), placeOf(3, 6, 9), placeOf(3, 10, 12)],
    };
    const base = { text: '标题\n正文\n一\t二\n1页', layout };
    const whole = withScannedPages(base, new Map([[2, pageOf(lineOf('夹页'))]]));
    expect(whole.text).toBe('标题\n正文\n夹页\n一\t二\n1页');
    expect(whole.layout.tables[0]).toMatchObject({ start: 9, end: 12 });
    expect(whole.layout.headings[0]).toMatchObject({ start: 0, end: 2 });
    expect(whole.layout.lifted[0]).toMatchObject({ start: 13, end: 15 });
    expect(whole.layout.places!.map(({ page }) => page)).toEqual([1, 1, 2, 3, 3]);
  });

  it('lose nothing: every place covers the words that it covered before', () => {
    const word = fc.string({ unit: fc.constantFrom('年', '件', '1', '𠮷'), minLength: 1, maxLength: 6 });
    const page = fc.record({ words: fc.array(word, { maxLength: 4 }), isScanned: fc.boolean() });
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 8 }), (pages) => {
        let text = '';
        const places: LinePlace[] = [];
        const read = new Map<number, ReadPage>();
        const expected: [number, string][] = [];
        pages.forEach(({ words, isScanned }, i) => {
          for (const one of words) expected.push([i + 1, one]);
          if (isScanned) {
            read.set(i + 1, pageOf(...words.map((one) => lineOf(one))));
            return;
          }
          for (const one of words) {
            if (text !== '') text += '\n';
            const start = [...text].length;
            text += one;
            places.push(placeOf(i + 1, start, start + [...one].length));
          }
        });
        const whole = withScannedPages({ text, layout: { ...NO_LAYOUT, places } }, read);
        const found = whole.layout.places!.map((one) => [
          one.page,
          sliceCodePoints(whole.text, one.rawStart, one.rawEnd),
        ]);
        expect(found).toEqual(expected);
        expect(whole.text.split('\n').filter((one) => one !== '')).toEqual(expected.map(([, one]) => one));
      }),
    );
  });
});
