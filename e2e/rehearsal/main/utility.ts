import { fork, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { guard, GuardedEmitter, onlyOptions } from '../shared/guard.ts';
import { note } from './stage.ts';

const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** A process of its own under plain Node; start-utility.ts gives it process.parentPort. */
export class UtilityProcessDouble
  extends GuardedEmitter
  implements Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage'>
{
  readonly #child: ChildProcess;

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super('UtilityProcess', ['exit', 'message', 'error']);
    onlyOptions('utilityProcess.fork', options, ['serviceName']);
    const start = fileURLToPath(new URL('../start-utility.ts', import.meta.url));
    const child = fork(start, [modulePath, ...args], { serialization: 'advanced' });
    this.#child = child;
    living.add(child);
    const pid = child.pid ?? 0;
    child.on('spawn', () => note({ kind: 'utility', event: 'spawn', pid, code: null }));
    child.on('message', (data) => this.emit('message', data));
    child.on('exit', (code, signal) => {
      living.delete(child);
      const exitCode = code ?? constants.signals[signal ?? 'SIGKILL'];
      note({ kind: 'utility', event: 'exit', pid, code: exitCode });
      // V8 aborts when it cannot go on. Where nobody listens, an `error` is an error of the main process.
      if (signal === 'SIGABRT') this.emit('error', 'FatalError', 'v8::internal::Heap', '');
      this.emit('exit', exitCode);
    });
  }

  postMessage(data: unknown): void {
    // Electron wants a value that can be cloned; null and plain objects can.
    if (this.#child.connected) this.#child.send({ data }, () => undefined);
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = guard('utilityProcess', {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcessDouble(modulePath, args, options),
});
