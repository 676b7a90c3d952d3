/**
 * Search by looking at every passage: slow, short and without an index. What the index gives must be the same set and
 * the same counts. It shares the parser with search and nothing else: texts are read as printed-twin.ts reads them.
 */
import { FACETS, type FacetName } from '../contract/search-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { printedPlaces, readPrinted, type PrintedToken } from './printed-twin.ts';

export interface TwinPassage {
  readonly passageId: string;
  readonly reportId: string;
  readonly edition: string;
  readonly agency: string;
  readonly agencyNames: readonly string[];
  readonly level: string | null;
  readonly collections: readonly string[];
  readonly genre: string | null;
  readonly year: number;
  readonly role: string;
  readonly topic: string | null;
  /** Of its section, and of the section around that. */
  readonly headings: readonly string[];
  readonly kind: string;
  readonly text: string;
  readonly figures: string;
  readonly quality: string;
  readonly fullness: string;
  readonly programmes: readonly string[];
  readonly people: readonly string[];
  readonly subjects: readonly string[];
}

/** The query as the parser gives it; spelled out here so that the twin depends on no file of search. */
export type TwinQuery =
  | TwinTerm
  | { readonly kind: 'near'; readonly terms: readonly TwinTerm[]; readonly distance: number }
  | {
      readonly kind: 'wildcard';
      readonly pieces: readonly TwinTerm[];
      readonly gaps: readonly { readonly least: number; readonly isOpen: boolean }[];
    }
  | { readonly kind: 'regex'; readonly expression: { readonly source: string } }
  | { readonly kind: 'field'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly TwinQuery[] }
  | { readonly kind: 'not'; readonly part: TwinQuery };

export interface TwinTerm {
  readonly kind: 'term';
  readonly units: string;
  readonly open: boolean;
}

export function readTwinPassages(set: ArchiveSet): readonly TwinPassage[] {
  return set.activeEditions.flatMap((edition) => {
    const { database } = edition.archive;
    const record = set.byRecordPrecedence
      .map((archive) =>
        archive.database.prepare('SELECT * FROM reports WHERE report_id = ?').get(edition.reportId),
      )
      // A row of the reports table, columns as in archive-tables.ts.
      .find((row) => row !== undefined) as Record<string, string | number | null>;
    const list = (sql: string, key: unknown): string[] =>
      // Each of the queries below gives one column of text.
      database.prepare(sql).pluck().all(key) as string[];
    const rows = database
      .prepare('SELECT * FROM passages JOIN sections USING (section_key) WHERE passages.edition_key = ?')
      // Columns of the two tables.
      .all(edition.editionKey) as Record<string, never>[];
    return rows.map((row) => ({
      passageId: row['passage_id']!,
      reportId: edition.reportId,
      edition: edition.edition,
      agency: String(record['agency']),
      agencyNames: [
        String(record['agency']),
        String(record['agency_label']),
        // Written from a list of strings.
        ...(JSON.parse(String(record['agency_short_names'])) as string[]),
        String(record['region'] ?? ''),
      ],
      level: record['level'] === null ? null : String(record['level']),
      // Written from an object of fields.
      collections:
        (JSON.parse(String(record['fields'])) as { readonly collections?: readonly string[] }).collections ??
        [],
      genre: record['genre'] === null ? null : String(record['genre']),
      year: Number(record['year_covered']),
      role: row['role']!,
      topic: row['topic']!,
      headings: headingsAround(row, rows),
      // Both tables have a column of this name; the passage's is asked for by itself.
      kind: list('SELECT kind FROM passages WHERE passage_key = ?', row['passage_key'])[0]!,
      text: row['text']!,
      figures: row['has_figures'] ? 'yes' : 'no',
      quality: row['is_repaired'] ? 'repaired' : 'clean',
      fullness: set.activeEditions.some(
        (other) =>
          other.reportId === edition.reportId && other.edition === 'original' && edition.edition === 'digest',
      )
        ? 'beside'
        : 'fullest',
      programmes: list(
        "SELECT DISTINCT name FROM mentions WHERE kind = 'programme' AND passage_key = ?",
        row['passage_key'],
      ),
      people: list(
        "SELECT DISTINCT name FROM mentions WHERE kind = 'person' AND passage_key = ?",
        row['passage_key'],
      ),
      subjects: list('SELECT subject FROM indicators WHERE passage_key = ?', row['passage_key']),
    }));
  });
}

/** Of the section of a row, and of the section of the first level in which that lies. */
function headingsAround(
  row: Record<string, never>,
  rows: readonly Record<string, never>[],
): readonly string[] {
  const before = rows.filter((one) => Number(one['section_key']) <= Number(row['section_key']));
  const outer = before.findLast((one) => one['level'] === 1);
  // A column of text that may be empty.
  const headings = [row['heading'], row['level'] === 2 ? outer?.['heading'] : null] as (string | null)[];
  return headings.filter((heading) => typeof heading === 'string');
}

export function twinAnswers(query: TwinQuery, one: TwinPassage): boolean {
  switch (query.kind) {
    case 'term':
      return placesOf(one.text, query).length > 0;
    case 'and':
      return query.parts.every((part) => twinAnswers(part, one));
    case 'or':
      return query.parts.some((part) => twinAnswers(part, one));
    case 'not':
      return !twinAnswers(query.part, one);
    case 'regex':
      return new RegExp(query.expression.source, 'iu').test(one.text);
    case 'wildcard':
      throw new Error('held against printed-twin.ts in printed-text.test.ts');
    case 'near':
      return standsNear(
        query.terms.map((term) => placesOf(one.text, term)),
        query.distance,
      );
    case 'field':
      return query.values.some((value) => fieldHolds(query.field, value, one));
  }
}

