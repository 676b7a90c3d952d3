import { THINGS, type Thing } from '../data/contract/touches.ts';

/** Milliseconds until a host that is gone is looked for again. */
const PAUSE_MS = 3000;

/** As electron/localhost/windows.ts writes it, one to a line. */
interface Event {
  /** How many changes there have been. */
  readonly revision: number;
  readonly changed: readonly Thing[];
}

/**
 * What other windows of the localhost host change, over a stream. It is open while the window is seen: a browser has few
 * connections to one host, and a window that comes back learns whether it has missed anything.
 */
export class ChangesElsewhere {
  readonly #open: (signal: AbortSignal) => Promise<Response>;
  readonly #listener: (changed: readonly Thing[]) => void;
  #listening: AbortController | null = null;
  /** How many changes the host had seen when this window last knew everything; null: it knows nothing yet. */
  #revision: number | null = null;

  constructor(
    open: (signal: AbortSignal) => Promise<Response>,
    listener: (changed: readonly Thing[]) => void,
  ) {
    this.#open = open;
    this.#listener = listener;
    document.addEventListener('visibilitychange', () => this.#follow());
    this.#follow();
  }

  /** The state of the host when it took a request: what is changed later is in no answer yet. */
  begun(revision: number): void {
    this.#revision ??= revision;
  }

  #follow(): void {
    this.#listening?.abort();
    this.#listening = null;
    if (document.visibilityState === 'hidden') return;
    this.#listening = new AbortController();
    void this.#listen(this.#listening.signal);
  }

  /** Until it is told to end, or is not let in. */
  async #listen(signal: AbortSignal): Promise<void> {
    let isLetIn = true;
    while (isLetIn && !signal.aborted) {
      try {
        const response = await this.#open(signal);
        isLetIn = response.ok;
        if (isLetIn) await this.#read(response);
      } catch {
        // The host is gone, or the window is not seen any more.
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async #read({ body }: Response): Promise<void> {
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    let isFirst = true;
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        // The host writes nothing else into this stream.
        this.#take(JSON.parse(line) as Event, isFirst);
        isFirst = false;
      }
    }
  }

  /** The first event of a stream tells only how far the host is. */
  #take({ revision, changed }: Event, isFirst: boolean): void {
    const isMissed = isFirst && this.#revision !== null && this.#revision !== revision;
    this.#revision = revision;
    this.#listener(isMissed ? THINGS : changed);
  }
}
