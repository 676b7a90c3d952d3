import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../testing/open-window.ts';
import { readingClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

describe('the catalogue', () => {
  it('lists every report under its agency and opens one', async () => {
    openWindow(readingClient(), '#/read');
    const list = await eventually(() => screen.getByRole('navigation', { name: '报告目录' }));
    await eventually(() => expect(within(list).getAllByRole('button')).toHaveLength(5));
    expect(within(list).getByRole('heading', { name: /平湖市市场监督管理局/ }).textContent).toContain(
      '县级市',
    );
    await fireEvent.click(within(list).getByRole('button', { name: /凝心聚力护民生/ }));
    await eventually(() => expect(location.hash).toContain('#/read/'));
    await eventually(() => screen.getByRole('main', { name: /凝心聚力护民生/ }));
  });
});
