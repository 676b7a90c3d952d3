import { SvelteMap } from 'svelte/reactivity';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { Hit } from '../../data/contract/search-model.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';
import { whenIdle } from '../shared/when-idle.ts';

/** One request asks for so many. */
const AT_ONCE = 500;

/**
 * The figures of the clauses that hold a hit: for hits that come into view together they are asked for together, behind
 * the frame in which the hits are painted.
 */
export class HitFigures {
  /** Requests that are on their way, or about to be. */
  #pending = $state(0);
  readonly #known = new SvelteMap<string, readonly Indicator[]>();
  readonly #asked = new Map<string, Hit>();
  #wanted: Hit[] = [];
  readonly #client: WindowClient;

  constructor(client: WindowClient) {
    this.#client = client;
    client.changes.listen((things) => {
      if (isTouched('indicators.atHits', things)) this.#want([...this.#asked.values()]);
    });
  }

  /** Rows in view may still grow by a line. */
  get isAsking(): boolean {
    return this.#pending > 0;
  }

  of(hit: Hit): readonly Indicator[] {
    return this.#known.get(keyOf(hit)) ?? [];
  }

  /** Called as rows come into view. */
  need(hit: Hit): void {
    if (!this.#asked.has(keyOf(hit))) this.#want([hit]);
  }

  #want(hits: readonly Hit[]): void {
    if (hits.length > 0 && this.#wanted.length === 0) this.#askSoon();
    this.#wanted.push(...hits);
    for (const hit of hits) this.#asked.set(keyOf(hit), hit);
  }

  #askSoon(): void {
    this.#pending += 1;
    whenIdle(() => void this.#ask());
  }

  async #ask(): Promise<void> {
    const hits = this.#wanted.splice(0, AT_ONCE);
    if (this.#wanted.length > 0) this.#askSoon();
    try {
      const asked = hits.map(({ passageId, ranges }) => ({
        passageId,
        ranges: ranges.map(([start, end]): [number, number] => [start, end]),
      }));
      const figures = await this.#client.call('indicators.atHits', { hits: asked });
      const byPassage = Map.groupBy(figures, (figure) => figure.passageId);
      for (const hit of hits) this.#known.set(keyOf(hit), byPassage.get(hit.passageId) ?? []);
    } catch {
      // A list of hits without figures is a list of hits all the same.
      for (const hit of hits) this.#asked.delete(keyOf(hit));
    } finally {
      this.#pending -= 1;
    }
  }
}

/** What was found in the passage belongs to it: another query finds other clauses. */
function keyOf({ passageId, ranges }: Hit): string {
  return `${passageId} ${ranges.join(' ')}`;
}
