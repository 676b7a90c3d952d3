/** Work that is done one after the other, each when nothing else is to be done. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();
  readonly #whenFree: (go: () => void) => void;

  /** `whenFree`: calls when there is time for the next. */
  constructor(whenFree: (go: () => void) => void) {
    this.#whenFree = whenFree;
  }

  /** Rejects with what `signal` was aborted by; work whose turn comes later is not begun. */
  run<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    const own = this.#last
      .then(() => (signal.aborted ? undefined : new Promise<void>(this.#whenFree)))
      .then(() => {
        signal.throwIfAborted();
        return work();
      });
    this.#last = own.catch(() => undefined);
    return own;
  }
}
