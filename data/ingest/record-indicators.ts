import Papa from 'papaparse';
import * as v from 'valibot';
import { codePointLength, codePointOffset } from '../contract/code-points.ts';
import { INDICATOR_KINDS } from '../contract/indicator-model.ts';
import { TOPICS } from '../contract/model.ts';
import { passagesInOrder, type ParsedIndicator, type ParsedSection } from '../schema/parsed-report.ts';
import { sentenceAround } from '../text/clause.ts';

const words = v.pipe(
  v.string(),
  v.transform((cell) => (cell === '' ? null : cell)),
);
const decimal = v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?$/), v.transform(Number));

/** One row of data/corpus/<reportId>/indicators.csv. */
const ROW = v.strictObject({
  id: v.string(),
  concept: words,
  subject: v.pipe(v.string(), v.minLength(2)),
  value: decimal,
  unit: v.string(),
  valueSi: decimal,
  unitSi: v.string(),
  qualifier: words,
  bound: v.pipe(words, v.nullable(v.picklist(['lower', 'upper']))),
  period: v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2,4})?$/)),
  kind: v.picklist(INDICATOR_KINDS),
  topic: v.picklist(TOPICS),
  scope: words,
  programme: words,
  /** The number as it stands in the original, and its code-point offset there. */
  numberText: v.pipe(v.string(), v.minLength(1)),
  rawOffset: v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)),
  /** A stretch of the 提要 that occurs once and holds the figure. */
  digestQuote: v.pipe(v.string(), v.minLength(1)),
  minor: v.pipe(
    v.picklist(['', '1']),
    v.transform((cell) => cell === '1'),
  ),
  note: words,
});
export type CuratedRow = v.InferOutput<typeof ROW>;

export function readIndicatorTable(csv: string): CuratedRow[] {
  const parsed = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  if (parsed.errors[0])
    throw new Error(`indicator table: ${parsed.errors[0].message} in row ${parsed.errors[0].row}`);
  return parsed.data.map((row) => v.parse(ROW, row));
}

/** Places each curated figure in the 提要; throws where its quote is missing or stands twice. */
export function placeInDigest(
  rows: readonly CuratedRow[],
  sections: readonly ParsedSection[],
): ParsedIndicator[] {
  const passages = passagesInOrder(sections).map((passage) => passage.text);
  return rows.map((row) => {
    const found = passages.flatMap((text, passage) => (text.includes(row.digestQuote) ? [passage] : []));
    const passage = found[0];
    if (passage === undefined || found.length > 1) {
      throw new Error(`${row.id}: "${row.digestQuote}" stands ${found.length} times in the digest`);
    }
    const text = passages[passage]!;
    const [start, end] = figureIn(text, row);
    return {
      ...row,
      passage,
      start,
      end,
      quote: sentenceAround(text, [start, end]).text,
      rawStart: row.rawOffset,
      rawEnd: row.rawOffset + codePointLength(row.numberText),
      curated: true,
    };
  });
}

/** The figure with its unit in the passage, in code points; the whole quote where the number is worded differently. */
function figureIn(text: string, row: CuratedRow): readonly [number, number] {
  const quoteAt = text.indexOf(row.digestQuote);
  const [myriads, unit] = splitUnit(row.unit);
  const tail = `(?:余|多|几)?${escape(myriads)}(?:余|多)?(?:${escape(unit)})?`;
  for (const number of [row.numberText, String(row.value)]) {
    const whole = `(?<![\\d.])${escape(number)}(?!\\d)`;
    const found = new RegExp(`${whole}${tail}`, 'u').exec(row.digestQuote);
    const bare = found ?? new RegExp(whole, 'u').exec(row.digestQuote);
    if (!bare) continue;
    const start = quoteAt + bare.index;
    return [codePointOffset(text, start), codePointOffset(text, start + bare[0].length)];
  }
  return [codePointOffset(text, quoteAt), codePointOffset(text, quoteAt + row.digestQuote.length)];
}

/** 万元 → 万, 元. */
function splitUnit(unit: string): readonly [string, string] {
  const myriads = /^[万亿]*/u.exec(unit)![0];
  return [myriads, unit.slice(myriads.length)];
}

const escape = (literal: string): string => RegExp.escape(literal);
