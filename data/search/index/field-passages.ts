import type { ReportId } from '../../contract/model.ts';
import { definitionOf } from '../../contract/record-fields.ts';
import { valueIn } from '../../contract/record-values.ts';
import { describedBy, DESCRIBING_COLUMNS, type DescribedRow } from '../../schema/described-report.ts';
import { prepared } from '../../schema/prepared.ts';
import { writingsOf } from '../../text/bound-numbers.ts';
import { searchForm } from '../../text/search-form.ts';
import { addMember, addRange, emptySet, membersOf, type BitSet } from './bit-set.ts';
import {
  EDITION_WORDS,
  genresNamed,
  isPeriodNamed,
  LEVEL_WORDS,
  topicsNamed,
  yearRange,
} from '../query/field-values.ts';
import { codeOf, type EditionFacet } from './edition-values.ts';
import type { PassageTable } from './passage-table.ts';
import {
  holdsAny,
  namesMeant,
  passagesNaming,
  personPassages,
  printed,
  programmePassages,
} from './named-passages.ts';
import { notedPassages } from './noted-passages.ts';
import { topicIn } from '../../schema/passage-traits.ts';
import { agencyNames, NAMING_AGENCY, type RecordRow } from './record-columns.ts';
import { isOfRecord, keyOf, recordTest } from '../query/record-values.ts';
import { isPeriodIn, timeRange } from '../query/time-range.ts';
import { sectionPassages } from './section-passages.ts';
import type { FieldClause, RecordFieldName } from '../query/query-model.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

/** The active passages for which a field clause holds. */
export function fieldPassages(table: PassageTable, clause: FieldClause, notebook: NotebookLookups): BitSet {
  const { values } = clause;
  const wanted = writingsOfAny(values);
  const { field } = clause;
  if (isOfRecord(field)) return ofRecords(table, field, values, wanted, notebook);
  switch (field) {
    case 'year':
      return withValue(table, 'year', yearTest(values));
    case 'agency':
      return ofReports(table, NAMING_AGENCY, agencyTest(wanted, namesMeant(wanted, 'agency', notebook)));
    case 'report': {
      // A value may be an id or not; what is none is held as itself.
      const ids = new Set(values.map((value) => table.heldAs(value as ReportId)));
      return ofReports(
        table,
        ['report_id', 'title'],
        ({ report_id, title }) => ids.has(report_id) || holdsAny(title ?? '', wanted),
      );
    }
    case 'level':
      return withValue(table, 'level', (level) => isWordFor(LEVEL_WORDS, level, values));
    case 'genre': {
      const genres = new Set<string>(values.flatMap(genresNamed));
      return withValue(table, 'genre', (genre) => genres.has(genre));
    }
    case 'period':
      return ofReports(
        table,
        ['period'],
        ({ period }) => period !== null && values.some((value) => isPeriodMeant(period, value)),
      );
    case 'edition':
      return withValue(table, 'edition', (edition) => isWordFor(EDITION_WORDS, edition, values));
    case 'topic': {
      const topics = new Set<string | null>(values.flatMap(topicsNamed));
      return where(table, (passage) => topics.has(topicIn(table.traits[passage]!)));
    }
    case 'section':
      return sectionPassages(table, values, (value) => printed(table, value));
    case 'notes':
      return notedPassages(table, notebook, values);
    case 'programme':
      return programmePassages(table, wanted, notebook);
    case 'person':
      return personPassages(table, wanted, notebook);
    case 'indicator':
      return passagesNaming(
        table,
        wanted,
        'SELECT DISTINCT subject FROM indicators WHERE passage_key IS NOT NULL',
        'SELECT passage_key FROM indicators WHERE passage_key IS NOT NULL AND subject = ?',
      );
  }
}

