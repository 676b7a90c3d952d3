import { expect, type Browser, type Page } from '@playwright/test';
import { newAddress, type Host } from './start-host.ts';

type Values = Readonly<Record<string, unknown>>;

/** Asks the library as a program on this machine does. */
export function outside(host: Host) {
  return async (method: string, request: object = {}): Promise<Values> => {
    const response = await fetch(`${host.origin}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lanjuan-token': host.token },
      body: JSON.stringify(request),
    });
    const reply = (await response.json()) as { ok: boolean; value: Values; error?: unknown };
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
}
export type Ask = ReturnType<typeof outside>;

/** All that the person's notebook holds of how the window was set and where it was left, as JSON. */
export async function keptOf(host: Host): Promise<string> {
  return JSON.stringify(await outside(host)('preferences.read'));
}

/** Opens views, each in a browser of its own. */
export async function open(browser: Browser, host: Host, ...hashes: readonly string[]): Promise<Page[]> {
  return Promise.all(
    hashes.map(async (hash) => {
      const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
      await page.goto(await newAddress(host.origin, host.token));
      await page.goto(`${host.origin}/${hash}`);
      await expect(page.getByRole('main')).toBeVisible();
      return page;
    }),
  );
}

export const REPORT = 'pinghu-2022';
export const WORDS = '首批试点县';

/** Words of the digest as a place for a note. */
export async function placeOf(ask: Ask, words: string) {
  const report = (await ask('reports.read', { reportId: REPORT, edition: 'digest' })) as unknown as {
    textHash: string;
    sections: { passages: { passageId: string; text: string }[] }[];
  };
  const passage = report.sections
    .flatMap((section) => section.passages)
    .find(({ text }) => text.includes(words))!;
  const start = [...passage.text.slice(0, passage.text.indexOf(words))].length;
  const { passageId } = passage;
  const { textHash } = report;
  const end = start + [...words].length;
  return {
    kind: 'range',
    reportId: REPORT,
    edition: 'digest',
    passageId,
    start,
    end,
    quote: words,
    textHash,
  };
}
