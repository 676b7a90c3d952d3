import { Tickets } from '../shared/tickets.ts';

/** What takes longer says that it is running. */
const PATIENCE_MS = 150;

interface Portion {
  /** Passages that were not read yet. */
  readonly remaining: number;
}

/**
 * A count of a great many passages, made portion by portion so that typing, reading and saving go in between. Asking
 * anew or stopping ends it; what was counted is kept by the library, and going on begins there.
 */
export class Counting {
  isSlow = $state(false);
  /** Passages still to be read; 0 where all are. */
  remaining = $state(0);
  /** The person has stopped it before its end. */
  isStopped = $state(false);
  readonly #tickets = new Tickets();
  #slow: ReturnType<typeof setTimeout> | undefined;

  /** Calls `ask` until nothing remains; `show` sees each reply. */
  async run<Reply extends Portion>(ask: () => Promise<Reply>, show: (reply: Reply) => void): Promise<void> {
    const ticket = this.#tickets.take();
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => (this.isSlow = true), PATIENCE_MS);
    this.isStopped = false;
    try {
      for (;;) {
        const reply = await ask();
        if (!ticket.isCurrent()) return;
        this.remaining = reply.remaining;
        show(reply);
        if (reply.remaining === 0) return;
      }
    } finally {
      if (ticket.isCurrent()) this.#end();
    }
  }

  stop(): void {
    this.#tickets.take();
    this.isStopped = this.remaining > 0;
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#slow);
    this.isSlow = false;
  }
}
