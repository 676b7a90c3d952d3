import { GENRE_NAMES, GENRES, type Genre } from '../../contract/genre.ts';
import { periodWords } from '../../contract/period.ts';
import { TOPICS, type EditionName, type Level, type TopicId } from '../../contract/model.ts';
import { TOPIC_NAMES } from '../../contract/topic-names.ts';
import type { FieldName } from './query-model.ts';

/** How a level may be written, in both languages. */
export const LEVEL_WORDS: Readonly<Record<Level, readonly string[]>> = {
  national: ['national', '国家级', '国家', '中央'],
  province: ['province', 'provincial', '省级', '省'],
  'prefecture city': ['prefecture city', 'prefecture', '地级市', '地市级', '市级', '设区市', '市'],
  'county-level city': ['county-level city', '县级市', '县级'],
  county: ['county', '县', '县级'],
  district: ['district', '区', '区级', '县级'],
};

export const EDITION_WORDS: Readonly<Record<EditionName, readonly string[]>> = {
  digest: ['digest', '提要'],
  original: ['original', '原文'],
};

/** Genres by their id or by a part of their name in either language: 公开 is enough for 信息公开年报. */
export function genresNamed(value: string): readonly Genre[] {
  const wanted = value.toLowerCase();
  return GENRES.filter(
    (genre) =>
      genre === wanted ||
      GENRE_NAMES[genre].zh.includes(value) ||
      GENRE_NAMES[genre].en.toLowerCase().includes(wanted),
  );
}

/** Whether a period is meant: 2022-H1, 2022年上半年, 上半年. */
export function isPeriodNamed(period: string, value: string): boolean {
  return period.toLowerCase() === value.toLowerCase() || periodWords(period, 'zh').includes(value);
}

/** Topics by their id or by a part of their name: 食品 is enough for 食品安全. */
export function topicsNamed(value: string): readonly TopicId[] {
  return TOPICS.filter((topic) => topic === value.toLowerCase() || TOPIC_NAMES[topic].includes(value));
}

/** The years of a value in order, however they are typed; null where it names none. */
export function yearRange(value: string): readonly [from: number, to: number] | null {
  const typed = typedYears(value);
  return typed === null ? null : [Math.min(...typed), Math.max(...typed)];
}

/** 2025..2020 */
export function isReversed(value: string): boolean {
  const [from, to] = typedYears(value) ?? [0, 0];
  return from > to;
}

/** `2022`, `2020..2025`, `2020-2025`, `..2022`, `2020..`, `二〇二二年`, `2022年度`; null where it names no year. */
function typedYears(value: string): readonly [from: number, to: number] | null {
  const match = /^(\d{4})?(?:年度?)?\s*(\.\.+|…|-|–|—|~|至|到)?\s*(\d{4})?(?:年度?)?$/u.exec(
    inDigits(value).replace(/([至到])今$/u, '$1'),
  );
  if (!match || (!match[1] && !match[3])) return null;
  const from = Number(match[1] ?? 0);
  return [from, match[2] ? Number(match[3] ?? 9999) : from];
}

/** 二〇二二 as 2022, digit by digit. */
export function inDigits(value: string): string {
  return value.replace(/[〇零○一二三四五六七八九]/gu, (one) => String(CHINESE_DIGITS[one]));
}

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const YES_WORDS = ['是', '有', 'yes', 'true', '1'];
const NO_WORDS = ['否', '无', '没有', 'no', 'false', '0'];

/** 有批注:是 */
export function isYesWord(value: string): boolean {
  return YES_WORDS.includes(value.toLowerCase());
}

/** 有批注:否 */
export function isNoWord(value: string): boolean {
  return NO_WORDS.includes(value.toLowerCase());
}

/** Whether a field can hold the value at all; fields without a closed list of values can hold any. */
export function isFieldValue(field: FieldName, value: string): boolean {
  const among = (words: Readonly<Record<string, readonly string[]>>): boolean =>
    Object.values(words).some((some) => some.includes(value.toLowerCase()));
  switch (field) {
    case 'year':
      return yearRange(value) !== null;
    case 'level':
      return among(LEVEL_WORDS);
    case 'edition':
      return among(EDITION_WORDS);
    case 'topic':
      return topicsNamed(value).length > 0;
    case 'genre':
      return genresNamed(value).length > 0;
    default:
      return /[\p{L}\p{N}]/u.test(value);
  }
}
