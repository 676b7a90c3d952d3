import { expect, startHost, test } from './host.ts';

test('two programs on two ports share a browser and nothing else', async ({ page, host, context }, info) => {
  const other = await startHost(info.outputPath('另一个馆藏'));
  try {
    const second = await context.newPage();
    await page.goto(host.address);
    await second.goto(other.address);
    // Both cookies lie under one name of the machine; each program finds its own.
    for (const one of [page, second, page]) {
      await one.reload();
      await expect(one.getByRole('navigation', { name: '报告目录' }).getByText('5 篇报告')).toBeVisible();
    }
    const names = (await context.cookies(host.origin)).map((cookie) => cookie.name);
    expect(names.filter((name) => /^lanjuan-[0-9a-f]{12}$/.test(name)).length).toBeGreaterThanOrEqual(2);
    // What the one keeps the other does not know, and the key of the one opens nothing there.
    const ask = async (origin: string, key: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-lanjuan-token': key };
      return (await fetch(`${origin}/api/library.status`, { method: 'POST', headers, body: '{}' })).status;
    };
    expect(await ask(host.origin, host.token)).toBe(200);
    expect(await ask(other.origin, host.token)).toBe(403);
    expect(await ask(host.origin, other.token)).toBe(403);
  } finally {
    await other.stop();
  }
});
