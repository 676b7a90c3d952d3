import { cleanup, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { clientOver } from '../archive-client.ts';
import { openWindow } from '../testing/open-window.ts';
import type { WindowClient } from '../shared/changes.ts';
import { carryOriginals, readingClient } from '../shared/testing/sample-library.ts';
import { eventually } from '../shared/testing/show.ts';

describe('the text of a report', () => {
  it('has every heading and passage of its edition, in their order, once', async () => {
    const client = readingClient();
    openWindow(client, '#/read/pinghu-2022');
    const { sections } = await client.call('reports.read', {
      reportId: 'pinghu-2022',
      edition: 'digest',
    });
    const texts = sections.flatMap(({ passages }) => passages.map((one) => one.text));
    const main = await eventually(() => screen.getByRole('main', { name: /市监蓝/ }));
    await eventually(() => expect(main.textContent).toContain(texts.at(-1)));
    let at = 0;
    for (const text of texts) {
      const found = main.textContent?.indexOf(text, at) ?? -1;
      expect(found, text).toBeGreaterThanOrEqual(at);
      at = found + text.length;
    }
  });

  it('marks the hits of the query, and as many as the reader counts', async () => {
    openWindow(readingClient(), '#/read/pinghu-2022?q=食品安全');
    const main = await eventually(() => screen.getByRole('main', { name: /市监蓝/ }));
    await eventually(() =>
      expect(within(main).getAllByText('食品安全', { selector: 'mark' }).length).toBeGreaterThan(1),
    );
  });

  it('leads from pages that are still to be read to their button, and not where they are open already', async () => {
    openWindow(unreadScan(), '#/read/pinghu-2022/original');
    await eventually(() => screen.getByText(/文字还没有读出来。按“原件”/));
    cleanup();
    openWindow(unreadScan(), '#/read/pinghu-2022/original?pages=all');
    await eventually(() => screen.getByText(/文字还没有读出来。页面已经打开/));
    expect(screen.queryByText(/按“原件”/)).toBeNull();
  });
});

/** A library whose report is a scan that has just been taken in. */
const unreadScan = (): WindowClient => clientOver(carryOriginals({ sections: [] }));
