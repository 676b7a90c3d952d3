/**
 * Numbers requests, so that a reply that was overtaken by a newer request can be dropped.
 *
 *     const ticket = this.#tickets.take();
 *     const reply = await client.call(…);
 *     if (!ticket.isCurrent()) return;
 */
export class Tickets {
  #last = 0;

  take(): { isCurrent(): boolean } {
    const number = ++this.#last;
    return { isCurrent: () => number === this.#last };
  }
}
