/**
 * node build/icons/make-icons.ts: draws lanjuan.svg in Chromium at every size and writes the forms that installers want.
 * Its results are committed; run it after changing the drawing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';
import { appleIcon, windowsIcon, type Picture } from './icon-files.ts';

const here = import.meta.dirname;
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024] as const;

async function draw(): Promise<readonly Picture[]> {
  const drawing = readFileSync(path.join(here, 'lanjuan.svg'), 'utf8');
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const pictures: Picture[] = [];
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
      );
      pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
      await page.close();
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

const pictures = await draw();
for (const { size, png } of pictures.filter((one) => one.size <= 512))
  writeFileSync(path.join(here, `${size}x${size}.png`), png);
writeFileSync(path.join(here, 'lanjuan.ico'), windowsIcon(pictures));
writeFileSync(path.join(here, 'lanjuan.icns'), appleIcon(pictures));
