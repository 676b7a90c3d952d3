import { expect, test } from './rehearsal/harness/fixture.ts';

// What `npm start` waits for before it believes in the window.

const env = { LANJUAN_HANDSHAKE: 'a-word' };

test('the start is told when the window can be seen, and of a second start that it handed over', async ({
  rehearse,
}) => {
  const app = await rehearse({ env });
  await app.firstWindow();
  await expect.poll(() => app.output()).toContain('a-word shown\n');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  const second = await rehearse({ env });
  expect(await second.exited).toBe(0);
  expect(second.output()).toContain('a-word handed-over\n');
  expect(second.output()).not.toContain('shown');
});

test('nobody is told anything who does not wait for it', async ({ rehearse }) => {
  const app = await rehearse();
  await app.firstWindow();
  await app.close();
  expect(app.output()).not.toContain('shown');
});
