import { SvelteMap } from 'svelte/reactivity';
import type { FacetName } from '../../data/contract/search-model.ts';
import { FULLEST, type Choice, type Filters } from './search-statement.ts';

/** What the hits are narrowed by: values of facets, each wanted or left out. */
export class FacetChoices extends SvelteMap<string, Choice> {
  /** Of a report with an original only the original is counted: its digest says the same once more. */
  countsFullest = $state(true);

  of(facet: FacetName, value: string): Choice | null {
    return this.get(keyOf(facet, value)) ?? null;
  }

  /** Whether hits of a facet's value are among those that are listed. */
  isCounted(facet: FacetName, value: string): boolean {
    const hasChosen = [...this].some(([key, choice]) => key.startsWith(`${facet}:`) && choice === 'include');
    return this.of(facet, value) === (hasChosen ? 'include' : null);
  }

  /** Sets a value, or takes it back when it was set the same way. */
  turn(facet: FacetName, value: string, choice: Choice): void {
    const key = keyOf(facet, value);
    if (this.get(key) === choice) this.delete(key);
    else this.set(key, choice);
  }

  /** Nothing is narrowed, and nothing counted twice. */
  forget(): void {
    this.clear();
    this.countsFullest = true;
  }

  adopt({ fullness, ...filters }: Filters): void {
    this.clear();
    this.countsFullest = fullness?.include.includes('fullest') ?? false;
    for (const [facet, filter] of Object.entries(filters)) {
      for (const choice of ['include', 'exclude'] as const)
        // A statement has filters of facets only.
        for (const value of filter[choice]) this.set(keyOf(facet as FacetName, value), choice);
    }
  }

  get asFilters(): Filters {
    const filters: Filters = this.countsFullest ? { ...FULLEST } : {};
    for (const [key, choice] of this) {
      const at = key.indexOf(':');
      // keyOf() has made it of a facet and a value.
      const facet = key.slice(0, at) as FacetName;
      const filter = (filters[facet] ??= { include: [], exclude: [] });
      filter[choice].push(key.slice(at + 1));
    }
    return filters;
  }
}

/** `year:2022`. */
function keyOf(facet: FacetName, value: string): string {
  return `${facet}:${value}`;
}
