import { test as desktop } from './rehearsal/harness/fixture.ts';
import { test as localhost } from './host.ts';
import { begun } from './rehearsal-journeys.ts';
import { takeScanToPaper } from './scan-journey.ts';

const NAME =
  'a scan is read, found, put right beside its picture, its figure seen, and quoted in Word with the cut-out';

localhost(`${NAME}: in a browser`, async ({ page, host }) => {
  localhost.setTimeout(900_000);
  await page.goto(`${host.address}#/library`);
  await takeScanToPaper(page);
});

desktop(`${NAME}: in the desktop program`, async ({ rehearse }) => {
  desktop.setTimeout(900_000);
  const page = await begun(await rehearse());
  await page.evaluate(() => (location.hash = '#/library'));
  await takeScanToPaper(page);
});
