import type { Browser } from '@playwright/test';

/** A page as a scanner hands it over: a picture of words of ours, at some 200 dpi. */
export async function scanOf(
  browser: Browser,
  title: string,
  paragraphs: readonly string[],
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 560, height: 300 }, deviceScaleFactor: 2 });
  const text = paragraphs.map((one) => `<p>${one}</p>`).join('');
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 36px; background: #fff; color: #111; font: 16px/1.9 'Noto Serif CJK SC', serif }
    h1 { font-size: 23px; text-align: center } p { margin: 0; text-indent: 2em }</style><h1>${title}</h1>${text}`);
  const png = await page.screenshot();
  await page.close();
  return png;
}
