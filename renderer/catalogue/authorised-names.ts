/** Names in a field of a record, held against the authorised ones. */
import { supersededBy, type Authority, type Superseded } from '../../data/contract/authority-entry.ts';
import type { ReportSummary } from '../../data/contract/model.ts';
import { definitionOf, EDITED_FIELDS, type FieldKey } from '../../data/contract/record-fields.ts';
import type { OfficeHolder, RecordValue } from '../../data/contract/record-value.ts';
import { textOfValue, valueIn, valueOfText } from '../../data/contract/record-values.ts';
import type { Offer } from './completion.ts';
import { offersOf } from './values-in-use.ts';

/** Empty for a field that holds no names, and for a text that it cannot hold. `year`: of the record. */
export function supersededIn(
  authorities: readonly Authority[],
  field: FieldKey,
  text: string,
  year: number | null,
): readonly Superseded[] {
  const value = definitionOf(field).names && authorities.length > 0 ? valueOfText(field, text) : null;
  return supersededInValue(authorities, field, value ?? null, year);
}

function supersededInValue(
  authorities: readonly Authority[],
  field: FieldKey,
  value: RecordValue,
  year: number | null,
): readonly Superseded[] {
  const { names: kind } = definitionOf(field);
  if (!kind || value === null) return [];
  return [...new Set(namesIn(value))].flatMap((name) => supersededBy(authorities, kind, name, year));
}

/** The year that a record is about, or else in which it was published. */
export function yearOfRecord(report: Pick<ReportSummary, 'yearCovered' | 'yearPublished'>): number | null {
  return report.yearCovered ?? report.yearPublished;
}

/** A record that still has a former name of an authority, in a year in which that was none of its names any more. */
export interface Carrier {
  readonly report: ReportSummary;
  readonly fields: readonly {
    readonly field: FieldKey;
    readonly before: RecordValue;
    /** With the authorised name instead. */
    readonly after: RecordValue;
  }[];
}

export function carriersOf(authority: Authority, reports: readonly ReportSummary[]): readonly Carrier[] {
  const former = new Set(authority.others.filter(({ kind }) => kind === 'former').map(({ name }) => name));
  if (former.size === 0) return [];
  return reports.flatMap((report) => {
    const year = yearOfRecord(report);
    const fields = NAME_FIELDS.flatMap((field) => {
      const before = valueIn(report, field);
      const wrong = supersededInValue([authority], field, before, year)
        .map(({ name }) => name)
        .filter((name) => former.has(name));
      if (before === null || wrong.length === 0) return [];
      const { name } = authority.authorised;
      return [{ field, before, after: renamed(before, (one) => (wrong.includes(one) ? name : one)) }];
    });
    return fields.length === 0 ? [] : [{ report, fields }];
  });
}

const NAME_FIELDS = EDITED_FIELDS.map(({ key }): FieldKey => key).filter((key) => definitionOf(key).names);

/** The text of the field with the authorised name in place of the other; each name stands once. */
export function authorisedText(field: FieldKey, text: string, { name, authorised }: Superseded): string {
  const value = valueOfText(field, text);
  if (value === undefined || value === null) return text;
  return textOfValue(
    field,
    renamed(value, (one) => (one === name ? authorised : one)),
  );
}

function namesIn(value: RecordValue): readonly string[] {
  const names: string[] = [];
  renamed(value, (name) => {
    names.push(name);
    return name;
  });
  return names;
}

/** Every name in a value of a field of names: a line, several, a byline's or an office holder's. */
function renamed(value: RecordValue, rename: (name: string) => string): RecordValue {
  if (typeof value === 'string') return rename(value);
  if (value === null || typeof value === 'number') return value;
  if (Array.isArray(value)) return [...new Set(value.map((one) => rename(String(one))))];
  if (isOfficeHolder(value)) return { ...value, name: rename(value.name) };
  return Object.fromEntries(
    // What is left of the union: roles and the names under them.
    Object.entries(value as Readonly<Record<string, readonly string[]>>).map(([role, names]) => [
      role,
      [...new Set(names.map(rename))],
    ]),
  );
}

/** A byline has lists under its roles, whatever they are called. */
function isOfficeHolder(value: object): value is OfficeHolder {
  return 'name' in value && typeof value.name === 'string';
}

/** What is in use and what is authorised, most used first; a name that is superseded leads to the one that is authorised. */
export function offersWithNames(
  authorities: readonly Authority[],
  field: FieldKey,
  uses: ReadonlyMap<string, number>,
  year: number | null,
): readonly Offer[] {
  const { names: kind, type } = definitionOf(field);
  const own = authorities.filter((one) => one.kind === kind);
  if (!kind || own.length === 0) return offersOf(uses);
  // An office holder is written with the office: what is in use stays as it is.
  const isLed = (text: string): boolean =>
    type !== 'person' && supersededBy(own, kind, text, year).length > 0;
  const counts = new Map([...uses].filter(([text]) => !isLed(text)));
  const others = new Map<string, readonly string[]>();
  for (const authority of own) {
    const { name } = authority.authorised;
    const names = authority.others.map((one) => one.name);
    const used = [name, ...names].reduce((sum, one) => sum + (uses.get(one) ?? 0), 0);
    counts.set(name, used);
    others.set(name, [...(others.get(name) ?? []), ...names]);
  }
  return offersOf(counts, others);
}
