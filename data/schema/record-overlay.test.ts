import { describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import { editsAsHeld, type RecordEdit } from './record-overlay.ts';

// Ids as the reports of the test have them.
const id = (name: string): ReportId => name as ReportId;
const INTO: Readonly<Record<string, string>> = { a: 'b', b: 'c', d: 'c' };

function wayOf(reportId: ReportId): readonly ReportId[] {
  const into = INTO[reportId];
  return [reportId, ...(into === undefined ? [] : wayOf(id(into)))];
}

const edit = (code: string): RecordEdit => ({ values: { archivalCode: code }, tags: { [code]: true } });

describe('what is said of reports that were merged one after the other', () => {
  it.each([
    [['a', 'b', 'c', 'd'], 'c'],
    [['a', 'b'], 'b'],
    [['b', 'a'], 'b'],
    [['a', 'd'], 'd'],
    [['d', 'b'], 'd'],
    [['b', 'd'], 'b'],
    [['a'], 'a'],
  ])('of %j holds the nearest: %s', (said, expected) => {
    const edits = new Map(said.map((name) => [id(name), edit(name)]));
    const held = editsAsHeld(edits, { wayOf });
    expect([...held.keys()]).toEqual(['c']);
    const { values, tags } = held.get(id('c'))!;
    expect(values).toEqual({ archivalCode: expected });
    expect(Object.keys(tags).sort()).toEqual([...said].sort());
  });
});
