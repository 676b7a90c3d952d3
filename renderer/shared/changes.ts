import type { ArchiveClient } from '../../data/contract/api.ts';
import { declarationOf, type Method } from '../../data/contract/requests.ts';
import type { Thing } from '../../data/contract/touches.ts';

type Listener = (things: readonly Thing[]) => void;

/** The one channel by which a window learns that something is no longer as it was, whoever has changed it. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  /** `spared`: they know already. */
  tell(things: readonly Thing[], spared: readonly Listener[] = []): void {
    if (things.length === 0) return;
    for (const listener of [...this.#listeners]) if (!spared.includes(listener)) listener(things);
  }

  listen(listener: Listener): void {
    this.#listeners.add(listener);
  }
}

/** Something that can be spared: it takes the reply itself. */
export interface Spared {
  readonly hear: Listener;
}

/** The archive as a window reaches it. What a call has changed is told before its answer is given. */
export interface WindowClient extends ArchiveClient {
  readonly changes: Changes;
  /** The same, for changes whose reply these take over without asking. */
  sparing(...known: readonly Spared[]): ArchiveClient;
}

/** Whether the answers of a method may be others now. */
export function isTouched(method: Method, things: readonly Thing[]): boolean {
  return declarationOf(method).dependsOn.some((thing) => things.includes(thing));
}
