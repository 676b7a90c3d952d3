import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { readingClient } from './shared/testing/sample-library.ts';
import { eventually } from './shared/testing/show.ts';
import { openWindow } from './testing/open-window.ts';

const open = async (): Promise<void> => {
  openWindow(readingClient(), '#/read/pinghu-2022');
  await eventually(() => expect(document.title).toContain('市监蓝'));
};

describe('the reading desk', () => {
  it('says above the text which agency, year, genre and edition it is', async () => {
    await open();
    const bar = await eventually(() => screen.getByText(/平湖市市场监督管理局/, { selector: 'main strong' }));
    expect(bar.parentElement?.textContent).toMatch(/2022 年度 · .+ · 提要/);
  });

  it('folds what stands beside the text, by button and by key, and brings it back', async () => {
    await open();
    const catalogue = (): HTMLElement | null => screen.queryByRole('navigation', { name: '报告目录' });
    await eventually(() => expect(catalogue()).not.toBeNull());
    await fireEvent.click(screen.getByRole('button', { name: '收起报告目录' }));
    await eventually(() => expect(catalogue()).toBeNull());
    await fireEvent.keyDown(document.body, { key: '[' });
    await eventually(() => expect(catalogue()).not.toBeNull());
  });

  it('opens the help by a key and closes nothing else by it', async () => {
    await open();
    await fireEvent.keyDown(document.body, { key: '?' });
    await eventually(() => expect(screen.getByRole('dialog', { name: '帮助' })).toHaveProperty('open', true));
  });

  it('shows nothing of the report before, where the one that is asked for is gone', async () => {
    await open();
    await eventually(() => screen.getByRole('navigation', { name: '目录' }));
    location.hash = '#/read/pinghu-1999';
    window.dispatchEvent(new PopStateEvent('popstate'));
    await eventually(() => screen.getByText(/没有找到所指的内容/));
    expect(screen.queryByRole('navigation', { name: '目录' })).toBeNull();
    expect(document.querySelector('nav [aria-current=true]')).toBeNull();
    expect(document.title).toBe('览卷');
  });
});
