import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The localhost host from its sources. It has another port and another key after every start. */
export class DevHost {
  readonly #root: string;
  readonly #library: string;
  #process: ChildProcess | null = null;
  /** One start or stop at a time. */
  #turn: Promise<void> = Promise.resolve();
  /** `http://127.0.0.1:PORT`; null while it does not run. */
  origin: string | null = null;
  /** Opens the library of this start. */
  key = '';

  constructor(root: string, library: string) {
    this.#root = root;
    this.#library = library;
  }

  start(): Promise<void> {
    return this.#inTurn(() => this.#start());
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    return (this.#turn = this.#turn.then(work));
  }

  /** Resolves also where it does not begin: what is wrong stands on standard error, and the next change tries again. */
  async #start(): Promise<void> {
    const main = path.join(this.#root, 'electron/localhost/main.ts');
    const child = spawn(process.execPath, [main, '--library', this.#library], {
      // The channel ends it with us, however we end.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.#process = child;
    const address = await firstLine(child);
    if (address === null) return;
    const { headers } = await fetch(address);
    this.key = headers.get('x-lanjuan-token') ?? '';
    this.origin = new URL(address).origin;
  }

  async #stop(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    this.origin = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

/** Null where the process ends without a word. */
function firstLine(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    // Standard output is a pipe (above).
    const lines = createInterface({ input: child.stdout! });
    lines.once('line', resolve).once('close', () => resolve(null));
  });
}
