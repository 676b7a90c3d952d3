import type { KeptTerm, Term } from '../contract/term-entry.ts';
import { termKey } from '../contract/term-entry.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';

interface TermRow {
  readonly kind: 'lineage' | 'synonym' | 'abbreviation';
  readonly preferred: string;
  readonly variants: string;
  readonly from_year: number | null;
  readonly to_year: number | null;
  readonly note: string | null;
  readonly evidence: string | null;
}

/** The thesaurus: what the person has added, then what the archives bring, lineages first. */
export function listTerms(set: ArchiveSet, kept: readonly KeptTerm[] = []): Term[] {
  return [...kept.map((term) => ({ ...term, note: null, key: termKey(term) })), ...shippedTerms(set)];
}

function shippedTerms(set: ArchiveSet): Term[] {
  const seen = new Set<string>();
  return set.byRecordPrecedence.flatMap(({ database }) =>
    database
      .prepare<[], TermRow>(
        `SELECT kind, preferred, variants, from_year, to_year, note, evidence FROM terms
         ORDER BY kind = 'lineage' DESC, kind = 'synonym' DESC, term_key`,
      )
      .all()
      .flatMap(({ kind, preferred, variants, from_year: from, to_year: to, note, evidence }): Term[] => {
        const name = `${kind} ${preferred}`;
        if (seen.has(name)) return [];
        seen.add(name);
        // The column is written by store-thesaurus.ts as an array of names; the years are those of the former names.
        const others = (JSON.parse(variants) as string[]).map((form) => ({ form, from, to }));
        return [
          { kind, forms: [{ form: preferred, from: null, to: null }, ...others], note, evidence, key: null },
        ];
      }),
  );
}
