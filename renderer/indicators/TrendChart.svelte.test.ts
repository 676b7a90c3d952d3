import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../testing/open-window.ts';
import { readingClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

async function chart() {
  openWindow(readingClient(), '#/indicators?concept=consumer.loss-recovered');
  return eventually(() => screen.getByRole('group', { name: '挽回消费者经济损失走势图' }));
}

describe('a chart of a series', () => {
  it('names every value, so that it can be read without being seen', async () => {
    const group = await chart();
    for (const name of ['2020 303.18万元', '2022 382.56万元']) within(group).getByRole('button', { name });
    const table = screen.getByRole('table', { name: '各年数据' });
    expect(table.textContent).toContain('303.18万元');
  });

  it('is bars instead of lines where a person wants them', async () => {
    const group = await chart();
    expect(group.querySelectorAll('rect.bar, rect')).toHaveLength(0);
    await fireEvent.click(screen.getByRole('button', { name: '柱形' }));
    await eventually(() => expect(group.querySelectorAll('rect').length).toBeGreaterThan(1));
    await eventually(() => expect(location.hash).toContain('form=bar'));
  });

  it('goes from year to year with the arrows, and to the sentence with Enter', async () => {
    const group = await chart();
    const first = within(group).getByRole('button', { name: '2020 303.18万元' });
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowRight' });
    const next = within(group).getByRole('button', { name: '2022 382.56万元' });
    expect(document.activeElement).toBe(next);
    await fireEvent.keyDown(next, { key: 'Enter' });
    await eventually(() => expect(location.hash).toContain('#/read/pinghu-2022'));
  });
});
