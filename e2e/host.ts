import { expect, test as base } from '@playwright/test';
import { PassedHost } from './passed-host.ts';
import { newAddress, startHost, type Host } from './start-host.ts';

export { expect, newAddress, startHost, type Host };

export interface Hosts {
  /** A host with an empty library; not started for this test alone, but as good as new (passed-host.ts). */
  readonly host: Host;
  /** A host that is started for this test in `library`: for what stops it, or looks at its files. */
  readonly ownHost: Host;
  /** A folder of the test's own, for its own host and a second start. */
  readonly library: string;
}

export const test = base.extend<Hosts, { readonly passed: PassedHost }>({
  passed: [
    async ({ browser }, use) => {
      const passed = new PassedHost(browser);
      await use(passed);
      await passed.end();
    },
    { scope: 'worker' },
  ],
  host: async ({ passed }, use) => {
    await passed.lend(use);
  },
  // Playwright wants to see what a fixture uses, even if that is nothing.
  // eslint-disable-next-line no-empty-pattern
  library: async ({}, use, info) => {
    await use(info.outputPath('馆藏'));
  },
  ownHost: async ({ library }, use) => {
    const host = await startHost(library);
    await use(host);
    await host.stop();
  },
});