const tokensOfTexts = new Map<string, readonly PrintedToken[]>();

function tokensOfText(text: string): readonly PrintedToken[] {
  const tokens = tokensOfTexts.get(text) ?? readPrinted(text);
  tokensOfTexts.set(text, tokens);
  return tokens;
}

/** Where the term stands, as ranges of the signs of the text. */
export function placesOf(text: string, term: TwinTerm): readonly (readonly [number, number])[] {
  const tokens = tokensOfText(text);
  const sought = readPrinted(term.units, true);
  return printedPlaces(tokens, sought, term.open).map(([first, last]) => {
    // Of a number that goes on (91* in 9158) the place is what was typed.
    const length = term.open ? sought.at(-1)!.text.length : tokens[last]!.text.length;
    return [tokens[first]!.at, tokens[last]!.at + length];
  });
}

/** For each sign of the text its code point. */
export function signPlaces(text: string): readonly number[] {
  return tokensOfText(text).flatMap((one) => one.places);
}

function standsNear(places: readonly (readonly (readonly [number, number])[])[], distance: number): boolean {
  const choose = (n: number, chosen: readonly (readonly [number, number])[]): boolean => {
    if (n === places.length) {
      const last = Math.max(...chosen.map(([start]) => start));
      return chosen.every(([, end]) => last - end <= distance);
    }
    return places[n]!.some((place) => choose(n + 1, [...chosen, place]));
  };
  return choose(0, []);
}

function fieldHolds(field: string, value: string, one: TwinPassage): boolean {
  const sought = readPrinted(value);
  const holds = (text: string): boolean => sought.length > 0 && fieldPattern(sought).test(markedText(text));
  switch (field) {
    case 'year': {
      const [from, to] = value.includes('..') ? value.split('..') : [value, value];
      return one.year >= Number(from || 0) && one.year <= Number(to || 9999);
    }
    case 'agency':
      return one.agencyNames.some(holds) || (/[a-z]/i.test(value) && holds(one.reportId));
    case 'edition':
      return value === one.edition || value === { digest: '提要', original: '原文' }[one.edition];
    case 'section':
      return (
        one.role === value ||
        one.headings.some((heading) => printedPlaces(readPrinted(heading), sought, false).length > 0)
      );
    case 'programme':
      return one.programmes.some(holds);
    case 'person':
      return one.people.some(holds);
    case 'indicator':
      return one.subjects.some(holds);
    case 'topic':
      return one.topic === value;
    case 'genre':
      return one.genre === value;
    default:
      throw new Error(`the twin does not know the field ${field}`);
  }
}

/** The signs of a text, a sharp before every digit of a word or sign, a stroke where nothing stands across. */
function markedText(text: string): string {
  const tokens = readPrinted(text);
  return tokens
    .map((token, i) => {
      const isNew = i > 0 && token.stretch !== tokens[i - 1]!.stretch;
      return (isNew ? '/' : '') + (token.kind === 'part' ? token.text.replace(/./g, '#$&') : token.text);
    })
    .join('');
}

/** A value stands anywhere in a field, its first and last number inside longer ones too; beside a letter of either kind. */
function fieldPattern(sought: readonly PrintedToken[]): RegExp {
  const isLetter = (token: PrintedToken | undefined): boolean => /^[a-z]$/.test(token?.text ?? '');
  const signs = sought.map((token, i) => {
    const isNew = i > 0 && token.stretch !== sought[i - 1]!.stretch;
    const isEither = [sought[i - 1], sought[i + 1]].some(
      (one) => isLetter(one) && one!.stretch === token.stretch,
    );
    const mark = isEither ? '#?' : token.kind === 'part' ? '#' : '(?<!#)';
    const sign = token.kind === 'sign' ? token.text : token.text.replace(/./g, `${mark}[$&]`);
    return (isNew ? '/' : '') + sign;
  });
  return new RegExp(signs.join(''));
}

export type TwinFilters = Partial<Record<FacetName, { include: string[]; exclude: string[] }>>;

export function twinPasses(filters: TwinFilters, one: TwinPassage, but?: FacetName): boolean {
  return FACETS.every((facet) => {
    const filter = filters[facet];
    if (!filter || facet === but) return true;
    const values = twinValues(facet, one);
    return (
      (filter.include.length === 0 || values.some((value) => filter.include.includes(value))) &&
      !values.some((value) => filter.exclude.includes(value))
    );
  });
}

export function twinFacet(
  facet: FacetName,
  filters: TwinFilters,
  found: readonly TwinPassage[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of found) {
    if (!twinPasses(filters, one, facet)) continue;
    for (const value of twinValues(facet, one)) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

function twinValues(facet: FacetName, one: TwinPassage): readonly string[] {
  switch (facet) {
    case 'year':
      return [String(one.year)];
    case 'programme':
      return one.programmes;
    case 'collection':
      return one.collections;
    case 'notes':
      return ['no'];
    case 'level':
    case 'genre':
    case 'topic': {
      const value = one[facet];
      return value === null ? [] : [value];
    }
    case 'agency':
    case 'edition':
    case 'role':
    case 'figures':
    case 'quality':
    case 'fullness':
      return [one[facet]];
  }
}
