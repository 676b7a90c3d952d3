import { dequal } from 'dequal';
import { untrack } from 'svelte';
import type { ArchiveClient, Results } from '../../data/contract/api.ts';
import { declarationOf, type Method, type Request } from '../../data/contract/requests.ts';
import type { Thing } from '../../data/contract/touches.ts';
import type { WindowClient } from './changes.ts';
import { Tickets } from './tickets.ts';

/** What is asked, by whatever methods it takes. */
export type Ask<Question, Value> = (call: ArchiveClient['call'], question: Question) => Promise<Value>;

export interface QueryOptions<Question, Value> {
  /** Whether anybody sees it now. What nobody sees is asked again when it is asked for. Left out: it is always seen. */
  readonly isShown?: () => boolean;
  /** Told when another answer has taken its place, in the same moment. */
  readonly onanswer?: (value: Value, question: Question) => void;
}

/**
 * A question whose answer is on the screen. It is asked again by itself when what it follows from has changed, as the
 * contract declares it for the methods that were called; the last good answer stays meanwhile, and one that was
 * overtaken is dropped.
 */
export class LiveQuery<Question, Value> {
  /** The last good answer. */
  value = $state.raw<Value | null>(null);
  /** What `value` answers. */
  answered = $state.raw<Question | null>(null);
  /** Why the last asking failed; null where it did not. */
  error = $state.raw<unknown>(null);
  isAsking = $state(false);
  /** Something else is asked than `value` answers. */
  isLoading = $state(false);
  readonly #client: WindowClient;
  readonly #ask: Ask<Question, Value>;
  readonly #options: QueryOptions<Question, Value>;
  readonly #dependsOn = new Set<Thing>();
  readonly #tickets = new Tickets();
  #question: { readonly of: Question } | null = null;
  #isStale = true;
  #running: Promise<void> = Promise.resolve();

  constructor(client: WindowClient, ask: Ask<Question, Value>, options: QueryOptions<Question, Value> = {}) {
    this.#client = client;
    this.#ask = ask;
    this.#options = options;
    client.changes.listen(this.hear);
  }

  /**
   * Asks, unless this is on its way or its answer still holds. Resolves when nothing is on its way any more. An effect
   * that asks does not run again for what comes of it.
   */
  ask(question: Question): Promise<void> {
    return untrack(() => {
      const isSame = this.#question !== null && dequal(this.#question.of, question);
      return isSame && !this.#isStale ? this.#running : this.#run(question);
    });
  }

  /** Asks the same again, whatever is held: a person wants to try once more. */
  async again(): Promise<void> {
    if (this.#question) await this.#run(this.#question.of);
  }

  /** Nothing is asked any more, and nothing shown. */
  close(): void {
    this.leave();
    this.#question = null;
    this.#isStale = true;
    this.value = this.answered = null;
  }

  /** Nobody waits any more: what is on its way is dropped, and the last good answer stays. */
  leave(): void {
    this.error = null;
    if (!this.isAsking) return;
    this.#tickets.take();
    this.#isStale = true;
    this.isAsking = this.isLoading = false;
    this.#running = Promise.resolve();
  }

  /** The last good answer, where it is one to this question; else null. */
  to(question: Question): Value | null {
    return dequal(this.answered, question) ? this.value : null;
  }

  /** The answer as another reply tells it. What is on its way may not know of that, and is asked anew. */
  put(value: Value): void {
    this.value = value;
    if (this.isAsking) void this.again();
  }

  /** The answer once nothing is on its way. */
  async settled(): Promise<Value | null> {
    await this.#running;
    return this.value;
  }

  readonly hear = (things: readonly Thing[]): void => {
    if (!this.#question || !things.some((thing) => this.#dependsOn.has(thing))) return;
    this.#isStale = true;
    if (this.#options.isShown?.() ?? true) void this.#run(this.#question.of);
  };

  #run(question: Question): Promise<void> {
    this.#question = { of: question };
    this.#isStale = false;
    this.isAsking = true;
    this.isLoading = this.value === null || !dequal(this.answered, question);
    return (this.#running = this.#askOnce(question));
  }

  async #askOnce(question: Question): Promise<void> {
    const ticket = this.#tickets.take();
    try {
      const value = await this.#ask(this.#call, question);
      if (ticket.isCurrent()) this.#take(value, question);
    } catch (error) {
      if (ticket.isCurrent()) {
        this.error = error;
        this.#isStale = true;
      }
    }
    if (ticket.isCurrent()) this.isAsking = this.isLoading = false;
    else await this.#running;
  }

  /** What says the same as before is the same: nothing is drawn anew. */
  #take(value: Value, question: Question): void {
    this.error = null;
    if (this.value !== null && dequal(this.answered, question) && dequal(this.value, value)) return;
    this.value = value;
    this.answered = question;
    this.#options.onanswer?.(value, question);
  }

  readonly #call: ArchiveClient['call'] = (method, request) => {
    for (const thing of declarationOf(method).dependsOn) this.#dependsOn.add(thing);
    return this.#client.call(method, request);
  };
}

/** A question that one method answers. */
export function liveMethod<M extends Method>(
  client: WindowClient,
  method: M,
  options: QueryOptions<Request<M>, Results[M]> = {},
): LiveQuery<Request<M>, Results[M]> {
  return new LiveQuery(client, (call, request: Request<M>) => call(method, request), options);
}
