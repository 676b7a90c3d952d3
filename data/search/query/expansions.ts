import type { Expansion } from '../../contract/search-model.ts';
import type { KeptTerm } from '../../contract/term-entry.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { plainNumbers } from '../../text/bound-numbers.ts';
import { BARRIER, searchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
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

export interface Writing {
  readonly units: string;
  readonly written: string;
}

/**
 * Words that were renamed over the years or stand for one another: by the search form of each, lists of the others, shared by
 * all that lead to them, so that a list of n words takes room for n.
 */
export type Lineage = ReadonlyMap<string, readonly (readonly Writing[])[]>;

/**
 * From the archives' thesaurus. A term leads to its former names and each of these to it, but no former name to
 * another: 工商局 and 质监局 were two offices before they became one. Synonyms lead to one another.
 */
export function loadLineage(set: ArchiveSet): Lineage {
  const lineage: GrowingLineage = new Map();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], { kind: string; preferred: string; variants: string }>(
        'SELECT kind, preferred, variants FROM terms ORDER BY term_key',
      )
      .all();
    for (const row of rows) {
      // The column is written from a list of strings.
      const variants = (JSON.parse(row.variants) as string[]).map(writing);
      const preferred = writing(row.preferred);
      join(lineage, preferred, variants, row.kind !== 'lineage');
    }
  }
  return lineage;
}

/** The lineage with what a person has added: former names lead as those of the archives do, other names to one another. */
export function withTerms(lineage: Lineage, terms: readonly KeptTerm[]): Lineage {
  if (terms.length === 0) return lineage;
  const added: GrowingLineage = new Map();
  for (const { kind, forms } of terms) {
    const [preferred, ...others] = forms.map((one) => writing(one.form));
    if (preferred) join(added, preferred, others, kind !== 'lineage');
  }
  const own = new Map(lineage);
  for (const [units, lists] of added) own.set(units, [...(lineage.get(units) ?? []), ...lists]);
  return own;
}

type GrowingLineage = Map<string, (readonly Writing[])[]>;

/** `areAlike`: the variants lead to one another as well. */
function join(
  lineage: GrowingLineage,
  preferred: Writing,
  variants: readonly Writing[],
  areAlike: boolean,
): void {
  lead(lineage, preferred, variants);
  const back = [preferred];
  for (const variant of variants) {
    lead(lineage, variant, back);
    if (areAlike) lead(lineage, variant, variants);
  }
}

function lead(lineage: GrowingLineage, { units }: Writing, others: readonly Writing[]): void {
  if (units === '' || others.length === 0) return;
  const known = lineage.get(units);
  if (known) known.push(others);
  else lineage.set(units, [others]);
}

function writing(written: string): Writing {
  return { units: searchForm(written).units, written };
}

/**
 * The other writings of the words of a query, those under NOT and in quotation marks left alone. A word is replaced
 * as a whole, or where it holds a renamed term: 新增市场主体 → 新增经营主体. Many may stand nowhere: `mostOfEach` comes behind.
 */
export function variantsOf(query: Query, lineage: Lineage): readonly Variant[] {
  if (query.kind === 'and' || query.kind === 'or')
    return query.parts.flatMap((part) => variantsOf(part, lineage));
  if (query.kind !== 'term' || query.literal) return [];
  const found = new Map<string, Variant>();
  const offer = (units: string, from: string, to: string, reason: Variant['reason']): void => {
    if (units !== query.units && !found.has(units))
      found.set(units, { term: query, units, from, to, reason });
  };
  for (const [units, lists] of lineage) {
    if (!holdsWhole(query.units, units)) continue;
    for (const other of stopping(lists, () => found.size >= MOST_OFFERED)) {
      // 主体 → 经营主体 would find nothing but what 主体 finds.
      if (other.units.includes(query.units)) continue;
      offer(query.units.replace(units, other.units), query.typed, other.written, 'lineage');
    }
  }
  for (const writing of numberWritings(query.units))
    offer(writing, query.typed, plainNumbers(writing).replace(BARRIER, '·'), 'number');
  return withoutLonger([...found.values()]);
}

/** The first of every term: each costs a look into the index at every count. */
export function mostOfEach(variants: readonly Variant[]): readonly Variant[] {
  const counts = new Map<Term, number>();
  return variants.filter(({ term }) => {
    const count = (counts.get(term) ?? 0) + 1;
    counts.set(term, count);
    return count <= MOST_VARIANTS;
  });
}

function* stopping(lists: readonly (readonly Writing[])[], isEnough: () => boolean): Generator<Writing> {
  for (const list of lists)
    for (const one of list) {
      if (isEnough()) return;
      yield one;
    }
}

/** 市场主体 finds whatever 各类市场主体 would. */
export function withoutLonger(variants: readonly Variant[]): readonly Variant[] {
  return variants.filter(
    (one) =>
      !variants.some((other) => other.units.length < one.units.length && holdsWhole(one.units, other.units)),
  );
}

const MOST_VARIANTS = 50;
/** Looked at: a thesaurus has a dozen names for a thing, and each is held against every other. */
const MOST_OFFERED = 200;

/** 12315 stands in 拨打12315, not in 123150. */
function holdsWhole(units: string, wanted: string): boolean {
  return (
    units.includes(wanted) && occurrences({ units, offsets: [] }, { units: wanted, open: false }).length > 0
  );
}

/** The query with the given variants beside the terms that they belong to. */
export function expand(query: Query, variants: readonly Variant[]): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    return { kind: query.kind, parts: query.parts.map((part) => expand(part, variants)) };
  }
  const own = variants.filter((variant) => variant.term === query);
  if (query.kind !== 'term' || own.length === 0) return query;
  return { kind: 'or', parts: [query, ...own.map((variant) => ({ ...query, units: variant.units }))] };
}
