import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { PRINTED_ADDRESS, test, type Started } from './start-checkout.ts';

// `npm start` with scripts in the place of Electron's program: whatever it does, a person ends up with a program that works.

/** A sentence of why, and the same program under an address that lets its reader in. */
async function worksInBrowser(started: Started, why: RegExp): Promise<void> {
  await started.says(why);
  const address = await started.says(PRINTED_ADDRESS);
  const answer = await fetch(address, { redirect: 'manual' });
  expect(answer.status).toBe(200);
  // The key of the session; a page that refuses carries none.
  expect(answer.headers.get('x-lanjuan-token')).toMatch(/\S{20}/);
  expect(started.output().match(/^In the browser, /gm)).toHaveLength(1);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const FATAL = '[4711:1129/120000.000001:FATAL:sandbox/linux/suid/client/setuid_sandbox_host.cc(166)]';
const X11 = '[4711:1129/120000.000001:ERROR:ui/ozone/platform/x11/ozone_platform_x11.cc(256)]';

const DEATHS = [
  {
    name: 'aborts for want of its sandbox',
    script: `echo '${FATAL} The SUID sandbox helper binary was found, but is not configured correctly.' >&2; kill -TRAP $$`,
    why: /Electron was ended by SIGTRAP before its window could be seen: The SUID sandbox helper binary was found/,
  },
  {
    name: 'misses a library',
    script: `echo 'electron: error while loading shared libraries: libnss3.so: cannot open shared object file' >&2; exit 127`,
    why: /Electron ended with code 127 before its window could be seen: electron: .*libnss3\.so/,
  },
  {
    name: 'finds nobody at the display',
    script: `echo '${X11} Missing X server or $DISPLAY' >&2; exit 1`,
    why: /Electron ended with code 1 before its window could be seen: Missing X server/,
  },
  {
    name: 'ends without a word and without a window',
    script: 'exit 0',
    why: /Electron ended with code 0 before its window could be seen; open/,
  },
];

for (const { name, script, why } of DEATHS) {
  test(`Electron ${name}: the program opens in the browser`, async ({ checkout }) => {
    checkout.program(script);
    await worksInBrowser(checkout.start(), why);
  });
}

test('Electron may not be executed: the program opens in the browser', async ({ checkout }) => {
  checkout.program('exit 0', 0o644);
  await worksInBrowser(checkout.start(), /Electron could not be started \(.*EACCES\)/);
});

test('a variable that makes plain Node of Electron is not handed on', async ({ checkout }) => {
  const shown = `echo "$LANJUAN_HANDSHAKE shown"; echo 'a line of its own'`;
  checkout.program(`[ -n "$ELECTRON_RUN_AS_NODE" ] && exit 0; ${shown}`);
  const started = checkout.start([], { ELECTRON_RUN_AS_NODE: '1' });
  expect(await started.ended).toBe(0);
  expect(started.output()).toBe('a line of its own\n');
});

test('Electron hangs: it is ended, and the program opens in the browser; the next start does not wait', async ({
  checkout,
}) => {
  // One that does not hear, and one that it has started.
  checkout.program(
    `trap '' TERM; (trap - TERM; exec sleep 1000) & echo $! $$ > "$HOME/pids"; wait; sleep 1000`,
  );
  const patience = { LANJUAN_START_PATIENCE: '1' };
  const first = checkout.start([], patience);
  await worksInBrowser(first, /Electron showed no window within 1 s/);
  const pids = fs.readFileSync(path.join(checkout.home, 'pids'), 'utf8').trim().split(' ').map(Number);
  for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false);
  const second = checkout.start(['--library', `${checkout.library}-2`], patience);
  await worksInBrowser(second, /within 1 s; npm start -- --retry-desktop tries again/);
  checkout.program(`echo "$LANJUAN_HANDSHAKE shown"`);
  expect(await checkout.start(['--retry-desktop']).ended).toBe(0);
});

test('Electron hands over to the program that runs already: that is success', async ({ checkout }) => {
  checkout.program(`echo "$LANJUAN_HANDSHAKE handed-over"; exit 0`);
  const started = checkout.start();
  expect(await started.ended).toBe(0);
  expect(started.output()).toBe('');
});

test('the code of a program that showed its window is the code of the start', async ({ checkout }) => {
  checkout.program(`echo "$LANJUAN_HANDSHAKE shown"; echo 'lost the display' >&2; exit 3`);
  const started = checkout.start();
  expect(await started.ended).toBe(3);
  expect(started.output()).toContain("The window's program ended with code 3: lost the display");
});

test('files that were meant for the window are named, not taken for wrong words', async ({ checkout }) => {
  checkout.program('exit 1');
  const started = checkout.start(['临河.lanjuan', '--port=0']);
  await worksInBrowser(started, /Not taken in the browser: 临河\.lanjuan/);
});

test('a smoke test without a window has failed', async ({ checkout }) => {
  checkout.program('exit 1');
  const started = checkout.start(['--smoke-test']);
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain('No smoke test, because Electron ended with code 1');
});
