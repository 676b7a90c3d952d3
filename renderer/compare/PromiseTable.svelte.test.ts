import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openWindow } from '../testing/open-window.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

async function promises() {
  openWindow(
    sampleClient(),
    '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest&mode=promises',
  );
  const table = await eventually(() => screen.getByRole('table', { name: '承诺与落实' }));
  await eventually(() => expect(within(table).getAllByRole('rowheader').length).toBeGreaterThan(0));
  return table;
}

describe('promises of a plan', () => {
  it('are judged, counted, and the judgement is taken back by undo', async () => {
    const table = await promises();
    const [first] = within(table).getAllByRole('button', { name: /^已兑现：/ });
    await fireEvent.click(first!);
    await eventually(() => screen.getByRole('button', { name: /^已兑现 1$/ }));
    await fireEvent.click(await eventually(() => screen.getByRole('button', { name: '撤销' })));
    await eventually(() => screen.getByRole('button', { name: /^已兑现 0$/ }));
  });

  it('are narrowed to one judgement, which the address tells', async () => {
    const table = await promises();
    const [first] = within(table).getAllByRole('button', { name: /^部分兑现：/ });
    await fireEvent.click(first!);
    await fireEvent.click(await eventually(() => screen.getByRole('button', { name: /^部分兑现 1$/ })));
    await eventually(() => expect(within(table).getAllByRole('rowheader')).toHaveLength(1));
    await eventually(() => expect(location.hash).toContain('promises=partly'));
  });
});
