import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { readingClient, sampleClient } from './shared/testing/sample-library.ts';
import { eventually } from './shared/testing/show.ts';
import { openWindow } from './testing/open-window.ts';

describe('the window', () => {
  it('opens the report that its address names, with the others in the catalogue', async () => {
    openWindow(readingClient(), '#/read/pinghu-2022');
    const catalogue = await eventually(() => screen.getByRole('navigation', { name: '报告目录' }));
    await eventually(() => expect(within(catalogue).getAllByRole('listitem')).toHaveLength(5));
    await eventually(() => expect(document.title).toContain('市监蓝'));
    expect(screen.getByRole('main').textContent).toContain('平湖');
  });

  it('goes where an address leads that is typed in afterwards', async () => {
    openWindow(readingClient(), '#/read/pinghu-2022');
    await eventually(() => expect(document.title).toContain('市监蓝'));
    location.hash = '#/programmes';
    window.dispatchEvent(new PopStateEvent('popstate'));
    await eventually(() => expect(screen.getByRole('main').textContent).toContain('浙食链'));
    await eventually(() =>
      expect(screen.getByRole('button', { name: '专项', current: 'page' })).toBeTruthy(),
    );
  });

  it('runs the search that an address carries', async () => {
    openWindow(readingClient(), '#/search?q=放心消费');
    const field = await eventually(() =>
      screen.getByRole<HTMLInputElement>('combobox', { name: '检索全部报告' }),
    );
    await eventually(() => expect(field.value).toBe('放心消费'));
    await eventually(() => expect(screen.getByRole('main').textContent).toMatch(/\d+ 处/));
  });

  it('speaks English from one click to the next, and remembers it', async () => {
    const client = sampleClient();
    openWindow(client, '#/read');
    await fireEvent.click(await eventually(() => screen.getByRole('button', { name: 'EN' })));
    await eventually(() => screen.getByRole('combobox', { name: 'Search all reports' }));
    await eventually(async () =>
      expect(await client.call('preferences.read', {})).toMatchObject({ locale: 'en' }),
    );
  });
});
