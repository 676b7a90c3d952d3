// Where the tests find a Chromium; with --install, gets one where there is none.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const SYSTEM = [
  // Without the windows of a browser, which nobody sees here, and with a quarter less work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a browser: CHROMIUM_PATH, else Playwright's own, else the system's. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM].find(
    (file) => file && fs.existsSync(file),
  );
}

function install(): void {
  const isDebianRoot = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    process.stderr.write('Installing Chromium and a Chinese font for the tests …\n');
    const apt = (...args: readonly string[]): unknown =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    const get = (...packages: readonly string[]): unknown =>
      apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
    get('chromium-headless-shell', 'fonts-noto-cjk');
    if (!findBrowser()) get('chromium', 'fonts-noto-cjk');
  } else {
    spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      stdio: ['ignore', 2, 2],
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  if (!findBrowser() && process.argv.includes('--install')) install();
  const found = findBrowser();
  if (!found) {
    process.stderr.write(
      'No Chromium: install one (apt install chromium fonts-noto-cjk) or set CHROMIUM_PATH.\n',
    );
    process.exit(1);
  }
}
