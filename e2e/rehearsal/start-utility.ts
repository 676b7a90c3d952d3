import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import workerThreads from 'node:worker_threads';
import { GuardedEmitter, notCovered } from './shared/guard.ts';

// The start of a rehearsed utility process: process.parentPort, then the app's own module.

class ParentPortDouble extends GuardedEmitter {
  #early: object[] | null = [];

  constructor() {
    super('parentPort', ['message']);
    process.on('message', ({ data }: { readonly data: unknown }) => {
      const event = { data, ports: [] };
      if (this.#early) this.#early.push(event);
      else this.emit('message', event);
    });
    // Messages wait for the first listener.
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.#flush());
    });
  }

  postMessage(data: unknown): void {
    process.send?.(data, undefined, undefined, () => undefined);
  }

  #flush(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const event of early) this.emit('message', event);
  }
}

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/|$)/.test(specifier)) throw notCovered(`importing '${specifier}' in a utility process`);
    return next(specifier, context);
  },
});

// Electron tests workers from inside app.asar for CommonJS alone (asar-spec.ts).
class Worker extends workerThreads.Worker {
  constructor(file: string | URL, options?: workerThreads.WorkerOptions) {
    if (!String(file).endsWith('.cjs')) throw notCovered('a worker thread whose entry is an ES module');
    super(file, options);
  }
}
Object.assign(workerThreads, { Worker });
syncBuiltinESMExports();

const [entry] = process.argv.splice(2, 1);
if (entry === undefined) throw new Error('no module for the utility process');
process.argv[1] = entry;
Object.assign(process, { type: 'utility', parentPort: new ParentPortDouble() });
process.on('disconnect', () => process.exit(0));
await import(pathToFileURL(entry).href);
