import type { Grade } from '../contract/indicator-model.ts';
import type { ConceptId, TopicId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';

export interface Concept {
  readonly concept: ConceptId;
  readonly name: string;
  readonly topic: TopicId;
  readonly unitSi: string;
  readonly measure: 'flow' | 'stock' | 'rate' | 'rank' | 'duration';
  readonly aliases: readonly string[];
  readonly note: string | null;
}

export interface Comparability {
  readonly grade: Grade;
  readonly note: string | null;
}

interface ConceptRow extends Omit<Concept, 'aliases'> {
  readonly aliases: string;
}

/** All concepts of the open archives; the most trusted archive says what a concept means. */
export function readConcepts(set: ArchiveSet): Map<ConceptId, Concept> {
  const concepts = new Map<ConceptId, Concept>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], ConceptRow>(
        'SELECT concept, name, topic, unit_si AS unitSi, measure, aliases, note FROM concepts',
      )
      .all();
    for (const row of rows) {
      // The column is written by store-thesaurus.ts as an array of names.
      if (!concepts.has(row.concept))
        concepts.set(row.concept, { ...row, aliases: JSON.parse(row.aliases) as string[] });
    }
  }
  return concepts;
}

/** The judged comparability of two years of one agency's series. Both orders of the years mean the same. */
export function readComparability(
  set: ArchiveSet,
): (concept: ConceptId, agency: string, year: number, other: number) => Comparability | undefined {
  const judged = new Map<string, Comparability>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], { concept: string; agency: string; from_year: number; to_year: number } & Comparability>(
        'SELECT concept, agency, from_year, to_year, grade, note FROM comparability',
      )
      .all();
    for (const row of rows) {
      const key = keyOf(row.concept, row.agency, row.from_year, row.to_year);
      if (!judged.has(key)) judged.set(key, { grade: row.grade, note: row.note });
    }
  }
  return (concept, agency, year, other) => judged.get(keyOf(concept, agency, year, other));
}

function keyOf(concept: string, agency: string, year: number, other: number): string {
  return `${concept}\n${agency}\n${Math.min(year, other)}\n${Math.max(year, other)}`;
}
