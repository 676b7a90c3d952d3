/** What the fields of a record hold: as values, as text that a person types or a table shows, and what looks odd. */
import * as v from 'valibot';
import type { FieldDefinition } from './field-definition.ts';
import type { Byline, ReportSummary } from './model.ts';
import { LONGEST_TAG, MOST_TAGS } from './note-limits.ts';
import { isPeriod } from './period.ts';
import type { OfficeHolder, RecordValue } from './record-value.ts';
import { definitionOf, fieldNamed, RECORD_FIELDS, type FieldKey } from './record-fields.ts';

export type FieldValues = Readonly<Partial<Record<FieldKey, RecordValue>>>;

export const LONGEST_LINE = 2000;
const LONGEST_TEXT = 20_000;
const MOST_LINES = 200;

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(LONGEST_LINE),
  v.regex(/^[^\p{Cc}]*$/u),
);
const lines = v.pipe(v.array(line), v.minLength(1), v.maxLength(MOST_LINES));

/** 2022, 202203, 20220315: as DA/T 18 and DA/T 46 write a date, as far as it is known. */
const DATE = /^(?:19|20|21)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?$/;

function schemaOf({ type, choices = [] }: FieldDefinition): v.GenericSchema<unknown, RecordValue> {
  switch (type) {
    case 'line':
      return line;
    case 'text':
      return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_TEXT));
    case 'lines':
    case 'collections':
      return lines;
    case 'tags':
      return v.pipe(v.array(v.pipe(line, v.maxLength(LONGEST_TAG))), v.minLength(1), v.maxLength(MOST_TAGS));
    case 'year':
      return v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
    case 'count':
      return v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));
    case 'date':
      return v.pipe(v.string(), v.regex(DATE));
    case 'period':
      return v.pipe(v.string(), v.check(isPeriod));
    case 'choice':
      return v.picklist(choices.map(({ value }) => value));
    case 'byline':
      return v.pipe(
        v.record(v.pipe(v.string(), v.maxLength(LONGEST_LINE)), lines),
        v.check((roles) => Object.keys(roles).length > 0 && Object.keys(roles).length <= MOST_LINES),
      );
    case 'person':
      return v.strictObject({ name: line, title: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_LINE)) });
  }
}

/** Per key, what the field can hold; null is always allowed. */
export const VALUE_SCHEMAS: Readonly<Record<FieldKey, v.GenericSchema<unknown, RecordValue>>> =
  // Each key of the table once.
  Object.fromEntries(
    RECORD_FIELDS.map((field) => [field.key, v.nullable(schemaOf(field))]),
  ) as unknown as Record<FieldKey, v.GenericSchema<unknown, RecordValue>>;

/** What a record says in a field, whichever way it is kept. An empty byline says nothing. */
export function valueIn(
  report: Pick<ReportSummary, 'fields'> & Partial<ReportSummary>,
  key: FieldKey,
): RecordValue {
  // A field with a column is a property of the summary of the same name, and of the type that its definition states.
  const value = (
    definitionOf(key).column === null ? report.fields[key] : report[key as keyof ReportSummary]
  ) as RecordValue | undefined;
  return value === undefined || isEmptyByline(value) ? null : value;
}

function isEmptyByline(value: RecordValue): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

/** The value as a person types it and as a cell of a table holds it; empty for null. Read back by `valueOfText`. */
export function textOfValue(key: FieldKey, value: RecordValue, language: 'zh' | 'en' = 'zh'): string {
  if (value === null) return '';
  const { type, choices = [] } = definitionOf(key);
  if (type === 'choice') return choices.find((one) => one.value === value)?.[language] ?? '';
  if (Array.isArray(value)) return value.join('；');
  if (typeof value !== 'object') return String(value);
  if (type === 'person') {
    const { name, title } = value as OfficeHolder; // a field of this type holds nothing else
    return title === '' ? name : `${name}（${title}）`;
  }
  return Object.entries(value as Byline) // nor does a byline
    .map(([role, names]) => (role === '' ? names.join('、') : `${role}：${names.join('、')}`))
    .join('；');
}

