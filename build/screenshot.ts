/** `npm run screenshot`: takes the picture of the README from the built program and the shipped archive. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const library = mkdtempSync(path.join(tmpdir(), 'lanjuan-screenshot-'));
const host = spawn(process.execPath, ['dist/app/localhost/localhost.js', '--library', library], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  // Readline hands over the line as the first argument of its event.
  const [address] = (await once(createInterface({ input: host.stdout }), 'line')) as readonly string[];
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await page.goto(address ?? '');
  await page.getByRole('combobox').fill('放心消费');
  await page
    .getByRole('button', { name: /平湖 2022/ })
    .first()
    .click();
  await page.locator('mark.current').waitFor();
  await page.screenshot({ path: path.join(root, 'build/screenshots/reader.png') });
  await browser.close();
} finally {
  host.kill('SIGTERM');
  await once(host, 'exit');
  rmSync(library, { recursive: true, force: true });
}
