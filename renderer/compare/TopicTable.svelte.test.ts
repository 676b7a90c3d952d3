import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../testing/open-window.ts';
import { readingClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

const THREE = '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest';

describe('reports topic by topic', () => {
  it('stand in one column each, every topic in one row of as many cells', async () => {
    openWindow(readingClient(), THREE);
    const table = await eventually(() => screen.getByRole('table', { name: '并列对照' }));
    const heads = within(table)
      .getAllByRole('columnheader')
      .map((one) => one.textContent ?? '');
    expect(heads).toHaveLength(3);
    ['2020', '2022', '2025'].forEach((year, i) => expect(heads[i]).toContain(`平湖 ${year}`));
    const groups = await eventually(() => {
      const found = within(table).getAllByRole('rowgroup');
      expect(found.length).toBeGreaterThan(15);
      return found;
    });
    for (const group of groups) expect(within(group).getAllByRole('cell')).toHaveLength(3);
  });

  it('has a list of its topics, each leading to a row of that name', async () => {
    openWindow(readingClient(), THREE);
    const list = await eventually(() => screen.getByRole('navigation', { name: '主题一览' }));
    const table = screen.getByRole('table', { name: '并列对照' });
    const names = within(list)
      .getAllByRole('button')
      .map((one) => one.textContent?.replace(/\s*\d*\s*$/, '').trim() ?? '');
    expect(names.length).toBeGreaterThan(10);
    expect(within(table).getAllByRole('rowheader', { name: '消费维权' }).length).toBeGreaterThan(0);
  });
});
