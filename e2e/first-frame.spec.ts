import { expect, test } from './host.ts';

test('the name of the program is painted before a style or a script has come', async ({ page, host }) => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/assets/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(host.address, { waitUntil: 'commit' });
  await expect(page.getByRole('img', { name: '览卷' })).toBeVisible();
  const paints = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
  await expect.poll(paints).toBe(1);
  goOn();
  await expect(page.getByRole('combobox').first()).toBeVisible();
  await expect(page.getByRole('img', { name: '览卷' })).toHaveCount(0);
});
