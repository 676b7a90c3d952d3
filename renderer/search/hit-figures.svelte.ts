import { SvelteMap } from 'svelte/reactivity';
import { utf16Index } from '../../data/contract/code-points.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { EditionName, PassageId, ReportId } from '../../data/contract/model.ts';
import type { Hit } from '../../data/contract/search-model.ts';

type ByPassage = ReadonlyMap<PassageId, readonly Indicator[]>;

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

/** The figures of the reports in view, asked for once each. */
export class HitFigures {
  readonly #known = new SvelteMap<string, ByPassage>();
  readonly #asked = new Set<string>();
  readonly #client: ArchiveClient;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  of(hit: Hit): readonly Indicator[] {
    const figures = this.#known.get(keyOf(hit.reportId, hit.edition))?.get(hit.passageId);
    return figures ? figuresAt(hit, figures) : [];
  }

  /** Called as rows come into view. */
  need({ reportId, edition }: Hit): void {
    const key = keyOf(reportId, edition);
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    // A list of hits without figures is a list of hits all the same.
    void this.#client.call('indicators.list', { reportId, edition }).then(
      (figures) => this.#known.set(key, byPassage(figures)),
      () => this.#asked.delete(key),
    );
  }

  /** After an import the figures may be others. */
  forget(): void {
    this.#known.clear();
    this.#asked.clear();
  }
}

function keyOf(reportId: ReportId, edition: EditionName): string {
  return `${reportId}:${edition}`;
}

function byPassage(figures: readonly Indicator[]): ByPassage {
  const map = new Map<PassageId, Indicator[]>();
  for (const figure of figures) {
    if (!figure.passageId) continue;
    const list = map.get(figure.passageId);
    if (list) list.push(figure);
    else map.set(figure.passageId, [figure]);
  }
  return map;
}
