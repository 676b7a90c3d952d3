/** Collections (案卷) of reports: kept in the notebook, in force wherever a record is read. */
import { describe, expect, it } from 'vitest';
import type { Collection } from './contract/collection-model.ts';
import type { ReportId, ReportSummary } from './contract/model.ts';
import { openNotebookLane } from './notebook-lane.ts';
import { openReadingLane } from './reading-lane.ts';
import { libraryForEach } from './testing/library-for-each.ts';

const here = libraryForEach(3);

const [ZERO, ONE, TWO] = ['synthetic-0', 'synthetic-1', 'synthetic-2'] as [ReportId, ReportId, ReportId];

const create = (name: string, ...reportIds: ReportId[]): Collection =>
  here.archive['collections.create']({ name, reportIds });
const change = (
  { collectionId }: Collection,
  what: { name?: string; add?: ReportId[]; remove?: ReportId[] },
): Collection => here.archive['collections.change']({ collectionId, add: [], remove: [], ...what });
const listed = (): readonly (readonly [string, readonly ReportId[]])[] =>
  here.archive['collections.list']({}).map(({ name, reportIds }) => [name, reportIds]);
const report = (reportId: ReportId): ReportSummary =>
  here.archive['reports.list']({}).find((one) => one.reportId === reportId)!;
const found = (query: string): Set<string> =>
  new Set(
    here.archive['search.run']({
      ...{ query, limit: 100, offset: 0, filters: {}, exact: false, sort: 'relevance' },
    }).hits.map((hit) => hit.reportId),
  );

describe('a collection', () => {
  it('is made, renamed, filled, emptied and removed, and is there after a restart', () => {
    const county = create('县局总结', ZERO, ONE);
    create('待核');
    change(county, { name: '县局年度总结', add: [TWO], remove: [ZERO] });
    for (let round = 0; round < 2; round++) {
      expect(listed()).toEqual([
        ['待核', []],
        ['县局年度总结', [ONE, TWO]],
      ]);
      here.library.close();
      here.open();
    }
    here.archive['collections.remove']({ collectionId: county.collectionId });
    expect(listed()).toEqual([['待核', []]]);
    expect(() => change(county, { add: [ONE] })).toThrow('unknown collection');
    expect(report(ONE).fields.collections).toBeUndefined();
  });

  it('is undone and done again step by step, named by what was done', () => {
    const county = create('县局总结', ZERO);
    change(county, { add: [ONE, TWO] });
    change(county, { remove: [ZERO] });
    change(county, { name: '总结' });
    here.archive['collections.remove']({ collectionId: county.collectionId });
    const undone = [1, 2, 3, 4, 5].map(() => [here.archive['notebook.undo']({}).label, listed()]);
    expect(undone).toEqual([
      ['collection.remove', [['总结', [ONE, TWO]]]],
      ['collection.rename', [['县局总结', [ONE, TWO]]]],
      ['collection.takeOut', [['县局总结', [ZERO, ONE, TWO]]]],
      ['collection.putIn', [['县局总结', [ZERO]]]],
      ['collection.create', []],
    ]);
    for (let step = 0; step < 4; step++) here.archive['notebook.redo']({});
    expect(listed()).toEqual([['总结', [ONE, TWO]]]);
  });

  it('is what the records of its reports say: in lists, field queries, forms and tables', () => {
    create('县局总结', ZERO, ONE);
    create('待核', ONE);
    expect(report(ONE).fields.collections).toEqual(['县局总结', '待核'].sort());
    expect(report(TWO).fields.collections).toBeUndefined();
    expect(found('案卷:县局总结')).toEqual(new Set([ZERO, ONE]));
    expect(found('案卷:县局总结 -案卷:待核')).toEqual(new Set([ZERO]));
    const { fields } = here.archive['records.read']({ reportId: ZERO });
    expect(fields.find(({ field }) => field === 'collections')).toMatchObject({
      stored: null,
      value: ['县局总结'],
      isEdited: true,
    });
    const table = here.archive['records.export']({ format: 'csv' });
    expect(Buffer.from(table.contentBase64, 'base64').toString()).toMatch(/案卷[\s\S]*县局总结/u);
  });

  it('is not filled by a table: the cell is refused and said', () => {
    const csv = `报告编号,案卷,题名\n${ONE},另一卷,甲\n`;
    const preview = here.archive['records.preview']({ contentBase64: Buffer.from(csv).toString('base64') });
    expect(preview.changes.map(({ field }) => field)).toEqual(['title']);
    expect(preview.refused).toMatchObject([{ code: 'value', field: 'collections', text: '另一卷' }]);
  });

  it('filled where the notebook is written is known where archives are read', () => {
    here.library.close();
    const [notebook, reading] = [
      openNotebookLane(here.filesIn('lanes')),
      openReadingLane(here.filesIn('lanes')),
    ];
    notebook.archive['collections.create']({ name: '县局总结', reportIds: [ONE] });
    reading.hear({ changed: ['collections', 'records'] });
    const read = reading.archive['reports.list']({}).find(({ reportId }) => reportId === ONE)!;
    expect(read.fields.collections).toEqual(['县局总结']);
    reading.close();
    notebook.close();
    here.open();
  });
});

describe('two machines', () => {
  it('that fill and rename the same collection have all of its reports, and both names until one is chosen', () => {
    const county = create('县局总结', ZERO, ONE);
    const first = here.archive['notebook.pack']({}).contentBase64;
    here.library.close();
    here.open(here.filesIn('another'));
    here.archive['notebook.merge']({ contentBase64: first });
    change(county, { name: '总结', add: [TWO], remove: [ZERO] });
    const second = here.archive['notebook.pack']({}).contentBase64;
    here.library.close();
    here.open();
    change(county, { name: '县级总结' });
    here.archive['notebook.merge']({ contentBase64: second });
    expect(listed()).toEqual([['县级总结 / 总结', [ONE, TWO]]]);
    expect(found('案卷:县级总结')).toEqual(new Set([ONE, TWO]));
    change(county, { name: '总结' });
    expect(listed()).toEqual([['总结', [ONE, TWO]]]);
    expect(here.archive['notebook.check']({})).toMatchObject({
      integrity: 'ok',
      journal: 'ok',
      contents: 'ok',
    });
  });

  it('take no member that is none, and the rest of the package', () => {
    create('县局总结', ZERO);
    const { contentBase64 } = here.archive['notebook.pack']({});
    expect(here.archive['notebook.previewMerge']({ contentBase64 })).toMatchObject({
      refused: [],
      others: 0,
    });
  });
});
