import { EventEmitter } from 'node:events';

/**
 * Wraps an object so that using anything it does not have is an error with a name, instead of "undefined is not a
 * function" three calls later. Self-contained: its text also runs in the page.
 */
export function guard<T extends object>(name: string, target: T): T {
  // Asked for by `await`, by inspectors and by test matchers, on any object.
  const harmless = new Set([
    'then',
    'toJSON',
    'asymmetricMatch',
    'nodeType',
    'tagName',
    '$$typeof',
    'domain',
  ]);
  const check = (key: string | symbol): void => {
    if (typeof key === 'symbol' || key in target || harmless.has(key)) return;
    throw Object.assign(new Error(`electron double: ${name}.${key} is not covered`), { name: 'NotCovered' });
  };
  return new Proxy(target, {
    get: (_, key, receiver): unknown => {
      check(key);
      return Reflect.get(target, key, receiver);
    },
    set: (_, key, value, receiver) => {
      check(key);
      return Reflect.set(target, key, value, receiver);
    },
  });
}

/** For a covered method that is used in a way that is not covered. */
export function notCovered(what: string): Error {
  return Object.assign(new Error(`electron double: ${what} is not covered`), { name: 'NotCovered' });
}

/** Options are checked like members: one that is neither honoured nor harmless is refused. */
export function onlyOptions(what: string, options: object, allowed: readonly string[]): void {
  for (const key of Object.keys(options))
    if (!allowed.includes(key)) throw notCovered(`${what} option "${key}"`);
}

/** An EventEmitter that refuses members and event names that it does not know. */
export abstract class GuardedEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    super.on('newListener', (event: string | symbol) => {
      if (event !== 'newListener' && !events.includes(String(event)))
        throw notCovered(`${name}.on('${String(event)}')`);
    });
    // The fields of a subclass, private ones too, are then made on the guarded object itself.
    return guard(name, this);
  }
}

/** The part of an Electron class that is covered, each member as Electron types it; events are checked by name. */
export type Part<T> = Partial<Omit<T, keyof EventEmitter>>;

/** The event object that Electron hands to listeners who may refuse something. */
export function makeEvent<P extends object>(params: P): Electron.Event<P> {
  let prevented = false;
  const event = {
    ...params,
    preventDefault: () => {
      prevented = true;
    },
  };
  // The one member that is missing from the type is added here.
  return Object.defineProperty(event, 'defaultPrevented', { get: () => prevented }) as Electron.Event<P>;
}
