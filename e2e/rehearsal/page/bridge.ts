// The functions of this folder run in the browser: their text is sent there, so each may use only its parameters.
//
// A window has two worlds over one document: the page's code runs in one, the preload in the other, which the page
// cannot reach. They talk through synchronous DOM events with a secret name, whose details Chromium copies from world
// to world by structured clone. Functions travel as numbers, promises as a number that is settled later.

export type Boxed =
  | { readonly plain: unknown }
  | { readonly fn: number }
  | { readonly promise: number }
  | { readonly object: readonly (readonly [string, Boxed])[] };

type Message =
  | { readonly op: 'call'; readonly reply: number; readonly fn: number; readonly args: readonly Boxed[] }
  | { readonly op: 'return' | 'settle'; readonly reply: number; readonly ok: boolean; readonly value: Boxed };

export interface BridgeEnd {
  /** Makes a function callable from the other world under a number known to both. */
  offer(fn: number, work: (...args: never[]) => unknown): void;
  call(fn: number, args: readonly unknown[]): unknown;
}

/** One end of the bridge; the same code serves both worlds. */
export function bridgeEnd(secret: string, here: 'page' | 'preload'): BridgeEnd {
  const { CustomEvent, Promise, Map } = window; // before the page's code can replace them
  const structuredClone = window.structuredClone.bind(window);
  const dispatch = window.dispatchEvent.bind(window);
  const functions = new Map<number, (...args: never[]) => unknown>();
  const returned = new Map<number, { readonly ok: boolean; readonly value: Boxed }>();
  const waiting = new Map<number, (ok: boolean, value: Boxed) => void>();
  let last = 100; // below: numbers given by offer()

  const send = (detail: Message): void => {
    dispatch(new CustomEvent(`${secret}-${here === 'page' ? 'preload' : 'page'}`, { detail }));
  };
  const box = (value: unknown): Boxed => {
    if (typeof value === 'function') {
      functions.set(++last, value as () => unknown); // any function can be called with any arguments
      return { fn: last };
    }
    if (value instanceof Promise) {
      const reply = ++last;
      const settle = (ok: boolean) => (result: unknown) =>
        send({ op: 'settle', reply, ok, value: box(result) });
      value.then(settle(true), settle(false));
      return { promise: reply };
    }
    if (
      Object.getPrototypeOf(value ?? 0) === Object.prototype &&
      Object.values(value ?? {}).some((one) => typeof one === 'function')
    ) {
      return { object: Object.entries(value ?? {}).map(([key, inner]) => [key, box(inner)] as const) };
    }
    return { plain: structuredClone(value) };
  };
  const unbox = (boxed: Boxed): unknown => {
    if ('fn' in boxed) return (...args: unknown[]) => call(boxed.fn, args);
    if ('object' in boxed) return Object.fromEntries(boxed.object.map(([key, inner]) => [key, unbox(inner)]));
    if ('plain' in boxed) return boxed.plain;
    return new Promise((resolve, reject) => {
      waiting.set(boxed.promise, (ok, value) => (ok ? resolve : reject)(unbox(value)));
    });
  };
  function call(fn: number, args: readonly unknown[]): unknown {
    const reply = ++last;
    send({ op: 'call', reply, fn, args: args.map(box) });
    const answer = returned.get(reply);
    returned.delete(reply);
    if (!answer) throw new Error('contextBridge: the other world did not answer');
    if (!answer.ok) throw unbox(answer.value);
    return unbox(answer.value);
  }
  const run = ({ fn, args }: Message & { op: 'call' }): { ok: boolean; value: Boxed } => {
    try {
      const given = args.map(unbox) as never[]; // the other world's business
      return { ok: true, value: box(functions.get(fn)?.(...given)) };
    } catch (error) {
      return { ok: false, value: box(error) };
    }
  };
  window.addEventListener(`${secret}-${here}`, (event) => {
    const message = (event as CustomEvent<Message>).detail; // only the other end knows the event's name
    if (message.op === 'call') send({ op: 'return', reply: message.reply, ...run(message) });
    else if (message.op === 'return') returned.set(message.reply, message);
    else {
      waiting.get(message.reply)?.(message.ok, message.value);
      waiting.delete(message.reply);
    }
  });
  return { offer: (fn, work) => void functions.set(fn, work), call };
}
