import { ArchiveError } from './contract/errors.ts';

/** Which imports have been told to stop, by the names under which they were asked for. */
export class StoppedImports {
  readonly #stops = new Map<string, AbortController>();

  /** Whatever comes under this name is stopped, also what comes later. */
  readonly stop = ({ batch }: { readonly batch: string }): null => {
    this.#of(batch).abort();
    return null;
  };

  /** Aborted once the import of this name is to stop; never for one without a name. */
  signalOf(batch: string | undefined): AbortSignal {
    return batch === undefined ? new AbortController().signal : this.#of(batch).signal;
  }

  #of(batch: string): AbortController {
    const known = this.#stops.get(batch) ?? new AbortController();
    this.#stops.set(batch, known);
    return known;
  }
}

/** What a work gives, unless the stop comes first: then cancelled is thrown, and what the work gives is heard by nobody. */
export async function unlessStopped<Value>(
  signal: AbortSignal,
  what: string,
  work: () => Value | Promise<Value>,
): Promise<Value> {
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(cancelled(what));
  if (signal.aborted) throw cancelled(what);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work(), stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function cancelled(what: string): ArchiveError {
  return new ArchiveError('cancelled', `${what} was not read`);
}
