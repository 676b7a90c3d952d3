import { definitionOf, type FieldKey } from '../../contract/record-fields.ts';
import type { RecordValue } from '../../contract/record-value.ts';
import { dateOf, textOfValue } from '../../contract/record-values.ts';
import { isFieldValue, isPeriodNamed, yearRange } from './field-values.ts';
import { isDateInRange, isPeriodIn, timeRange } from './time-range.ts';
import type { FieldName, RecordFieldName } from './query-model.ts';

/** Whether a record answers by what it says in a field; `holds`: whether a text has one of the values in it. */
export type RecordTest = (value: RecordValue) => boolean;

/**
 * The test of a field for values as people type them: days, months and years in any of their writings, ranges of them, a choice
 * by its name in either language; all else by the words that it holds.
 */
export function recordTest(
  key: FieldKey,
  values: readonly string[],
  holds: (text: string) => boolean,
): RecordTest {
  const { type, choices = [] } = definitionOf(key);
  switch (type) {
    case 'date':
      return (date) => typeof date === 'string' && values.some((value) => isDateIn(date, value));
    case 'year':
      return (year) => typeof year === 'number' && values.some((value) => isYearIn(year, value));
    case 'period':
      return (period) =>
        typeof period === 'string' &&
        values.some((value) => isPeriodNamed(period, value) || isPeriodOf(period, value));
    case 'choice':
      return (value) => {
        const choice = choices.find((one) => one.value === value);
        return choice !== undefined && (holds(choice.zh) || values.some((typed) => isNamed(choice, typed)));
      };
    default:
      return (value) => holds(textOfValue(key, value));
  }
}

/** Whether a field can hold the value at all. */
export function canHold(field: FieldName, value: string): boolean {
  return isOfRecord(field) ? isRecordValue(keyOf(field), value) : isFieldValue(field, value);
}

/** Whether its values are years, of which a range may be asked for. */
export function takesYears(field: FieldName): boolean {
  return (
    field === 'year' ||
    field === 'period' ||
    (isOfRecord(field) && ['year', 'date', 'period'].includes(definitionOf(keyOf(field)).type))
  );
}

export function isOfRecord(field: FieldName): field is RecordFieldName {
  return field.startsWith('record.');
}

export function keyOf(field: RecordFieldName): FieldKey {
  // The name is made of the key.
  return field.slice('record.'.length) as FieldKey;
}

/** Whether the field can hold it at all. */
export function isRecordValue(key: FieldKey, value: string): boolean {
  const { type } = definitionOf(key);
  if (type === 'date')
    return yearRange(value) !== null || timeRange(value) !== null || /^\d{4,8}$/.test(dateOf(value));
  return type !== 'year' || yearRange(value) !== null;
}

/** 2015..2016, 2015-03..2015-06 and 2015年 by the year, 2015年3月 and 2015-03-15 as far as they go. */
function isDateIn(date: string, value: string): boolean {
  const range = timeRange(value);
  if (range) return isDateInRange(date, range);
  if (yearRange(value)) return isYearIn(Number(date.slice(0, 4)), value);
  const typed = dateOf(value);
  return typed !== '' && date.startsWith(typed);
}

function isPeriodOf(period: string, value: string): boolean {
  const range = timeRange(value);
  return range ? isPeriodIn(period, range) : isYearIn(Number(period.slice(0, 4)), value);
}

function isYearIn(year: number, value: string): boolean {
  const [from, to] = yearRange(value) ?? [1, 0];
  return year >= from && year <= to;
}

function isNamed(choice: { readonly value: string; readonly en: string }, typed: string): boolean {
  return choice.value === typed || choice.en.toLowerCase().includes(typed.toLowerCase());
}
