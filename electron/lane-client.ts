import { secondsFor, type LaneNews } from '../data/contract/lanes.ts';
import type { Reply } from '../data/contract/api.ts';
import type { ErrorCode } from '../data/contract/errors.ts';
import type { LibraryAnswer, LibraryRequest } from './library-messages.ts';
import { millisecondsTo, type Deadline } from './stop-limit.ts';

/** A running worker, whatever kind of thread or process it is. */
export interface RunningWorker {
  post(message: LibraryRequest | LaneNews): void;
  onMessage(listener: (message: LibraryAnswer | LaneNews) => void): void;
  /** Told once, when the worker is gone for whatever reason. */
  onGone(listener: (why: string) => void): void;
  /** Asks it to close its files and end; at the deadline it is ended. */
  stop(deadline: Deadline): Promise<void>;
  /** Ends it, whatever it does. */
  kill(): void;
}

export interface LaneEvents {
  readonly onRestart: (why: string) => void;
  readonly onNews: (news: LaneNews) => void;
}

/** What is asked: a message but for its number. */
export type Asked = { readonly method: string; readonly request: unknown } | { readonly archiveFile: string };

interface Waiting {
  readonly asked: Asked;
  readonly settle: (reply: Reply<unknown>) => void;
}

interface UnderWay extends Waiting {
  readonly id: number;
  readonly limit: number;
  seconds: number;
}

/** Seconds are counted, not read from a clock: a laptop that sleeps does no work. */
const TICK = 1000;
/** Seconds after which a worker that has been ended is given up: a thread inside SQLite ends when that returns. */
const ENDING = 10;

/**
 * Asks a worker. Requests of one queue are sent one after the other, each when the one before is answered; different
 * queues do not wait for each other. A request that takes longer than its kind may is taken for a worker that hangs:
 * it fails with `timed_out` and the worker is ended. When a worker is gone, what it was at fails with `unreachable`, and
 * a new one goes on with what waits: at once if the old one had answered something, else all that waits fails and the
 * next request starts another, so that a worker that cannot start is not started over and over.
 */
export class LaneClient {
  readonly #start: () => RunningWorker;
  readonly #events: LaneEvents;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #underWay = new Map<string, UnderWay>();
  #worker: RunningWorker | null = null;
  #isUseful = false;
  #last = 0;
  #isClosing = false;
  /** The worker has been ended and is not gone yet. */
  #ending: { readonly why: string; seconds: number } | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #onIdle: () => void = () => undefined;

  constructor(start: () => RunningWorker, events: LaneEvents) {
    this.#start = start;
    this.#events = events;
    this.#running();
  }

  ask(queue: string, asked: Asked): Promise<Reply<unknown>> {
    if (this.#isClosing) return Promise.resolve(failed('closing', 'the program is being closed'));
    return new Promise((settle) => {
      const waiting = this.#queues.get(queue) ?? [];
      this.#queues.set(queue, waiting);
      waiting.push({ asked, settle });
      this.#next(queue);
    });
  }

  /** A worker that does not run has nothing to hear: it reads everything when it starts. */
  tell(news: LaneNews): void {
    this.#worker?.post(news);
  }

  /** Answers what has been accepted, or as much of it as there is time for, and ends the worker. */
  async close(deadline: Deadline): Promise<void> {
    await this.finish(deadline);
    await this.end(deadline);
  }

  /** Takes nothing new and answers what has been accepted, as far as there is time. */
  async finish(deadline: Deadline): Promise<void> {
    this.#isClosing = true;
    if (!this.#isIdle())
      await withinLimit(new Promise<void>((resolve) => (this.#onIdle = resolve)), deadline);
  }

  /** Has the worker close its files and end; for a lane that is finished. */
  async end(deadline: Deadline): Promise<void> {
    clearInterval(this.#timer);
    await this.#worker?.stop(deadline);
  }

  #running(): RunningWorker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    this.#worker = worker;
    this.#isUseful = false;
    worker.onMessage((message) => {
      if (this.#worker !== worker) return;
      if ('reply' in message) this.#answered(message);
      else this.#events.onNews(message);
    });
    worker.onGone((why) => {
      if (this.#worker === worker) this.#gone(this.#ending?.why ?? why);
    });
    return worker;
  }

  #next(queue: string): void {
    if (this.#ending || this.#underWay.has(queue)) return;
    const next = this.#queues.get(queue)?.shift();
    if (!next) return;
    const id = ++this.#last;
    const limit = 'method' in next.asked ? secondsFor(next.asked.method) : secondsFor('archives.add');
    this.#underWay.set(queue, { ...next, id, limit, seconds: 0 });
    this.#timer ??= setInterval(() => this.#tick(), TICK);
    this.#running().post({ id, ...next.asked });
  }

  #answered({ id, reply }: LibraryAnswer): void {
    this.#isUseful = true;
    for (const [queue, one] of this.#underWay) {
      if (one.id !== id) continue;
      this.#underWay.delete(queue);
      one.settle(reply);
      this.#next(queue);
    }
    this.#rest();
  }

  #tick(): void {
    if (this.#ending) {
      if (++this.#ending.seconds >= ENDING) this.#gone(this.#ending.why);
      return;
    }
    for (const [queue, one] of this.#underWay) {
      if (++one.seconds < one.limit) continue;
      const why = `${'method' in one.asked ? one.asked.method : 'opening an archive'} took over ${one.limit} s`;
      this.#underWay.delete(queue);
      one.settle(failed('timed_out', why));
      this.#ending = { why, seconds: 0 };
      this.#worker?.kill();
      return;
    }
  }

  #gone(why: string): void {
    this.#worker = null;
    this.#ending = null;
    const lost: Waiting[] = [...this.#underWay.values()];
    this.#underWay.clear();
    if (!this.#isUseful) for (const waiting of this.#queues.values()) lost.push(...waiting.splice(0));
    for (const { settle } of lost) settle(failed('unreachable', why));
    this.#rest();
    if (this.#isClosing && this.#isIdle()) return;
    this.#events.onRestart(why);
    if (this.#isUseful) this.#running();
    for (const queue of this.#queues.keys()) this.#next(queue);
  }

  #isIdle(): boolean {
    return this.#underWay.size === 0 && [...this.#queues.values()].every((waiting) => waiting.length === 0);
  }

  #rest(): void {
    if (!this.#isIdle()) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#onIdle();
  }
}

function failed(code: ErrorCode, detail: string): Reply<never> {
  return { ok: false, error: { code, detail } };
}

/** Resolves when the work is done, or at the deadline. */
export async function withinLimit(work: Promise<void>, deadline: Deadline): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, millisecondsTo(deadline));
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
