import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../testing/open-window.ts';
import { readingClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

const THREE = '#/compare?way=pages&columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest';
const sides = () =>
  within(screen.getByRole('region', { name: '原件' }))
    .getAllByRole('region')
    .map((side) => side.getAttribute('aria-label'));

describe('two originals side by side', () => {
  it('are those of the first two columns until a person chooses others, which the address tells', async () => {
    openWindow(readingClient(), THREE);
    const right = await eventually(() => screen.getByRole('combobox', { name: '右侧的报告' }));
    expect(sides()).toEqual(['平湖 2020 的原件', '平湖 2022 的原件']);
    await fireEvent.change(right, { target: { value: 'pinghu-2025' } });
    await eventually(() => expect(location.hash).toContain('sides=pinghu-2020%2Cpinghu-2025'));
    expect(sides()).toEqual(['平湖 2020 的原件', '平湖 2025 的原件']);
    await fireEvent.change(screen.getByRole('combobox', { name: '左侧的报告' }), {
      target: { value: 'pinghu-2025' },
    });
    await eventually(() => expect(sides()).toEqual(['平湖 2025 的原件', '平湖 2020 的原件']));
  });

  it('say so where no original is held, and lead to no topic', async () => {
    openWindow(readingClient(), THREE);
    const region = await eventually(() => screen.getByRole('region', { name: '原件' }));
    const said = within(region)
      .getAllByRole('status')
      .map((one) => one.textContent);
    expect(said[0]).toBe('平湖 2020 尚未导入原文，没有原件可看。');
    expect(said).toHaveLength(2);
    expect(screen.queryByRole('combobox', { name: '转到主题…' })).toBeNull();
  });
});
