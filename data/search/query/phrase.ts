import { BARRIER, searchForm } from '../../text/search-form.ts';
import type { Term } from './query-model.ts';

/**
 * A text that stands as a whole: where a sentence ends in it, or one number follows another (不合格。经查, 1-11月), its
 * units hold a BARRIER, and so do those of the texts. Null where it has no letters.
 */
export function phraseOf(text: string, open = false): Term | null {
  const { units } = searchForm(text);
  const inside = units.startsWith(BARRIER) ? units.slice(1) : units;
  return inside === '' ? null : { kind: 'term', units: inside, literal: true, open, typed: text };
}

/** The index joins nothing across a BARRIER: whether more than the index has to be asked. */
export function hasBarrier({ units }: Term): boolean {
  return units.includes(BARRIER);
}

/** What every text holds in which such a term stands. */
export function wordsOfPhrase(term: Term): readonly Term[] {
  const stretches = term.units.split(BARRIER).filter((units) => units !== '');
  return stretches.map((units, i) => ({ ...term, units, open: term.open && i === stretches.length - 1 }));
}
