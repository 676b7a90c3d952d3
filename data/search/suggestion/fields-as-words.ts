import { sliceCodePoints } from '../../contract/code-points.ts';
import type { QueryPart } from '../../contract/search-model.ts';

/** More is no copied line. */
const MOST = 5;

/**
 * 日期：2023年 as it is copied from a text: the query with a field, or with each of several, looked for as it was typed, in
 * quotation marks; fields whose value is none (层级：分明) too. What holds brackets or quotation marks is no such line.
 */
export function fieldsAsWords(query: string, parts: readonly QueryPart[]): readonly string[] {
  const fields = parts.filter(
    ({ range, kind, note }) =>
      (kind === 'field' || (kind === 'ignored' && note === 'bad-value')) &&
      /^[^"“”「」『』＂()（）]+[:：]\S/u.test(sliceCodePoints(query, ...range)),
  );
  if (fields.length === 0 || fields.length > MOST) return [];
  const offers = fields.map((one) => withWords(query, [one]));
  return fields.length > 1 ? [...offers, withWords(query, fields)] : offers;
}

function withWords(query: string, fields: readonly QueryPart[]): string {
  let written = '';
  let at = 0;
  for (const { range } of fields) {
    written += `${sliceCodePoints(query, at, range[0])}"${sliceCodePoints(query, ...range).replaceAll(/\s+/gu, '')}"`;
    at = range[1];
  }
  return written + sliceCodePoints(query, at, query.length);
}
