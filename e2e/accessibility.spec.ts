import AxeBuilder from '@axe-core/playwright';
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
      test(`every page in ${theme}, ${language}, at ${zoom} has no fault that axe can find`, async ({
        page,
        host,
      }) => {
        await page.setViewportSize(size);
        await page.goto(host.address);
        if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
        if (language === 'en') await page.getByRole('button', { name: 'EN', exact: true }).click();
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        const faults: string[] = [];
        for (const [name, hash] of VIEWS) {
          await goTo(page, hash);
          // The handles between the panes stand between landmarks, not in one.
          const { violations } = await new AxeBuilder({ page })
            .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
            .exclude('[role=separator]')
            .analyze();
          faults.push(
            ...violations.map(
              ({ id, nodes }) =>
                `${name}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
            ),
          );
        }
        expect(faults).toEqual([]);
      });
    }
  }
}
