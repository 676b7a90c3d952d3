/** Templates of records: kept, undone, given and merged as entries of the notebook. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeKey } from '../contract/entry-key.ts';
import {
  extended,
  isKeepableTemplate,
  readTemplate,
  templateText,
  type RecordTemplate,
} from '../contract/template-entry.ts';
import type { Notebook } from './notebook.ts';
import { TwoNotebooks } from './testing/two-notebooks.ts';

let both: TwoNotebooks;
let office: Notebook;
let archive: Notebook;

beforeEach(() => {
  both = new TwoNotebooks();
  ({ office, archive } = both);
});
afterEach(() => both.remove());

const COUNTY: RecordTemplate = {
  name: '县局总结',
  values: { fondsCode: 'X043', retention: '30年', subjects: ['市场监管', '总结'] },
  first: ['archivalCode', 'date'],
};

function keep(notebook: Notebook, template: RecordTemplate): void {
  notebook.entries.save('template', COUNTY.name, templateText(template));
}

function kept(notebook: Notebook): readonly (RecordTemplate | null)[] {
  return notebook.entries.list('template').map(readTemplate);
}

const exchange = (): void => both.exchange();

describe('a template', () => {
  it('is kept, renamed, removed, and each of these undone', () => {
    keep(office, COUNTY);
    keep(office, { ...COUNTY, name: '县局年度总结' });
    office.entries.remove('template', COUNTY.name);
    expect(kept(office)).toEqual([]);
    expect(office.undoStack.undo().label).toBe('template.remove');
    expect(kept(office)).toEqual([{ ...COUNTY, name: '县局年度总结' }]);
    office.undoStack.undo();
    expect(kept(office)).toEqual([COUNTY]);
    office.undoStack.undo();
    expect(kept(office)).toEqual([]);
  });

  it('travels, and one that two people made of one name has the fields of both, on both machines', () => {
    keep(office, { name: '县局总结', values: { fondsCode: 'X043', location: '甲库' }, first: ['date'] });
    keep(archive, { name: '县局总结', values: { fondsCode: 'X044' }, first: ['archivalCode'] });
    exchange();
    const [both] = kept(office);
    expect(kept(archive)).toEqual([both]);
    expect(both?.values.location).toBe('甲库');
    expect(['X043', 'X044']).toContain(both?.values.fondsCode);
    expect(new Set(both?.first)).toEqual(new Set(['date', 'archivalCode']));
    keep(archive, COUNTY);
    exchange();
    expect([kept(office), kept(archive)]).toEqual([[COUNTY], [COUNTY]]);
  });
});

describe('the value of a template', () => {
  const read = (value: unknown): RecordTemplate | null =>
    readTemplate({ value: JSON.stringify(value), rivals: [] });

  it('comes back as it was kept, and what is none is nothing', () => {
    expect(readTemplate({ value: templateText(COUNTY), rivals: [] })).toEqual(COUNTY);
    for (const value of ['', 'null', '{}', '{"name":"","values":{},"first":[]}'])
      expect(readTemplate({ value, rivals: [] })).toBeNull();
    expect(readTemplate({ value: '{}', rivals: [templateText(COUNTY)] })).toEqual(COUNTY);
  });

  it('leaves out fields that this version does not know, cannot hold or does not edit', () => {
    const values = { location: '甲库', smell: '霉', date: '去年', title: null, collections: ['甲'] };
    expect(read({ name: '甲', values, first: ['smell', 'date', 'collections', 'date'] })).toEqual({
      name: '甲',
      values: { location: '甲库' },
      first: ['date'],
    });
  });

  it('has a name and says something', () => {
    expect(isKeepableTemplate(COUNTY)).toBe(true);
    expect(isKeepableTemplate({ ...COUNTY, name: ' ' })).toBe(false);
    expect(isKeepableTemplate({ name: '甲', values: {}, first: ['date'] })).toBe(true);
    expect(isKeepableTemplate({ name: '甲', values: {}, first: [] })).toBe(false);
  });

  it('is extended by another, whose word counts', () => {
    const more: RecordTemplate = {
      name: '县局总结',
      values: { retention: '永久' },
      first: ['agency', 'date'],
    };
    expect(extended(COUNTY, more)).toEqual({
      name: '县局总结',
      values: { ...COUNTY.values, retention: '永久' },
      first: ['agency', 'date', 'archivalCode'],
    });
  });
});

describe('the key of a new entry', () => {
  it('is what it is called, numbered where that is taken', () => {
    expect(freeKey('甲', new Set())).toBe('甲');
    expect(freeKey('甲', new Set(['甲', '甲 (2)']))).toBe('甲 (3)');
  });
});
