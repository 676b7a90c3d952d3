import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { PassageId } from '../../data/contract/model.ts';
import { figurePutRight } from './figure-put-right.ts';

const passageId = 'linhe-2024:original:3' as PassageId;
const TEXT = '全县新增经营主体3122户，罚没款96.5万元。';
const place = (words: string): [number, number] => {
  const start = TEXT.indexOf(words);
  return [start, start + words.length];
};
const figure = (subject: string, value: number, words: string): Indicator => {
  const what = { subject, value, unit: '户', period: '2024', kind: 'actual' } as const;
  const known: Partial<Indicator> = { ...what, passageId, range: place(words) };
  // Nothing else of a figure is looked at.
  return known as Indicator;
};
const HOUSES = figure('新增经营主体', 3122, '3122户');
const digit = (at: number, replacement: string) => {
  const start = TEXT.indexOf('3122') + at;
  return { passageId, start, end: start + 1, replacement };
};

describe('a figure of which a digit is put right', () => {
  it('says the number as it is now', () => {
    expect(figurePutRight(HOUSES, TEXT, [digit(3, '3')])).toEqual({
      ...{ subject: '新增经营主体', value: 3123, unit: '户', period: '2024', kind: 'actual' },
    });
  });

  it('says it with all that has been put right, in whatever order', () => {
    const both = [digit(3, '3'), digit(0, '8')];
    expect(figurePutRight(HOUSES, TEXT, both)).toMatchObject({ value: 8123 });
    const corrected = { ...HOUSES, value: 3123, read: { ...HOUSES, value: 3122 } };
    expect(figurePutRight(corrected, TEXT, both)).toMatchObject({ value: 8123 });
  });

  it('is told nothing by characters elsewhere, by letters, or where it is not the number in the words', () => {
    const [start, end] = place('体');
    expect(figurePutRight(HOUSES, TEXT, [{ passageId, start, end, replacement: '9' }])).toBeNull();
    expect(figurePutRight(HOUSES, TEXT, [digit(0, '8.'), digit(2, '.')])).toBeNull();
    expect(figurePutRight({ ...HOUSES, value: 31.22 }, TEXT, [digit(3, '3')])).toBeNull();
    expect(figurePutRight({ ...HOUSES, range: null }, TEXT, [digit(3, '3')])).toBeNull();
  });
});
