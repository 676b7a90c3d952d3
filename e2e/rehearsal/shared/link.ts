/** Calls both ways between two processes, over Node's own IPC channel. */
type Methods<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => R | Promise<R>
    : never;
};
type Packet =
  | { readonly call: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly answer: number; readonly ok: boolean; readonly value: unknown };
interface Channel {
  send?(message: unknown, done: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}
interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export class Link<Remote> {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.on('disconnect', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the other process is gone'));
      this.#waiting.clear();
    });
  }

  serve<Local>(methods: Methods<Local>): void {
    this.#channel.on('message', (message) => {
      const packet = message as Packet; // the other end of the channel is this class too
      if ('answer' in packet) this.#settle(packet.answer, packet.ok, packet.value);
      // A method's name comes from call() below, which takes names of the served interface only.
      else void this.#run(packet.call, methods[packet.method as keyof Local], packet.args);
    });
  }

  call<K extends keyof Remote & string>(
    method: K,
    ...args: Remote[K] extends (...args: infer A) => unknown ? A : never
  ): Promise<Remote[K] extends (...args: never) => infer R ? R : never> {
    const call = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#post({ call, method, args });
    });
  }

  async #run(call: number, method: (...args: unknown[]) => unknown, args: readonly unknown[]): Promise<void> {
    try {
      this.#post({ answer: call, ok: true, value: await method(...args) });
    } catch (error) {
      this.#post({
        answer: call,
        ok: false,
        value: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }

  #settle(call: number, ok: boolean, value: unknown): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (ok)
      waiting?.resolve(value as never); // the caller's own promise knows its type
    else waiting?.reject(value);
  }

  #post(packet: Packet): void {
    // A closed channel rejects what waits through 'disconnect'; a value that cannot be cloned throws here.
    this.#channel.send?.(packet, () => undefined);
  }
}
