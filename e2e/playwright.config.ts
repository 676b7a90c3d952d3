import fs from 'node:fs';
import { chromium, defineConfig, devices } from '@playwright/test';

// CHROMIUM_PATH wins; then the browser that `playwright install chromium` put in its place; then one of the system.
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
const own = fs.existsSync(chromium.executablePath()) ? undefined : SYSTEM.find((file) => fs.existsSync(file));
/**
 * A whole Chromium draws its address bar with two pages of its own for every window, a quarter of what a test costs. The
 * last of these switches counts: what Playwright turns off stands here as well.
 */
const TURNED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
const executablePath = process.env['CHROMIUM_PATH'] ?? own;

/** No server is started here: what a test needs is started for it, or lent to it as good as new (host.ts). */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // Limits for what never comes, not measures of time: a machine that is busy with other work must pass as well.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // A machine that builds for others may be slow once; a fault that stays is a failure.
  retries: process.env['CI'] ? 2 : 0,
  reporter: 'list',
  // `@long`: further rounds of what the suite goes through once, and faults that test the rehearsal itself.
  projects: [
    { name: 'suite', grepInvert: /@long/ },
    { name: 'long', grep: /@long/ },
  ],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    // A trace of every test costs half as much work again.
    trace: 'on-first-retry',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [`--disable-features=${TURNED_OFF.join(',')}`],
    },
  },
});
