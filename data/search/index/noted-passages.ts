import type { PassageId } from '../../contract/model.ts';
import { plainNumbers } from '../../text/bound-numbers.ts';
import { searchForm } from '../../text/search-form.ts';
import { isNoWord, isYesWord } from '../query/field-values.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';
import { addMember, difference, emptySet, intersection, union, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';

/** Passages with a note, those without, or those with a note that says a value. No value: with any note. */
export function notedPassages(
  table: PassageTable,
  notebook: NotebookLookups,
  values: readonly string[],
): BitSet {
  const annotated = annotatedPlaces(table, notebook);
  if (values.length === 0) return annotated;
  return values
    .map((value) => {
      if (isYesWord(value)) return annotated;
      if (isNoWord(value)) return difference(table.active, annotated);
      return placesOf(table, passagesNoted(notebook, value));
    })
    .reduce(union);
}

/** The passages with notes as places in the table. */
export function annotatedPlaces(table: PassageTable, notebook: NotebookLookups): BitSet {
  return placesOf(table, notebook.annotatedPassages());
}

/** A part of a word or a number is looked for too, as on the page of notes. */
function passagesNoted({ notedWords }: NotebookLookups, value: string): ReadonlySet<PassageId> {
  const wanted = plainNumbers(searchForm(value).units);
  const notes = (notedWords?.() ?? []).filter(({ words }) => words.includes(wanted));
  return new Set(notes.flatMap(({ passages }) => passages));
}

function placesOf(table: PassageTable, passages: ReadonlySet<PassageId>): BitSet {
  const found = emptySet(table.size);
  if (passages.size === 0) return found;
  const ids = JSON.stringify([...passages]);
  for (const part of table.parts) {
    const keys = part.archive.database
      .prepare('SELECT passage_key FROM passages WHERE passage_id IN (SELECT value FROM json_each(?))')
      .pluck()
      // The only column is an integer key.
      .all(ids) as number[];
    for (const key of keys) addMember(found, part.base + key);
  }
  return intersection(found, table.active);
}
