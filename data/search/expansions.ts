import type { Expansion } from '../contract/search-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { searchForm } from '../text/search-form.ts';
import { numberWritings } from './number-writings.ts';
import type { Query, Term } from './query-model.ts';

/** Another writing of a term of the query. */
export interface Variant {
  readonly term: Term;
  readonly units: string;
  /** As the reader sees it. */
  readonly from: string;
  readonly to: string;
  readonly reason: Expansion['reason'];
}

/** Words that were renamed over the years or stand for one another: each with all others of its group. */
export type Lineage = ReadonlyMap<string, readonly { readonly units: string; readonly written: string }[]>;

export function loadLineage(set: ArchiveSet): Lineage {
  const lineage = new Map<string, { units: string; written: string }[]>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], { preferred: string; variants: string }>('SELECT preferred, variants FROM terms ORDER BY term_key')
      .all();
    for (const row of rows) {
      // The column is written from a list of strings.
      const group = [row.preferred, ...(JSON.parse(row.variants) as string[])].map((written) => ({
        units: searchForm(written).units,
        written,
      }));
      for (const one of group) {
        const known = lineage.get(one.units) ?? [];
        const others = group.filter((other) => other.units !== one.units && !known.some((k) => k.units === other.units));
        lineage.set(one.units, [...known, ...others]);
      }
    }
  }
  return lineage;
}

/**
 * The other writings of the words of a query, those under NOT and in quotation marks left alone. A word is replaced
 * as a whole, or where it holds a renamed term: 新增市场主体 → 新增经营主体.
 */
export function variantsOf(query: Query, lineage: Lineage): readonly Variant[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap((part) => variantsOf(part, lineage));
  if (query.kind !== 'term' || query.literal) return [];
  const found = new Map<string, Variant>();
  const offer = (units: string, from: string, to: string, reason: Variant['reason']): void => {
    if (units !== query.units && !found.has(units)) found.set(units, { term: query, units, from, to, reason });
  };
  for (const [units, others] of lineage) {
    if (units === '' || !query.units.includes(units)) continue;
    for (const other of others) {
      // 主体 → 经营主体 would find nothing but what 主体 finds.
      if (other.units.includes(query.units)) continue;
      offer(query.units.replace(units, other.units), query.typed, other.written, 'lineage');
    }
  }
  for (const writing of numberWritings(query.units)) offer(writing, query.typed, writing, 'number');
  return [...found.values()].slice(0, MOST_VARIANTS);
}

const MOST_VARIANTS = 12;

/** The query with the given variants beside the terms that they belong to. */
export function expand(query: Query, variants: readonly Variant[]): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    return { kind: query.kind, parts: query.parts.map((part) => expand(part, variants)) };
  }
  const own = variants.filter((variant) => variant.term === query);
  if (query.kind !== 'term' || own.length === 0) return query;
  return { kind: 'or', parts: [query, ...own.map((variant) => ({ ...query, units: variant.units }))] };
}
