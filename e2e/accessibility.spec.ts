import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { expect, test } from './host.ts';
import { goTo, VIEWS } from './views.ts';

// What its script puts into the page.
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
          // Once: the pages of the program are one document.
          await page.evaluate(AXE);
          const faults: string[] = [];
          for (const [name, hash] of VIEWS) {
            await goTo(page, hash);
            faults.push(...(await lastingFaults(page)).map((fault) => `${name}: ${fault}`));
          }
          expect(faults).toEqual([]);
        },
      );
    }
  }
}

/** What stays: a page that is still being drawn is looked at again. */
async function lastingFaults(page: Page): Promise<string[]> {
  let faults = await faultsOf(page);
  for (let look = 1; faults.length > 0 && look < 6; look += 1) {
    await page.waitForTimeout(500);
    faults = await faultsOf(page);
  }
  return faults;
}

async function faultsOf(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async () => {
    // The handles between the panes stand between landmarks, not in one.
    const found = await axe.run(
      { exclude: ['[role=separator]'] },
      { resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: true } } },
    );
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }));
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((html) => html.slice(0, 160)).join(' | ')}`);
}
