import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';

// What its script puts into the page.
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in a page, and what stays: one that is still being drawn is looked at again. */
export async function faultsIn(page: Page): Promise<string[]> {
  // Once: the pages of the program are one document.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(AXE);
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
