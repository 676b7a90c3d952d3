import { describe, expect, it } from 'vitest';
import type { Authority } from '../../data/contract/authority-entry.ts';
import { authorisedText, offersWithNames, supersededIn } from './authorised-names.ts';

const years = { from: null, to: null };
const MARKET: Authority = {
  kind: 'agency',
  authorised: { name: '临河县市场监督管理局', from: 2014, to: null },
  others: [{ kind: 'former', name: '临河县工商局', from: null, to: 2014 }],
  note: '',
};
const PERSON: Authority = {
  kind: 'person',
  authorised: { name: '沈洁', ...years },
  others: [{ kind: 'other', name: '沈 洁', ...years }],
  note: '',
};
const ALL = [MARKET, PERSON];
const names = (...given: Parameters<typeof supersededIn>): readonly string[] =>
  supersededIn(...given).map(({ name }) => name);

describe('a name that is not the authorised one', () => {
  it('is found in every kind of field that holds names, and nowhere else', () => {
    expect(names(ALL, 'agency', '临河县工商局')).toEqual(['临河县工商局']);
    expect(names(ALL, 'responsibility', '临河县统计局；临河县工商局')).toEqual(['临河县工商局']);
    expect(names(ALL, 'byline', '记者：张三、沈 洁；摄影：沈 洁')).toEqual(['沈 洁']);
    expect(names(ALL, 'head', '沈 洁（局长）')).toEqual(['沈 洁']);
    expect(names(ALL, 'title', '临河县工商局')).toEqual([]);
    expect(names(ALL, 'head', '临河县工商局')).toEqual([]);
    expect(names(ALL, 'agency', '')).toEqual([]);
  });

  it('gives way to the authorised one in its place alone', () => {
    const use = (field: 'responsibility' | 'byline' | 'head', text: string): string =>
      authorisedText(field, text, supersededIn(ALL, field, text)[0]!);
    expect(use('responsibility', '甲局；临河县工商局')).toBe('甲局；临河县市场监督管理局');
    // Once it is there already, it does not stand twice.
    expect(use('responsibility', '临河县市场监督管理局；临河县工商局')).toBe('临河县市场监督管理局');
    expect(use('byline', '记者：张三、沈 洁；摄影：沈 洁')).toBe('记者：张三、沈洁；摄影：沈洁');
    expect(use('head', '沈 洁（局长）')).toBe('沈洁（局长）');
  });
});

describe('what a field of names is offered', () => {
  it('is the authorised name with the uses of all its names, in place of the others', () => {
    const uses = new Map([
      ['临河县统计局', 3],
      ['临河县市场监督管理局', 1],
      ['临河县工商局', 4],
    ]);
    expect(offersWithNames(ALL, 'agency', uses)).toEqual([
      { value: '临河县市场监督管理局', also: ['临河县工商局'] },
      { value: '临河县统计局', also: [] },
    ]);
  });

  it('is an authorised name also where no record has it, and what is in use where there is none', () => {
    expect(offersWithNames(ALL, 'byline', new Map())).toEqual([{ value: '沈洁', also: ['沈 洁'] }]);
    expect(offersWithNames(ALL, 'location', new Map([['甲库', 1]]))).toEqual([{ value: '甲库', also: [] }]);
  });
});