/** Passages of reports whose record says so; of two records of a report the one that is believed first counts. */
function ofRecords(
  table: PassageTable,
  field: RecordFieldName,
  values: readonly string[],
  wanted: readonly string[],
  notebook: NotebookLookups,
): BitSet {
  const key = keyOf(field);
  const { names } = definitionOf(key);
  const meant = names ? namesMeant(wanted, names, notebook) : wanted;
  const answers = recordTest(key, values, (text) => holdsAny(text, meant));
  const seen = new Set<ReportId>();
  const found = new Set<ReportId>();
  // Archives stand in the table as in the set: the shipped one first, the holdings last.
  for (const { archive } of table.parts) {
    const rows = prepared<[], DescribedRow>(archive.database, `SELECT ${DESCRIBING_COLUMNS} FROM reports`);
    for (const row of rows.iterate()) {
      if (seen.has(row.report_id)) continue;
      seen.add(row.report_id);
      if (answers(valueIn(describedBy(row), key))) found.add(row.report_id);
    }
  }
  return ofEditions(table, (edition) => found.has(table.reports[table.reportOf[edition]!]!));
}

/** The values in search form, each in every way that a text may write it; numbers in words as the index has them. */
function writingsOfAny(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => writingsOf(searchForm(value).units)).filter((units) => units !== '');
}

function where(table: PassageTable, holds: (passage: number) => boolean): BitSet {
  const found = emptySet(table.size);
  for (const passage of membersOf(table.active)) if (holds(passage)) addMember(found, passage);
  return found;
}

/** All passages of some of the texts. */
function ofEditions(table: PassageTable, isMeant: (edition: number) => boolean): BitSet {
  const found = emptySet(table.size);
  for (let edition = 0; edition < table.editions.length; edition++) {
    const first = table.firstPassage[edition]!;
    if (isMeant(edition)) addRange(found, first, first + table.passageCount[edition]!);
  }
  return found;
}

/** Texts that have a value of a facet: each different value is looked at once. */
function withValue(table: PassageTable, facet: EditionFacet, isMeant: (value: string) => boolean): BitSet {
  const meant = table.editionValues[facet].values.map((several) => several.some(isMeant));
  const valueOf = codeOf(table, facet);
  return ofEditions(table, (edition) => meant[valueOf(edition)]!);
}

/** Texts of reports whose record answers, of the columns named. */
function ofReports<Name extends keyof RecordRow>(
  table: PassageTable,
  names: readonly Name[],
  isMeant: (record: Pick<RecordRow, Name>) => boolean,
): BitSet {
  const meant = new Uint8Array(table.reports.length);
  table.records.visit(names, (record, report) => {
    if (isMeant(record)) meant[report] = 1;
  });
  return ofEditions(table, (edition) => meant[table.reportOf[edition]!] === 1);
}

/** Agencies are few, and each is looked at once; ids are as many as reports, and a number is none. */
function agencyTest(
  wanted: readonly string[],
  names: readonly string[],
): (record: Pick<RecordRow, (typeof NAMING_AGENCY)[number]>) => boolean {
  const known = new Map<string, boolean>();
  const ids = wanted.filter((one) => /[a-z]/u.test(one));
  return (record) => {
    const own = agencyNames({ ...record, report_id: '' as ReportId });
    const key = own.join('\n');
    const isKnown = known.get(key) ?? own.some((name) => holdsAny(name, names));
    known.set(key, isKnown);
    return isKnown || (ids.length > 0 && holdsAny(record.report_id, ids));
  };
}

function isWordFor(
  words: Readonly<Record<string, readonly string[]>>,
  value: string,
  typed: readonly string[],
): boolean {
  return Object.hasOwn(words, value) && typed.some((one) => words[value]!.includes(one.toLowerCase()));
}

function isPeriodMeant(period: string, value: string): boolean {
  const range = timeRange(value);
  return range ? isPeriodIn(period, range) : isPeriodNamed(period, value);
}

/** What is no year holds for none. */
function yearTest(values: readonly string[]): (year: string) => boolean {
  const ranges = values.flatMap((value) => {
    const range = yearRange(value);
    return range ? [range] : [];
  });
  return (year) => ranges.some(([from, to]) => Number(year) >= from && Number(year) <= to);
}
