import { faultsIn } from './axe-faults.ts';
import { expect, test } from './host.ts';
import { goTo, VIEWS } from './views.ts';

/** A window of 1280 × 800 as it is, and at 200 %. */
const ZOOMS = [
  ['100 %', { width: 1280, height: 800 }],
  ['200 %', { width: 640, height: 400 }],
] as const;

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['zh', 'en'] as const) {
    for (const [zoom, size] of ZOOMS) {
      // The suite sees each theme, each language and each size once.
      const isInSuite =
        [theme, language, zoom].join() === 'light,zh,100 %' ||
        [theme, language, zoom].join() === 'dark,en,200 %';
      const tag = isInSuite ? [] : '@long';
      test(
        `every page in ${theme}, ${language}, at ${zoom} has no fault that axe can find`,
        { tag },
        async ({ page, host }) => {
          await page.setViewportSize(size);
          await page.goto(host.address);
          if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
          if (language === 'en') await page.getByRole('button', { name: 'EN', exact: true }).click();
          await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
          const faults: string[] = [];
          for (const [name, hash] of VIEWS) {
            await goTo(page, hash);
            faults.push(...(await faultsIn(page)).map((fault) => `${name}: ${fault}`));
          }
          expect(faults).toEqual([]);
        },
      );
    }
  }
}
