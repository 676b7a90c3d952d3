import { expect } from '@playwright/test';
import { test } from './host.ts';

test('archives are read from end to end while one goes on, and say when', async ({ page, ownHost: host }) => {
  await page.goto(`${host.address}#/library`);
  const archives = page.getByRole('region', { name: '已打开的档案库' });
  await expect(archives.getByText('尚未全面校验')).toBeVisible();
  await archives.getByRole('button', { name: '校验完整性' }).click();
  await expect(archives.getByText(/全面校验：完好，5 个文本与登记的校验值一致/)).toBeVisible();
  await expect(archives.getByRole('button', { name: '校验完整性' })).toBeVisible();
  // The day stays, also in another window.
  await page.reload();
  await expect(archives.getByText(/年\d+月\d+日全面校验：完好/)).toBeVisible();
});
