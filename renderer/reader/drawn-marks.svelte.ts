import { untrack } from 'svelte';
import type { PassageId, Report } from '../../data/contract/model.ts';
import { whenIdle } from '../shared/when-idle.ts';
import { turnsOf, type Turns } from './marks-in-turn.ts';

/** As many characters as a window of this height can show: lines of 38 characters, 34 pixels apart. */
const shownIn = (height: number): number => Math.ceil(height / 34) * 38;

/** A slice of work that nobody notices between two frames. */
const PASSAGES_AT_ONCE = 6;

/** Which passages of the open text have the marks of others drawn: those in sight with the text, then the rest. */
export class DrawnMarks {
  readonly #turns: Turns;
  #followed = $state.raw<ReadonlySet<PassageId>>(new Set());

  /** `start`: where the text opens. It is moved about in later, which draws nothing anew. */
  constructor(report: () => Report | null, start: () => PassageId | null) {
    const turns = $derived.by(() => turnsOf(report()?.sections ?? [], untrack(start), shownIn(innerHeight)));
    this.#turns = {
      get first() {
        return turns.first;
      },
      get others() {
        return turns.others;
      },
    };
  }

  has(passageId: PassageId): boolean {
    return this.#followed.has(passageId) || this.#turns.first.has(passageId);
  }

  /** Draws the others while nobody waits for anything; what is given back ends that. */
  follow(): () => void {
    const { others } = this.#turns;
    let done = 0;
    let isStopped = false;
    const slice = (): void => {
      if (isStopped) return;
      done += PASSAGES_AT_ONCE;
      this.#followed = new Set(others.slice(0, done));
      if (done < others.length) whenIdle(slice);
    };
    if (others.length > 0) whenIdle(slice);
    return () => (isStopped = true);
  }

  /** All of them at once: the text is about to be printed. */
  finish(): void {
    this.#followed = new Set(this.#turns.others);
  }
}
