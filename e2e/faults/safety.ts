import { expect } from '@playwright/test';
import type { Rehearsal } from '../rehearsal/harness/rehearsal.ts';
import { within, type Probe } from './fault.ts';

declare const lanjuan: {
  call(method: string, request: unknown): Promise<{ readonly ok: boolean }>;
  openArchive(): Promise<void>;
  openSource(reportId: string): Promise<{ readonly error?: { readonly code: string } }>;
};

/** Looks around as a page that means ill, and asks as a stranger. */
export const safety: Probe = {
  name: 'a page that means ill',
  async look({ app }) {
    // A page that gets away takes the rest of the journey with it; what was noted until then still counts.
    const faults = [...(await journey(app).catch((error: unknown) => [String(error)]))];
    for (const { url, prevented } of app.log('navigation'))
      if (!prevented) faults.push(`navigation to ${url} allowed`);
    for (const { name, check, request } of app.log('permission'))
      if (check || request) faults.push(`permission ${name} given`);
    if (!app.log('switch').some(({ name }) => name === 'host-resolver-rules'))
      faults.push('names are looked up');
    return faults;
  },
};

async function journey(app: Rehearsal): Promise<readonly string[]> {
  const page = await within(20_000, app.firstWindow());
  await page.waitForURL(/index\.html/);
  const faults = [...(await within(20_000, page.evaluate(lookAround)))];
  const asked = page.evaluate(() => lanjuan.call('reports.list', {}));
  const reply = await within(5000, asked).catch(() => ({ ok: false }));
  if (!reply.ok) faults.push('the library does not answer');
  await within(20_000, page.evaluate(openPageOfScripts)).catch(() => undefined);
  if (app.log('opened').length > 0) faults.push('a page of scripts was opened');
  if ((await page.context().cookies()).length > 0) faults.push('a cookie is kept');
  await expect.poll(() => app.log('window-open').length).toBeGreaterThan(0);
  return [...faults, ...(await askAsStranger(app))];
}

/** In the page. */
async function lookAround(): Promise<string[]> {
  const faults: string[] = [];
  if (!isSecureContext) faults.push('no secure context');
  const doors = Object.keys(lanjuan).sort().join(', ');
  if (doors !== 'call, onCommand, openArchive, openSource, platform, versions')
    faults.push(`doors: ${doors}`);
  document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
  if ('ran' in window) faults.push('inline script ran');
  const fetched = await fetch('/index.html').then(
    () => true,
    () => false,
  );
  if (fetched) faults.push('fetch answered');
  window.open('https://elsewhere.example/');
  location.href = 'https://elsewhere.example/';
  await new Promise((resolve) => setTimeout(resolve, 200));
  return faults;
}

/** In the page: a kept page of scripts, which no program of the system is to be given. */
async function openPageOfScripts(): Promise<void> {
  const text = '<html><script>document.title = 1</script><p>临河县市场监督管理局2023年工作总结</p></html>';
  const contentBase64 = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const reply = await lanjuan.call('imports.add', { files: [{ name: '总结.txt', contentBase64 }] });
  const [added] = (reply as { readonly value?: readonly { readonly reportId: string }[] }).value ?? [];
  if (added) await lanjuan.openSource(added.reportId);
}

/** First as a foreign site, then as another host of our own scheme once the filter is gone. */
async function askAsStranger(rehearsal: Rehearsal): Promise<string[]> {
  const load = (address: string): Promise<unknown> =>
    rehearsal.evaluate(
      ({ BrowserWindow }, url) =>
        BrowserWindow.getAllWindows()[0]
          ?.loadURL(url)
          .catch(() => undefined),
      address,
    );
  await load('https://elsewhere.example/');
  await rehearsal.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  await load('app://stranger/index.html');
  const [page] = rehearsal.windows();
  const ask = (): Promise<boolean | undefined> | undefined =>
    page?.evaluate(() => lanjuan.call('reports.list', {}).then(({ ok }) => ok)).catch(() => undefined);
  // Asked again where the browser's own page for the refused address is still on its way out.
  await expect.poll(ask, { timeout: 20_000 }).toBeDefined();
  const answered = await ask();
  await page?.evaluate(() => lanjuan.openArchive()).catch(() => undefined);
  const told = await page?.evaluate(() => lanjuan.openSource('pinghu-2022')).catch(() => undefined);
  const dialogs = rehearsal.log('dialog').filter(({ method }) => method === 'showOpenDialog');
  return [
    ...(answered ? ['a stranger was answered'] : []),
    ...(told && told.error?.code !== 'forbidden' ? ['a stranger was told of a kept file'] : []),
    ...(dialogs.length > 0 ? ['a stranger was given a dialog'] : []),
  ];
}
