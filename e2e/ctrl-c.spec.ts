import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { expect } from '@playwright/test';
import { follow, NOBODY, PRINTED_ADDRESS, test, type Checkout, type Started } from './start-checkout.ts';

// Ctrl-C in a terminal of its own (util-linux' `script`): it closes the program and never kills it.

const CTRL_C = '\x03';
const hasTerminals = /util-linux/.test(String(spawnSync('script', ['--version']).stdout));

test.beforeEach(() => test.skip(!hasTerminals, "util-linux' script, which makes a terminal, is not here"));

/** `how`: a line for the shell of the terminal, in which "$START" is the command that starts the program. */
function inTerminal(
  checkout: Checkout,
  env: Readonly<Record<string, string>>,
  how = 'eval "exec $START"',
): Started {
  const words = checkout.command().map((word) => `'${word}'`);
  const child = spawn('script', ['--quiet', '--return', '--command', how, '/dev/null'], {
    env: checkout.env({ ...env, START: words.join(' ') }),
    cwd: checkout.home,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...NOBODY,
  });
  return follow(child);
}

/** What an open library has on the disk and a closed one has not. */
function leftOpen(library: string): readonly string[] {
  return fs.existsSync(library)
    ? fs
        .readdirSync(library, { recursive: true, encoding: 'utf8' })
        .filter((name) => /-(wal|shm|journal)$|\.lock$/.test(name))
    : [];
}

async function ask(address: string, method: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-lanjuan-token': await keyOf(address) };
  return (await fetch(new URL(`/api/${method}`, address), { method: 'POST', headers, body: '{}' })).json();
}

const keys = new Map<string, string>();

/** An address is exchanged for a key once. */
async function keyOf(address: string): Promise<string> {
  const key = keys.get(address) ?? (await fetch(address)).headers.get('x-lanjuan-token') ?? '';
  keys.set(address, key);
  return key;
}

const IN_BROWSER = { LANJUAN_HOST: 'browser' };

for (const [name, keys] of [
  ['once', CTRL_C],
  ['twice', CTRL_C + CTRL_C],
  ['five times', CTRL_C.repeat(5)],
] as const) {
  test(`Ctrl-C ${name} closes a library that is in use`, async ({ checkout }) => {
    const started = inTerminal(checkout, IN_BROWSER);
    const address = await started.says(PRINTED_ADDRESS);
    expect(await ask(address, 'library.status')).toMatchObject({ ok: true });
    expect(leftOpen(checkout.library)).not.toEqual([]);
    started.child.stdin?.write(keys);
    expect(await started.ended).toBe(0);
    expect(leftOpen(checkout.library)).toEqual([]);
    const again = checkout.start([], IN_BROWSER);
    const status = await ask(await again.says(PRINTED_ADDRESS), 'library.status');
    expect(status).toMatchObject({ ok: true, value: { problems: [] } });
  });
}

test('Ctrl-C as soon as the address is printed closes what is still being opened', async ({ checkout }) => {
  const started = inTerminal(checkout, IN_BROWSER);
  await started.says(PRINTED_ADDRESS);
  started.child.stdin?.write(CTRL_C);
  expect(await started.ended).toBe(0);
  expect(leftOpen(checkout.library)).toEqual([]);
});

test('Ctrl-C through the shell that npm puts between ends with 0, once all is closed, and leaves the terminal as it was', async ({
  checkout,
}) => {
  const started = inTerminal(checkout, IN_BROWSER, 'sh -c "$START"; code=$?; stty; exit $code');
  await ask(await started.says(PRINTED_ADDRESS), 'library.status');
  expect(leftOpen(checkout.library)).not.toEqual([]);
  started.child.stdin?.write(CTRL_C);
  expect(await started.ended).toBe(0);
  expect(leftOpen(checkout.library)).toEqual([]);
  expect(started.output()).toMatch(/speed \d+ baud/);
  expect(started.output()).not.toMatch(/-(isig|icanon|echo)\b/);
});

test('Enter gives another address, as the page says that refuses one that was used', async ({ checkout }) => {
  const started = inTerminal(checkout, IN_BROWSER);
  const first = await started.says(PRINTED_ADDRESS);
  await started.says(/press Enter for another/);
  await ask(first, 'library.status');
  started.child.stdin?.write('\r');
  await expect.poll(() => new Set(started.output().match(/token=\S+/g)).size).toBe(2);
  const second = started
    .output()
    .match(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/g)!
    .at(-1)!;
  expect(await ask(second, 'library.status')).toMatchObject({ ok: true });
  started.child.stdin?.write(CTRL_C);
  expect(await started.ended).toBe(0);
});

test('Ctrl-C before anything is printed ends it', async ({ checkout }) => {
  checkout.program('echo trying; sleep 1000');
  const started = inTerminal(checkout, {});
  await started.says(/trying/);
  started.child.stdin?.write(CTRL_C);
  expect(await started.ended).toBe(0);
  expect(started.output()).not.toMatch(PRINTED_ADDRESS);
});

test('Electron is told to close once, however often Ctrl-C is pressed', async ({ checkout }) => {
  // It takes a while to close, as Electron does, and dies of no signal, so that each is counted.
  checkout.program(
    `trap 'echo told TERM; closing=0' TERM; trap 'echo told INT' INT
     echo "$LANJUAN_HANDSHAKE shown"; echo open
     while [ "\${closing:-0}" -lt 10 ]; do sleep 0.1; [ -n "$closing" ] && closing=$((closing + 1)); done`,
  );
  const started = inTerminal(checkout, {});
  await started.says(/open/);
  started.child.stdin?.write(CTRL_C.repeat(3));
  await started.says(/told TERM/);
  started.child.stdin?.write(CTRL_C.repeat(3));
  expect(await started.ended).toBe(0);
  expect(started.output().match(/told/g)).toHaveLength(1);
});
