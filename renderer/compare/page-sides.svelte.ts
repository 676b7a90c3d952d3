import { SvelteMap } from 'svelte/reactivity';
import type { ReportId } from '../../data/contract/model.ts';
import { sidesLedTo, type PagesAt, type PagesLook, type Places } from './pages-look.ts';

/** Two originals page beside page: which, where they were led to, and which pages a person sees of them now. */
export class PageSides {
  chosen = $state.raw<readonly ReportId[]>([]);
  /** Where the address, or a row, leads each report. */
  at = $state.raw<ReadonlyMap<ReportId, PagesAt>>(new Map());
  /** Of reports whose pages a person has moved. */
  readonly #seen = new SvelteMap<ReportId, number>();

  /** As an address says it. */
  get look(): PagesLook {
    const at = new Map(this.at);
    for (const [reportId, page] of this.#seen)
      at.set(reportId, { place: at.get(reportId)?.place ?? null, page });
    return { sides: this.chosen, at };
  }

  /** Shows what an address says. */
  adopt({ sides, at }: PagesLook): void {
    this.chosen = sides;
    this.at = at;
    this.#seen.clear();
  }

  /** A person has moved the pages of a report: this one is in sight. */
  moved(reportId: ReportId, page: number): void {
    this.#seen.set(reportId, page);
  }

  /** As it will be once reports are led to places; those that have none stay where they are. `seen`: the two that stand there now. */
  ledTo(places: Places, seen: readonly ReportId[]): PagesLook {
    const { at } = this.look;
    const led = sidesLedTo(seen, places);
    const sides = led === seen ? this.chosen : led;
    const now = [...places].map(([reportId, place]) => [reportId, { place, page: null }] as const);
    return { sides, at: new Map([...at, ...now]) };
  }
}
