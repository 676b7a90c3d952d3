/** How a person or a supervisor asks for the end. */
export interface Stop {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly asked: AbortSignal;
  /** Aborted by one that comes when closing has taken suspiciously long already. */
  readonly insisted: AbortSignal;
}

/** Milliseconds. Before, npm and the terminal may well send the same Ctrl-C twice; and people press it twice. */
const CLOSING_TAKES = 10_000;

/** Listens for good: a handler that is gone after the first signal would let the second one kill. */
export function stopSignals(source: NodeJS.EventEmitter, now: () => number = () => Date.now()): Stop {
  const asked = new AbortController();
  const insisted = new AbortController();
  let since = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    source.on(signal, () => {
      if (!asked.signal.aborted) {
        since = now();
        asked.abort();
      } else if (now() - since > CLOSING_TAKES) insisted.abort();
    });
  }
  return { asked: asked.signal, insisted: insisted.signal };
}
