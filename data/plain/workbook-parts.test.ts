import { describe, expect, it } from 'vitest';
import { placeOfCell, sharedStringsIn, sheetsIn } from './workbook-parts.ts';

describe('the parts of a workbook', () => {
  it('give the words of cells without how they are pronounced, whatever prefix their writer has', () => {
    expect(
      sharedStringsIn(
        '<x:sst><x:si><x:r><x:t>平湖市</x:t></x:r><x:r><x:t>市场监管</x:t></x:r><x:rPh sb="0" eb="1"><x:t>ping</x:t></x:rPh></x:si><x:si/></x:sst>',
      ),
    ).toEqual(['平湖市市场监管', '']);
  });

  it('give the sheets in their order, with where they stand, also those that are not shown', () => {
    expect(
      sheetsIn(
        '<workbook><sheets><sheet name="著录" r:id="b"/><sheet name="草稿" state="veryHidden" r:id="a"/><sheet name="无" r:id="c"/></sheets></workbook>',
        '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      ),
    ).toEqual([
      { title: '著录', path: 'xl/worksheets/sheet2.xml', isHidden: false },
      { title: '草稿', path: 'xl/worksheets/sheet1.xml', isHidden: true },
    ]);
  });

  it('name cells by letters and numbers', () => {
    expect(['A1', 'B7', 'AA10', 'b7', '7'].map(placeOfCell)).toEqual([
      { row: 0, column: 0 },
      { row: 6, column: 1 },
      { row: 9, column: 26 },
      null,
      null,
    ]);
  });
});
