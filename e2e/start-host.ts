import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
const ROOT = path.resolve(import.meta.dirname, '..');

/** A running localhost host, as `npm start` starts it. */
export interface Host {
  /** For a browser: it opens once within a minute, and later on for a browser that was let in. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export async function startHost(library: string): Promise<Host> {
  const main = path.join(ROOT, 'dist/app/localhost/localhost.js');
  const child = spawn(process.execPath, [main, '--library', library], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What was compiled for one test is there for the next.
    env: { NODE_COMPILE_CACHE: path.join(ROOT, 'dist/.compile-cache'), ...process.env },
  });
  const url = new URL(await firstLine(child.stdout));
  const token = await keyFor(url);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return {
    address: await newAddress(url.origin, token),
    origin: url.origin,
    token,
    process: child,
    stop,
  };
}

/** What a program gets that opens the printed address. */
async function keyFor(address: URL): Promise<string> {
  return (await fetch(address)).headers.get('x-lanjuan-token') ?? '';
}

/** For a browser: opens once, and later on for whoever is let in already. */
export async function newAddress(origin: string, token: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session.newAddress`, { headers: { 'x-lanjuan-token': token } });
  // The host answers with a Reply that holds the address.
  return ((await answer.json()) as { readonly value: string }).value;
}

/** Rejects where the host ends without a word on standard output. */
function firstLine(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: output })
      .once('line', resolve)
      .once('close', () => reject(new Error('the host ended at once: is the app built?')));
  });
}
