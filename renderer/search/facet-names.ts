import type { FacetName } from '../../data/contract/search-model.ts';
import type { ReportSummary } from '../../data/contract/model.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** A facet's value as a person reads it; agencies in full. */
export function valueName(facet: FacetName, value: string, say: Messages): string {
  return wordsOf(facet, say)[value] ?? value;
}

function wordsOf(facet: FacetName, say: Messages): Readonly<Record<string, string>> {
  switch (facet) {
    case 'edition':
      return say.editions;
    case 'genre':
      return say.genres;
    case 'level':
      return say.levels;
    case 'topic':
      return say.topics;
    case 'role':
      return say.roles;
    case 'fullness':
      return { fullest: say.search.fullest, beside: say.search.beside };
    case 'figures':
    case 'notes':
      return { yes: say.search.yes, no: say.search.no };
    case 'quality':
      return { repaired: say.search.yes, clean: say.search.no };
    default:
      return {};
  }
}

/** Agency → its place name, where no other agency has the same: 平湖市市场监督管理局 → 平湖. */
export function shortAgencies(reports: readonly ReportSummary[]): ReadonlyMap<string, string> {
  const agencies = new Map(
    reports.flatMap(({ agency, agencyLabel }) =>
      agency !== null && agencyLabel !== null ? [[agency, agencyLabel] as const] : [],
    ),
  );
  const labels = [...agencies.values()];
  return new Map([...agencies].filter(([, label]) => labels.filter((one) => one === label).length === 1));
}
