import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../testing/open-window.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

describe('a promise', () => {
  it('takes a remark, which is there when the page is opened again', async () => {
    const client = sampleClient();
    const address = '#/compare?columns=pinghu-2022:digest,pinghu-2025:digest&mode=promises';
    const { unmount } = openWindow(client, address);
    const table = await eventually(() => screen.getByRole('table', { name: '承诺与落实' }));
    const row = await eventually(() => {
      const found = within(table)
        .getAllByRole('row')
        .find((one) => one.textContent?.includes('无理由退货'));
      return found ?? expect.fail('no such promise');
    });
    expect(row.textContent).toContain('计划 3000家，报告 3962家');
    await fireEvent.click(within(row).getByRole('button', { name: '写备注' }));
    const field = await eventually(() => within(row).getByRole('textbox'));
    await fireEvent.input(field, { target: { value: '单位达标，退货承诺未提' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await eventually(() => within(row).getByRole('button', { name: '备注：单位达标，退货承诺未提' }));
    unmount();
    openWindow(client, address);
    await eventually(() => screen.getByRole('button', { name: '备注：单位达标，退货承诺未提' }));
  });
});
