import { expect } from '@playwright/test';
import { test } from './host.ts';

const NOTE = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://example.org/notes/7',
  type: 'Annotation',
  created: '2024-03-01T08:00:00Z',
  rights: 'https://creativecommons.org/licenses/by/4.0/',
  body: { type: 'TextualBody', value: '口径待核<script>alert(1)</script>', purpose: 'commenting' },
  target: {
    source: 'https://example.org/report',
    selector: { type: 'TextQuoteSelector', exact: '这句话不在任何一篇报告里' },
  },
};

test('a note of another program shows what it was when it came', async ({ page, host }) => {
  const headers = { 'content-type': 'application/json', 'x-lanjuan-token': host.token };
  const body = JSON.stringify({ jsonLd: JSON.stringify(NOTE) });
  const reply = await fetch(`${host.origin}/api/annotations.import`, { method: 'POST', headers, body });
  expect(await reply.json()).toMatchObject({ ok: true, value: { added: 1 } });
  await page.goto(`${host.address}#/notes`);
  const card = page.getByRole('article').filter({ hasText: '口径待核' });
  await expect(card).toBeVisible();
  await expect(card.getByText('creativecommons')).toBeHidden();
  await card.getByText('原样（来自其他程序）').click();
  await expect(card.getByText('https://creativecommons.org/licenses/by/4.0/')).toBeVisible();
});
