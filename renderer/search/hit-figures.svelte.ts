import { SvelteMap } from 'svelte/reactivity';
import { utf16Index } from '../../data/contract/code-points.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { PassageId } from '../../data/contract/model.ts';
import type { Hit } from '../../data/contract/search-model.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';

/** Figures whose clause holds a hit: who finds 新增市场主体 sees 9158户 beside it. */
export function figuresAt(hit: Hit, figures: readonly Indicator[]): readonly Indicator[] {
  return figures.filter((figure) => {
    if (!figure.range || figure.minor) return false;
    const [from, to] = clauseOf(figure, hit.text) ?? figure.range;
    return hit.ranges.some(([start, end]) => start < to && end > from);
  });
}

/** Where the clause of a figure stands in its passage, in code points; null where the quote is not of this text. */
function clauseOf(figure: Indicator, text: string): readonly [number, number] | null {
  const figureAt = figure.range ? utf16Index(text, figure.range[0]) : 0;
  // The same clause may stand twice; the one that holds the figure is meant.
  const at = text.lastIndexOf(figure.quote, figureAt);
  if (figure.quote === '' || at === -1 || at + figure.quote.length < figureAt) return null;
  const start = [...text.slice(0, at)].length;
  return [start, start + [...figure.quote].length];
}

/** One request asks for so many. */
const AT_ONCE = 500;

/** The figures of the hits in view: those that come into view together are asked for together. */
export class HitFigures {
  readonly #known = new SvelteMap<PassageId, readonly Indicator[]>();
  readonly #asked = new Set<PassageId>();
  #wanted: PassageId[] = [];
  readonly #client: WindowClient;

  constructor(client: WindowClient) {
    this.#client = client;
    client.changes.listen((things) => {
      if (isTouched('indicators.list', things)) this.#want([...this.#asked]);
    });
  }

  of(hit: Hit): readonly Indicator[] {
    return figuresAt(hit, this.#known.get(hit.passageId) ?? []);
  }

  /** Called as rows come into view. */
  need({ passageId }: Hit): void {
    if (!this.#asked.has(passageId)) this.#want([passageId]);
  }

  #want(passageIds: readonly PassageId[]): void {
    if (passageIds.length > 0 && this.#wanted.length === 0) queueMicrotask(() => void this.#ask());
    this.#wanted.push(...passageIds);
    for (const passageId of passageIds) this.#asked.add(passageId);
  }

  async #ask(): Promise<void> {
    const passageIds = this.#wanted.splice(0, AT_ONCE);
    if (this.#wanted.length > 0) queueMicrotask(() => void this.#ask());
    try {
      const figures = await this.#client.call('indicators.list', { passageIds });
      const byPassage = Map.groupBy(figures, (figure) => figure.passageId);
      for (const passageId of passageIds) this.#known.set(passageId, byPassage.get(passageId) ?? []);
    } catch {
      // A list of hits without figures is a list of hits all the same.
      for (const passageId of passageIds) this.#asked.delete(passageId);
    }
  }
}
