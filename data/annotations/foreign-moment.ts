import { textOf } from './foreign-note.ts';

/** Seconds since 1970 from which a number is a moment: 1985. Below, it may be a year or a day written without marks. */
const FIRST_SECONDS = 500_000_000;
/** Numbers from here are milliseconds: as seconds this is the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;

const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;
const TIME =
  /^(上午|下午)?\s*(\d{1,2})\s*[:：时点]\s*(?:(\d{1,2})\s*分?)?(?:[:：]?\s*(\d{1,2})(?:[.,](\d+))?\s*秒?)?/;
const ZONE = /^(?:Z|UTC|GMT|([+-])(\d\d):?(\d\d))$/i;
const MONTH_IN_WORDS = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

/**
 * A moment in ISO 8601; null for what is none. Read are ISO 8601, `2024-05-01 08:00:00`, `2024/5/1`, `2024年5月1日 8时30分`,
 * months in English words, and seconds or milliseconds since 1970. Times without a zone are taken as UTC.
 */
export function momentOf(value: unknown): string | null {
  if (typeof value === 'number') return momentOfNumber(value);
  const written = textOf(value).trim();
  if (written === '' || written.length > 100) return null;
  if (/^\d{9,16}(?:\.\d+)?$/.test(written)) return momentOfNumber(Number(written));
  const day = DAY.exec(written);
  if (day) return momentOfDay(day, written.slice(day[0].length));
  if (/^\d{4}(?:-\d\d)?$/.test(written)) return isoOf(Date.parse(written));
  if (!MONTH_IN_WORDS.test(written)) return null;
  const isZoned = /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(written);
  return isoOf(Date.parse(isZoned ? written : `${written} UTC`));
}

/** The name of a property that holds something which is no moment. */
export function unreadMoment(value: unknown, name: string): readonly string[] {
  const isEmpty = value === undefined || value === null || value === '';
  return isEmpty || momentOf(value) !== null ? [] : [name];
}

function momentOfNumber(value: number): string | null {
  if (value < FIRST_SECONDS) return null;
  return isoOf(value < FIRST_MILLISECONDS ? value * 1000 : value);
}

function momentOfDay(day: RegExpExecArray, after: string): string | null {
  const [year, month, date] = day.slice(1).map(Number) as [number, number, number];
  const rest = after.replace(/^[T\s,，]+/i, '');
  const time = TIME.exec(rest);
  const zone = ZONE.exec((time ? rest.slice(time[0].length) : rest).trim() || 'Z');
  if (!zone) return null;
  const half = time?.[1] === '下午' && Number(time[2]) < 12 ? 12 : 0;
  const [hour, minute, second] = [
    Number(time?.[2] ?? 0) + half,
    Number(time?.[3] ?? 0),
    Number(time?.[4] ?? 0),
  ];
  if (hour > 24 || minute > 59 || second > 60) return null;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  // The 31st of February is the 2nd of March.
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  at.setUTCHours(hour, minute, second, Math.floor(Number(`0.${time?.[5] ?? 0}`) * 1000));
  const ahead = (Number(zone[2] ?? 0) * 60 + Number(zone[3] ?? 0)) * (zone[1] === '-' ? -1 : 1);
  return isoOf(at.getTime() - ahead * 60_000);
}

/** Years of four digits: others are written in a form that ISO timestamps do not have. */
function isoOf(at: number): string | null {
  const date = new Date(at);
  const isWritten = date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
  return !Number.isNaN(at) && isWritten ? date.toISOString() : null;
}
