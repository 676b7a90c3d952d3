import { RECORD_FIELDS } from '../../contract/record-fields.ts';
import type { FieldName, QueryNote, RecordFieldName } from './query-model.ts';
import { isUnitOfMeasure } from './unit-of-measure.ts';

/** What may stand before a colon. */
const FIELD_WORDS: Readonly<Record<Exclude<FieldName, RecordFieldName>, readonly string[]>> = {
  year: ['年度', '年份', '年', 'year'],
  agency: ['机关', '单位', 'agency'],
  level: ['层级', '级别', 'level'],
  genre: ['文种', '体裁', 'genre'],
  period: ['时段', '时期', 'period'],
  section: ['章节', '栏目', 'section'],
  programme: ['专项', 'programme', 'program'],
  person: ['人名', '人物', 'person'],
  indicator: ['指标', 'indicator'],
  notes: ['有批注', '批注', 'notes'],
  edition: ['版本', 'edition'],
  topic: ['主题', 'topic'],
  report: ['报告', 'report'],
};

/** An operator of its own comes before a field of the record that is called the same. */
const BY_WORD = new Map<string, FieldName>([
  ...RECORD_FIELDS.flatMap(({ key, zh, en, query }) =>
    [zh, en.toLowerCase(), ...query].map((word): [string, FieldName] => [word, `record.${key}`]),
  ),
  // The keys of a record are the names that it was declared with.
  ...(Object.entries(FIELD_WORDS) as [FieldName, readonly string[]][]).flatMap(([field, words]) =>
    words.map((word): [string, FieldName] => [word, field]),
  ),
]);

const CLAUSE = /^(\p{L}{1,10})[:：]/u;
/** Looked for first: expressions that count letters of all scripts take most of a short query's time to be compiled. */
const COLON = /[:：]/;

/**
 * The field that the text begins with and the length of its name and colon; null where it begins with none, as 单位：万元
 * does.
 */
export function fieldAt(text: string): { readonly field: FieldName; readonly length: number } | null {
  const match = COLON.test(text) ? CLAUSE.exec(text) : null;
  const field = match && BY_WORD.get(match[1]!.toLowerCase());
  if (match?.[1] === MEASURED && isUnitOfMeasure(text.slice(match[0].length))) return null;
  return match && field ? { field, length: match[0].length } : null;
}

/** 单位 is an agency and what is counted in. */
const MEASURED = '单位';

/** What is said of a word that could be a field: 作者:张三 names none; 12:30 and what goes on as a sentence are no fields. */
export function noteOfWord(word: string): QueryNote | null {
  if (!COLON.test(word) || !/^\p{L}{1,6}[:：][\p{L}\p{N}“"]{1,20}$/u.test(word)) return null;
  return CLAUSE.exec(word)?.[1] === MEASURED ? 'measure' : 'unknown-field';
}

/** `平湖,株洲` and `平湖，株洲` are two values; what is quoted is one, and so is `三、来年打算`, a heading with its number. */
export function valuesOf(text: string, isQuoted: boolean): readonly string[] {
  const plain = text.normalize('NFKC');
  const values = isQuoted
    ? [plain]
    : plain.split(/[,;|]/).flatMap((part) => part.trim().split(/(?<!^[一二三四五六七八九十百]+)、/u));
  return values.map((value) => value.trim()).filter((value) => value !== '');
}
