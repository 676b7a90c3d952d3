import { namesOf, type AuthorityKind } from '../../contract/authority-entry.ts';
import type { ReportId } from '../../contract/model.ts';
import { NAMED_KINDS } from '../../contract/term-entry.ts';
import { describedBy, DESCRIBING_COLUMNS, type DescribedRow } from '../../schema/described-report.ts';
import { prepared } from '../../schema/prepared.ts';
import { searchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';
import { hasBarrier, phraseOf, wordsOfPhrase } from '../query/phrase.ts';
import { addMember, addRange, emptySet, hasMember, intersection, union, type BitSet } from './bit-set.ts';
import { indexedPassages, matchExpression } from './full-text.ts';
import type { PassageTable } from './passage-table.ts';
import { passagesWhose } from './passage-texts.ts';

/** Whether a text has one of the values in it, all in search form. */
export function holdsAny(text: string, wanted: readonly string[]): boolean {
  const { units } = searchForm(text);
  return wanted.some((one) => units.includes(one));
}

/** The values, and every name of those whose authority record has one of the values in a name. */
export function namesMeant(
  wanted: readonly string[],
  kind: AuthorityKind,
  { authorities }: NotebookLookups,
): readonly string[] {
  const meant = (authorities?.() ?? [])
    .filter((one) => one.kind === kind)
    .map(namesOf)
    .filter((names) => names.some((name) => holdsAny(name, wanted)));
  const units = meant.flat().map((name) => searchForm(name).units);
  return [...new Set([...wanted, ...units.filter((one) => one !== '')])];
}

/** Passages that name the programme. */
export function programmePassages(
  table: PassageTable,
  wanted: readonly string[],
  notebook: NotebookLookups,
): BitSet {
  return union(mentioned(table, wanted, 'programme'), namedByPerson(table, wanted, NAMED_KINDS, notebook));
}

/** Passages that name the person; of a report whose record alone does, all. */
export function personPassages(
  table: PassageTable,
  values: readonly string[],
  notebook: NotebookLookups,
): BitSet {
  const wanted = namesMeant(values, 'person', notebook);
  const found = union(mentioned(table, wanted, 'person'), namedByPerson(table, wanted, ['person'], notebook));
  const ofRecord = emptySet(table.size);
  const reports = reportsNaming(table, wanted);
  for (let edition = 0; reports.size > 0 && edition < table.editions.length; edition++) {
    if (!reports.has(table.reports[table.reportOf[edition]!]!)) continue;
    const first = table.firstPassage[edition]!;
    const end = first + table.passageCount[edition]!;
    let isNamed = false;
    for (let passage = first; passage < end && !isNamed; passage++) isNamed = hasMember(found, passage);
    if (!isNamed) addRange(ofRecord, first, end);
  }
  return union(found, ofRecord);
}

/** Reports whose record names the person, as author or as head; of two records the first that names anybody counts. */
function reportsNaming(table: PassageTable, wanted: readonly string[]): ReadonlySet<ReportId> {
  const seen = new Set<ReportId>();
  const found = new Set<ReportId>();
  // Archives stand in the table as in the set: the shipped one first, the holdings last.
  for (const { archive } of table.parts) {
    const rows = prepared<[], DescribedRow>(
      archive.database,
      `SELECT ${DESCRIBING_COLUMNS} FROM reports WHERE byline <> '{}' OR head IS NOT NULL`,
    );
    for (const row of rows.iterate()) {
      if (seen.has(row.report_id)) continue;
      seen.add(row.report_id);
      const { byline, head } = describedBy(row);
      const names = [...Object.values(byline).flat(), ...(head ? [head.name] : [])];
      if (names.some((name) => holdsAny(name, wanted))) found.add(row.report_id);
    }
  }
  return found;
}

/** Passages that print any wording of a name that the person has added to the thesaurus and that holds a value. */
function namedByPerson(
  table: PassageTable,
  wanted: readonly string[],
  kinds: readonly string[],
  notebook: NotebookLookups,
): BitSet {
  const own = (notebook.terms?.() ?? []).filter(
    ({ kind, forms }) => kinds.includes(kind) && forms.some(({ form }) => holdsAny(form, wanted)),
  );
  const found = own.flatMap(({ forms }) => forms.map(({ form }) => printed(table, form)));
  return found.reduce(union, emptySet(table.size));
}

/** As a phrase in quotation marks: where the index joins nothing, the passages that hold the parts are read. */
export function printed(table: PassageTable, wording: string): BitSet {
  const phrase = phraseOf(wording);
  if (phrase === null) return emptySet(table.size);
  const held = wordsOfPhrase(phrase).map((term) => indexedPassages(table, term, matchExpression(term)!));
  const candidates = held.reduce(intersection);
  return hasBarrier(phrase)
    ? passagesWhose(table, candidates, (text) => occurrences(searchForm(text), phrase).length > 0)
    : candidates;
}

function mentioned(table: PassageTable, wanted: readonly string[], kind: 'programme' | 'person'): BitSet {
  return passagesNaming(
    table,
    wanted,
    `SELECT DISTINCT name FROM mentions WHERE kind = '${kind}'`,
    `SELECT passage_key FROM mentions WHERE kind = '${kind}' AND name = ?`,
  );
}

/** Passages of rows whose name holds a value: `names` lists the names, `keys` the passages of one. */
export function passagesNaming(
  table: PassageTable,
  wanted: readonly string[],
  names: string,
  keys: string,
): BitSet {
  const found = emptySet(table.size);
  for (const part of table.parts) {
    // Both queries give one column: a name, a passage key.
    const all = part.archive.database.prepare(names).pluck().all() as string[];
    const ofName = part.archive.database.prepare(keys).pluck();
    for (const name of all.filter((one) => holdsAny(one, wanted))) {
      for (const key of ofName.all(name) as number[]) addMember(found, part.base + key);
    }
  }
  return intersection(found, table.active);
}
