import { afterAll, describe, expect, it } from 'vitest';
import type { EditionName, ReportId } from '../contract/model.ts';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import { comparePromises } from './compare-promises.ts';
import { compareTexts } from './compare-texts.ts';
import { compareTopics, mergeOrders } from './compare-topics.ts';

const set = openSampleSet();
afterAll(() => closeSample(set));

// The ids of the sample archive.
const column = (reportId: string, edition: EditionName = 'digest') => ({
  reportId: reportId as ReportId,
  edition,
});
const [OLD, NEW] = [column('qinghe-2020'), column('qinghe-2022')];

describe('two years of an agency', () => {
  const { rows } = compareTexts(set, { left: OLD, right: NEW });
  const rowOf = (words: string) =>
    rows.find((row) => row.left?.text.includes(words) || row.right?.text.includes(words));

  it('show a changed figure, and a moved sentence with how its wording differs', () => {
    expect(rowOf('不合格率')).toMatchObject({ kind: 'figure', topic: 'equip' });
    expect(rowOf('挽回经济损失')).toMatchObject({ kind: 'moved', wording: 'figure' });
  });

  it('join the same matter under its older and its present term', () => {
    expect(rowOf('新增市场主体8400户')?.right?.text).toBe('全年新增经营主体9158户。');
  });

  it('show what is new and what fell silent', () => {
    expect(rowOf('自助办照机')?.kind).toBe('new');
    expect(rowOf('三家商场设立维权站')?.kind).toBe('dropped');
  });

  it('give places in the passage for sentences and their changes', () => {
    const row = rowOf('不合格率')!;
    expect(row.right).toMatchObject({ start: 13, isHeading: false, heading: '安全监管' });
    expect(row.rightChanges).toEqual([[25, 30]]);
  });

  it('compare a text with itself as all the same', () => {
    expect(new Set(compareTexts(set, { left: OLD, right: OLD }).rows.map((row) => row.kind))).toEqual(
      new Set(['same']),
    );
  });

  it('refuse an edition that is not held', () => {
    const left = column('qinghe-2020', 'original');
    expect(() => compareTexts(set, { left, right: NEW })).toThrow('report "qinghe-2020" has no original');
  });
});

describe('texts by topic', () => {
  it('have one row per topic, the plans last, and an empty cell where a text is silent', () => {
    const { rows } = compareTopics(set, { columns: [OLD, NEW, column('baishi-2022')] });
    expect(rows.map((row) => [row.kind, row.topic])).toEqual([
      ['review', 'market'],
      ['review', 'consumer'],
      ['review', 'equip'],
      ['review', 'honor'],
      ['plan', 'civic'],
    ]);
    expect(rows[0]!.cells.map((cell) => cell.heading)).toEqual(['市场主体', '经营主体', '市场主体']);
    expect(rows[4]!.cells.map((cell) => cell.passages.length)).toEqual([2, 0, 0]);
  });

  it('follow the first text and put what it lacks behind its neighbour', () => {
    expect(
      mergeOrders([
        ['food', null, 'ip'],
        ['food', 'drug', 'ip', 'team'],
      ]),
    ).toEqual(['food', 'drug', 'ip', 'team', null]);
  });
});

describe('the promises of a year', () => {
  it('list each plan sentence, with silence where nothing answers', () => {
    const { promises } = comparePromises(set, { from: OLD, to: NEW });
    expect(promises.map((promise) => [promise.sentence.text, promise.topic])).toEqual([
      ['2021年计划改造农贸市场6家。', 'civic'],
      ['拟推动电梯加装远程监测。', 'civic'],
      ['计划举办青年讲堂。', 'civic'],
    ]);
    expect(promises[2]!.candidates).toEqual([]);
  });
});
