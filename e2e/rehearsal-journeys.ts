import type { Page } from '@playwright/test';
import { expect } from './rehearsal/harness/fixture.ts';
import type { Rehearsal } from './rehearsal/harness/rehearsal.ts';

/** The page of a program that has started, once its reports are listed. */
export async function begun(app: Rehearsal, reports = 5): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page.getByRole('navigation', { name: '报告目录' }).getByRole('listitem')).toHaveCount(reports);
  return page;
}

/** What a submenu of the application menu offers; a line is 'separator'. */
export function menuLabels(app: Rehearsal, submenu: string): Promise<readonly string[]> {
  return app.evaluate(({ Menu }, wanted) => {
    const menus = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
    const found = menus.find((item) => item.label === wanted);
    return (found?.submenu?.items ?? []).map((item) => item.label || 'separator');
  }, submenu);
}