/** Undefined for a text that the field cannot hold. White space alone is null. */
export function valueOfText(key: FieldKey, text: string): RecordValue | undefined {
  // As it was typed: NFC would replace ideographs of names by others.
  const typed = text.trim();
  if (typed === '') return null;
  const checked = v.safeParse(VALUE_SCHEMAS[key], readAs(definitionOf(key), typed));
  return checked.success ? checked.output : undefined;
}

function readAs({ type, choices = [] }: FieldDefinition, typed: string): unknown {
  switch (type) {
    case 'line':
      return typed.replace(/\s*[\r\n]+\s*/gu, ' ');
    case 'text':
      return typed;
    case 'lines':
    case 'tags':
    case 'collections':
      return parts(typed, /[；;\n]/u);
    case 'year':
    case 'count':
      return /^\d+$/.test(digits(typed)) ? Number(digits(typed)) : typed;
    case 'date':
      return dateOf(typed);
    case 'period':
      return digits(typed).replace(/年$/u, '');
    case 'choice':
      return choices.find(
        ({ value, zh, en }) => [value, zh, en.toLowerCase()].includes(typed) || en === typed,
      )?.value;
    case 'byline':
      return bylineOf(typed);
    case 'person': {
      const [, name = '', title = ''] = /^(.*?)(?:[（(]([^（()）]*)[)）])?$/su.exec(typed) ?? [];
      return { name: name.trim(), title: title.trim() };
    }
  }
}

function digits(text: string): string {
  return text.replace(/[０-９]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).trim();
}

/** 2022年3月15日, 2022-03-15, 2022.3.15 and 20220315 are one day; whatever else is left as it was typed. */
export function dateOf(typed: string): string {
  const found = /^(\d{4})[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?)?$/u.exec(digits(typed));
  if (!found) return digits(typed);
  return found
    .slice(1)
    .map((part: string | undefined) => part?.padStart(2, '0') ?? '')
    .join('');
}

function bylineOf(typed: string): Byline {
  const roles = new Map<string, string[]>();
  for (const part of parts(typed, /[；;\n]/u)) {
    const [, role = '', names = ''] = /^(?:([^：:]*)[：:])?(.*)$/su.exec(part) ?? [];
    roles.set(role.trim(), [...(roles.get(role.trim()) ?? []), ...parts(names, /[、,，]/u)]);
  }
  // Without a prototype a role named __proto__ is a role.
  return Object.assign(Object.create(null) as object, Object.fromEntries(roles));
}

function parts(text: string, joint: RegExp): string[] {
  return text
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Fields that a standard requires, or that names and series follow from, and that say nothing. */
export function missingIn(
  report: Pick<ReportSummary, 'fields'> & Partial<ReportSummary>,
): readonly FieldKey[] {
  return RECORD_FIELDS.filter(
    (field) => isRequired(field) && valueIn(report, field.key) === null && !isSaidBy(report, field.key),
  ).map(({ key }) => key);
}

/** The agency is the first of those responsible. */
function isSaidBy(report: Pick<ReportSummary, 'fields'> & Partial<ReportSummary>, key: FieldKey): boolean {
  return key === 'responsibility' && valueIn(report, 'agency') !== null;
}

export function isRequired({ key, standards }: FieldDefinition): boolean {
  return NEEDED.includes(key) || standards.some(({ obligation }) => obligation === 'required');
}

/** What names, series and comparisons follow from (contract/report-names.ts, series-kind.ts). */
const NEEDED: readonly string[] = ['agency', 'genre', 'period', 'title'] satisfies readonly FieldKey[];

/** What the record of a field of an archive or a notebook says, as far as this version knows it; the rest is left out. */
export function knownValues(values: Readonly<Record<string, unknown>>): FieldValues {
  const known: [FieldKey, RecordValue][] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = fieldNamed(key);
    const checked = field && v.safeParse(VALUE_SCHEMAS[field.key], value);
    if (field && checked?.success) known.push([field.key, checked.output]);
  }
  // The keys are those of the table.
  return Object.fromEntries(known);
}
