import type { Page } from '@playwright/test';
import { expect, test as base } from './host.ts';
import { outside } from './outside.ts';
import { PassedHost } from './passed-host.ts';
import { print, type Place } from './printed-pdf.ts';

export { expect };

/** On the first three pages, and on the last. */
export const WORDS = [1, 2, 4, 8, 11, 15, 17, 68].flatMap((n) => [`${3000 + n}户次`, `隐患${500 + n}个`]);

/** A paper of twelve pages that is in the library already, for tests that only read it. */
interface Paper {
  readonly placeOf: (words: string) => Place;
  /** Shows the first of its pages beside the text. */
  readonly open: (page: Page) => Promise<void>;
}

interface Shelf {
  readonly passed: PassedHost;
  readonly placeOf: Paper['placeOf'];
  readonly address: () => string;
}

export const test = base.extend<{ readonly paper: Paper }, { readonly shelf: Shelf }>({
  shelf: [
    async ({ browser }, use) => {
      const { pdf, placeOf } = await print(browser, 12, WORDS);
      let address = '';
      const passed = new PassedHost(browser, async (host) => {
        const files = [{ name: '总结.pdf', contentBase64: pdf.toString('base64') }];
        const [added] = (await outside(host)('imports.add', { files })) as unknown as [{ reportId: string }];
        address = `#/read/${added.reportId}/original?pages=1`;
      });
      await use({ passed, placeOf, address: () => address });
      await passed.end();
    },
    { scope: 'worker' },
  ],
  paper: async ({ shelf: { passed, placeOf, address } }, use) => {
    await passed.lend((host) =>
      use({ placeOf, open: async (page) => void (await page.goto(host.address + address())) }),
    );
  },
});
