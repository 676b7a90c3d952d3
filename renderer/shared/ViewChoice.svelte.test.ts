import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import FilterChoice from './FilterChoice.svelte';
import { show } from './testing/show.ts';
import ViewChoice from './ViewChoice.svelte';

describe('a choice between views', () => {
  it('presses the one that is shown, says why another cannot be, and tells what was chosen', async () => {
    const onchoose = vi.fn();
    const views = [
      { id: 'digest', label: '提要' },
      { id: 'original', label: '原文' },
      { id: 'pages', label: '原件', isDisabled: true, title: '尚未导入原文' },
    ] as const;
    show(ViewChoice, { label: '版本', views, current: 'digest', onchoose });
    const group = within(screen.getByRole('group', { name: '版本' }));
    expect(group.getByRole('button', { pressed: true }).textContent).toBe('提要');
    expect(group.getByRole('button', { name: '原件' })).toMatchObject({
      disabled: true,
      title: '尚未导入原文',
    });
    await fireEvent.click(group.getByRole('button', { name: '原文' }));
    expect(onchoose.mock.calls).toEqual([['original']]);
  });
});

describe('a choice of filters', () => {
  it('says how many each would leave, and what is chosen', async () => {
    const onchoose = vi.fn();
    const filters = [
      { id: 'all', label: '全部', count: 1154 },
      { id: 'targets', label: '有目标', count: 0, isDisabled: true },
      { id: 'new', label: '新增', count: 3, name: '新增 3 句' },
    ] as const;
    show(FilterChoice, { label: '显示', filters, isChosen: (id: string) => id === 'all', onchoose });
    const group = within(screen.getByRole('group', { name: '显示' }));
    expect(group.getByRole('button', { pressed: true }).textContent).toBe('全部 1,154');
    await fireEvent.click(group.getByRole('button', { name: '新增 3 句' }));
    expect(onchoose.mock.calls).toEqual([['new']]);
    expect(group.getByRole('button', { name: /有目标/ })).toMatchObject({ disabled: true });
  });
});
