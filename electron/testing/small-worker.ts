import type { LaneNews } from '../../data/contract/lanes.ts';
import type { RunningWorker } from '../lane-client.ts';
import type { LibraryAnswer, LibraryRequest } from '../library-messages.ts';

/** A worker in the very process of a test: it answers when it is told to, and can be made to die. */
export class SmallWorker implements RunningWorker {
  /** Those that are not answered. */
  readonly requests: LibraryRequest[] = [];
  readonly heard: LaneNews[] = [];
  stopped = false;
  killed = false;
  #say: (message: LibraryAnswer | LaneNews) => void = () => undefined;
  #gone: (why: string) => void = () => undefined;

  post(message: LibraryRequest | LaneNews): void {
    if ('id' in message) this.requests.push(message);
    else this.heard.push(message);
  }
  onMessage(listener: (message: LibraryAnswer | LaneNews) => void): void {
    this.#say = listener;
  }
  onGone(listener: (why: string) => void): void {
    this.#gone = listener;
  }
  stop(): Promise<void> {
    this.stopped = true;
    this.#gone('stopped');
    return Promise.resolve();
  }
  kill(): void {
    this.killed = true;
  }

  methods(): readonly string[] {
    return this.requests.map((request) => ('method' in request ? request.method : request.archiveFile));
  }
  /** Answers the oldest request for a method, or for the archive at a path. */
  answer(method: string, value: unknown, changed?: readonly 'notes'[] | readonly 'archives'[]): void {
    const at = this.methods().indexOf(method);
    const [request] = this.requests.splice(at, at < 0 ? 0 : 1);
    if (!request) throw new Error(`${method} was not asked`);
    this.#say({ id: request.id, reply: { ok: true, value, ...(changed ? { changed } : {}) } });
  }
  tell(news: LaneNews): void {
    this.#say(news);
  }
  die(why: string): void {
    this.#gone(why);
  }
}
