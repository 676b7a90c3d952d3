import { describe, expect, it } from 'vitest';
import { passageTable } from './passage-table.ts';

const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, isHeader: true, start: 0, end: 2 };
const table = { rows: 1, columns: 1, caption: '单位：件', cells: [cell] };

describe('a table from an archive', () => {
  it('is given as it was stored', () => expect(passageTable(JSON.stringify(table), 2)).toEqual(table));

  it.each([
    ['no JSON', '{'],
    ['no cells', '{"rows":1,"columns":1}'],
    ['a cell outside its text', JSON.stringify({ ...table, cells: [{ ...cell, end: 3 }] })],
    ['a span without end', JSON.stringify({ ...table, cells: [{ ...cell, rowSpan: 1e9 }] })],
    ['cells over each other', JSON.stringify({ ...table, cells: [cell, { ...cell, column: 1 }] })],
  ])('is none when it is %s', (_, json) => expect(passageTable(json, 2)).toBe(null));
});
