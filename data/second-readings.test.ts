/** Characters that a scan may be read by otherwise: shown as unsure, and found by either reading. */
import { describe, expect, it } from 'vitest';
import type { PassageId } from './contract/model.ts';
import { createArchive } from './schema/archive-file.ts';
import { passagesInOrder } from './schema/parsed-report.ts';
import { storeReport } from './schema/store-report.ts';
import { wordingsOf } from './search/index/second-readings.ts';
import { OffsetMap } from './text/offset-map.ts';
import { syntheticReport } from './testing/synthetic-report.ts';
import { libraryInFolder } from './testing/library-in-folder.ts';

const synthetic = syntheticReport(0);
const printed = passagesInOrder(synthetic.sections).find(
  ({ kind, text }) => kind === 'text' && text.length > 20,
)!;
const characters = [...printed.text];
/** The passages of such a report share their places in the source; this one has its own. */
const FROM = 5_000_000;
const passage = { ...printed, map: new OffsetMap([[0, FROM, characters.length]]) };
const report = {
  ...synthetic,
  format: 'png',
  sections: synthetic.sections.map((section) => ({
    ...section,
    passages: section.passages.map((one) => (one === printed ? passage : one)),
  })),
};
/** Two characters of one passage that may be others, and one of which nothing else is likely. */
const doubts = [
  { at: 4, second: '龘' },
  { at: 9, second: '靐' },
  { at: 12, second: '' },
];
const { library } = libraryInFolder((file) =>
  createArchive(file, (database) =>
    storeReport(database, {
      ...report,
      defects: [
        { kind: 'scanned', rawStart: FROM, rawEnd: FROM + characters.length, before: '', after: '' },
        ...doubts.map(({ at, second }) => ({
          kind: 'unsure_reading' as const,
          rawStart: FROM + at,
          rawEnd: FROM + at + 1,
          before: characters[at]!,
          after: second,
        })),
      ],
    }),
  ),
);
const { archive } = library;
const find = (query: string, exact = false) =>
  archive['search.run']({ query, filters: {}, limit: 10, offset: 0, exact, sort: 'place' });
const words = (from: number, to: number, at?: number, second?: string): string =>
  characters
    .map((one, i) => (i === at ? second : one))
    .slice(from, to)
    .join('');

describe('a character in doubt', () => {
  it('is told with what it may be, and is no repair', () => {
    const { reportId, edition } = { reportId: report.record.reportId, edition: report.edition };
    const read = archive['reports.read']({ reportId, edition });
    expect(read.unsureCharacters.map(({ start, printed, second }) => [start, printed, second])).toEqual([
      [4, characters[4], '龘'],
      [9, characters[9], '靐'],
      [12, characters[12], null],
    ]);
    expect(read).toMatchObject({ isScanned: true, defects: [], repairs: [] });
  });

  it('is found by either reading, and marked where it is printed', () => {
    expect(find(words(3, 7)).total).toBeGreaterThan(0);
    const [hit] = find(words(3, 7, 4, '龘')).hits;
    expect(hit?.text).toBe(passage.text);
    expect(hit?.ranges).toEqual([[3, 7]]);
    expect(hit?.corrections).toBeUndefined();
    expect(find('"靐"').total).toBe(1);
    expect(find('龘 靐').total).toBe(1);
    expect(find(`/龘[^]{4}/`).total).toBe(1);
  });

  it.each(['龘', '靐', '/龘/', '/靐/', '/龘[^]{4}靐/'])('is an occurrence of its own: %s', (query) => {
    expect(find(query).total).toBe(1);
    const { lines, total } = archive['search.concordance']({
      ...{ query, filters: {}, limit: 10, offset: 0, exact: true, sort: 'place' },
    });
    expect([total, lines.length]).toEqual([1, 1]);
  });

  it('leaves no passage out by what it may be', () => {
    const words = `"${characters.slice(15, 20).join('')}"`;
    const { total } = find(words);
    expect(find(`${words} -靐`).total).toBe(total);
    expect(find(`${words} -/靐/`).total).toBe(total);
    expect(find(`${words} -(NOT 靐)`).total).toBe(1);
    expect(find(`${words} -"${characters.slice(3, 7).join('')}"`).total).toBe(total - 1);
  });

  it('is found by its second reading however many are in doubt', () => {
    const printed = '检'.repeat(60);
    const doubtful = Array.from({ length: 60 }, (_, at) => ({
      ...{ passageId: 'a:original:1' as PassageId, start: at, end: at + 1, printed: '检' },
      second: String.fromCodePoint(0x4e00 + at),
    }));
    const texts = wordingsOf(printed, doubtful).map(({ text }) => text);
    expect(texts.length).toBeLessThan(30);
    for (const [at, { second }] of doubtful.entries())
      expect(texts.some((text) => text[at] === second && [undefined, '检'].includes(text[at + 1]))).toBe(
        true,
      );
  });

  it('leaves whatever nothing else is likely for as it is', () => {
    expect(find('龘靐').total).toBe(0);
  });
});
