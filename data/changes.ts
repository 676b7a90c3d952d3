import { AsyncLocalStorage } from 'node:async_hooks';
import type { Thing } from './contract/touches.ts';

/** What one call has changed so far. */
interface Call {
  readonly changed: Set<Thing>;
  isAnswered: boolean;
}

/** The call on whose behalf something happens; there is one per chain of promises, however many are under way. */
const calls = new AsyncLocalStorage<Call>();

/**
 * Where the parts of the library tell what they have really changed. What happens within a call goes with its Reply;
 * what happens on nobody's behalf, or after the answer, goes to whoever listens.
 */
export class Changes {
  #elsewhere: (changed: readonly Thing[]) => void = () => undefined;

  tell(things: Iterable<Thing>): void {
    const told = [...things];
    if (told.length === 0) return;
    const call = calls.getStore();
    if (call && !call.isAnswered) for (const thing of told) call.changed.add(thing);
    else this.#elsewhere(told);
  }

  /** What happens during a call but not on its behalf. */
  tellElsewhere(things: Iterable<Thing>): void {
    this.#elsewhere([...things]);
  }

  onElsewhere(listener: (changed: readonly Thing[]) => void): void {
    this.#elsewhere = listener;
  }
}

/** The same, with somebody who hears of edited records before anybody else does. */
export function tellingFirst(
  changes: Changes,
  recordsEdited: () => void,
): Pick<Changes, 'tell' | 'tellElsewhere'> {
  return {
    tell: (things) => {
      const told = [...things];
      if (told.includes('records')) recordsEdited();
      changes.tell(told);
    },
    tellElsewhere: (things) => changes.tellElsewhere(things),
  };
}

/** Does the work of one call and says what it has changed, also where it fails. */
export async function changedBy<Value>(
  work: () => Value | Promise<Value>,
): Promise<{ readonly outcome: PromiseSettledResult<Value>; readonly changed: readonly Thing[] }> {
  const call: Call = { changed: new Set(), isAnswered: false };
  const [outcome] = await Promise.allSettled([calls.run(call, async () => work())]);
  call.isAnswered = true;
  return { outcome, changed: [...call.changed] };
}
