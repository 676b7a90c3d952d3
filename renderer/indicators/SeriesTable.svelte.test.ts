import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';
import { openWindow } from '../testing/open-window.ts';

const AGENCY = '平湖市市场监督管理局';
/** A second summary of a year that the archive has a summary of. */
const SECOND = `${AGENCY}2022年工作总结\n\n发布日期：2023-03-10\n\n全年为消费者挽回经济损失383.21万元。\n`;

describe('the table of a series', () => {
  it('says beside a value what another document states for the same year', async () => {
    const client = sampleClient();
    const [added] = await client.call('imports.add', {
      files: [
        { name: 'second.txt', contentBase64: btoa(String.fromCharCode(...new TextEncoder().encode(SECOND))) },
      ],
    });
    expect(added?.status).toBe('added');
    openWindow(client, '#/indicators?concept=consumer.loss-recovered');
    const table = await eventually(() => screen.getByRole('table', { name: '各年数据' }));
    await eventually(() => expect(within(table).getByText('另有文件载 383.21万元')).toBeTruthy());
    expect(within(table).getByRole('row', { name: /^.*2022 382\.56万元/ }).textContent).toContain(
      '另有文件载',
    );
    expect(within(table).getAllByText(/另有文件载/)).toHaveLength(1);
  });
});
