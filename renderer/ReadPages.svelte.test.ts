import { screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { Reply } from '../data/contract/api.ts';
import { clientOver } from './archive-client.ts';
import { carryOriginals } from './shared/testing/sample-library.ts';
import { eventually } from './shared/testing/show.ts';
import { openWindow } from './testing/open-window.ts';
import { LATE } from './late-parts.ts';

it('asks once for pages of a source that is not kept, and says so', async () => {
  const carry = carryOriginals();
  let asked = 0;
  const client = clientOver(async (method, request): Promise<Reply<unknown>> => {
    if (method === 'sources.describe') {
      // A window that asks again and again would never let the test end.
      if (++asked > 20) return new Promise(() => undefined);
      return { ok: false, error: { code: 'not_found', detail: 'no source' } };
    }
    return carry(method, request);
  });
  await LATE.pages.need();
  openWindow(client, '#/read/pinghu-2022/original?pages=all');
  await eventually(() => screen.getByText(/没有保存/));
  await new Promise((go) => setTimeout(go, 100));
  expect(asked).toBe(1);
});
