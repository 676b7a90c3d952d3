import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Column, ComparedRow, PairComparison } from '../../data/contract/comparison-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { readingClient } from '../shared/testing/sample-library.ts';
import { show } from '../shared/testing/show.ts';
import SentenceRow from './SentenceRow.svelte';

const column = (id: string): Column => ({ reportId: id as ReportId, edition: 'digest' });
const COLUMNS = [column('pinghu-2020'), column('pinghu-2022')];

async function rowsOf(): Promise<PairComparison['rows']> {
  const [left, right] = COLUMNS;
  return (await readingClient().call('compare.texts', { left: left!, right: right! })).rows;
}

async function shown(which: (row: ComparedRow) => boolean, joins: 'left' | 'right' | null = null) {
  const row = (await rowsOf()).find(which);
  if (!row) throw new Error('the archive has no such row');
  const actions = {
    pin: vi.fn(),
    part: vi.fn(),
    withdraw: vi.fn(),
    startJoin: vi.fn(),
    join: vi.fn(),
    note: vi.fn(),
    pages: vi.fn(),
  };
  const onplace = vi.fn();
  show(SentenceRow, {
    row,
    index: 7,
    isHidden: false,
    isCurrent: false,
    columns: COLUMNS,
    joins,
    actions,
    onplace,
  });
  return { row, actions, onplace, cells: screen.getAllByRole('cell') };
}

describe('a row of two sentences', () => {
  it('leads from a sentence to its place, on either side', async () => {
    const { row, onplace, cells } = await shown(({ kind }) => kind === 'reworded');
    await fireEvent.click(within(cells[1]!).getByRole('button'));
    const { passageId, start, end } = row.right!;
    expect(onplace).toHaveBeenCalledWith('pinghu-2022', 'digest', passageId, [start, end]);
  });

  it('is joined for good, parted, noted and led to its pages by its buttons', async () => {
    const { row, actions } = await shown(({ kind }) => kind === 'reworded');
    for (const name of ['固定', '拆开', '写批注', '原件：并排看两边印着这里的页面'])
      await fireEvent.click(screen.getByRole('button', { name }));
    for (const action of [actions.pin, actions.part, actions.note, actions.pages])
      expect(action).toHaveBeenCalledWith(row);
    expect(screen.queryByRole('button', { name: '配对' })).toBeNull();
  });

  it('without a partner is joined to one that is chosen next, and has an empty cell', async () => {
    const { row, actions, cells } = await shown(({ kind, related }) => kind === 'new' && !related);
    expect(cells.map((one) => one.textContent?.trim() === '')).toEqual([true, false]);
    await fireEvent.click(screen.getByRole('button', { name: '配对' }));
    expect(actions.startJoin).toHaveBeenCalledWith(row);
  });

  it('is what a waiting sentence is joined to, and is not opened then', async () => {
    const { row, actions, onplace, cells } = await shown(({ kind }) => kind === 'new', 'right');
    await fireEvent.click(within(cells[1]!).getByRole('button', { name: row.right!.text }));
    expect(actions.join).toHaveBeenCalledWith(row.right);
    expect(onplace).not.toHaveBeenCalled();
  });

  it('marks what one sentence has and the other has not, and nothing else', async () => {
    const { row, cells } = await shown(
      ({ leftChanges, rightChanges }) => leftChanges.length > 0 && rightChanges.length > 0,
    );
    const marked = (cell: HTMLElement): number =>
      [...cell.querySelectorAll('mark')].reduce((sum, one) => sum + [...(one.textContent ?? '')].length, 0);
    const length = (changes: ComparedRow['leftChanges']): number =>
      changes.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(marked(cells[0]!)).toBe(length(row.leftChanges));
    expect(marked(cells[1]!)).toBe(length(row.rightChanges));
    expect(cells[0]!.textContent).toContain(row.left!.text);
  });
});
