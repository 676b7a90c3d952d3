import { searchForm } from '../../text/search-form.ts';
import type { Required } from './linear-expression.ts';
import type { Query } from './query-model.ts';

/**
 * The query that every text that matches answers, or null: 新增.*(户|家) holds 新增 and one of 户, 家. Only Chinese
 * characters are asked for, and no numerals: what an expression holds of a number may be a part of a longer one in the
 * text, which the index knows as a whole.
 */
export function requiredWords(required: Required): Query | null {
  if (required === null) return null;
  if (required.kind === 'text') return joined('and', chineseIn(required.text).map(termOf));
  const parts = required.parts.map(requiredWords);
  if (required.kind === 'any' && parts.includes(null)) return null;
  return joined(
    required.kind === 'any' ? 'or' : 'and',
    parts.filter((part) => part !== null),
  );
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query | null {
  return parts.length > 1 ? { kind, parts } : (parts[0] ?? null);
}

function termOf(units: string): Query {
  return { kind: 'term', units, literal: true, open: false, typed: units };
}

const ONLY_HAN = /^\p{Script=Han}+$/u;

const NUMERAL = /[〇零一二三四五六七八九十百千万亿两]/u;

/** Stretches of characters that are Chinese as written and in search form. */
function chineseIn(text: string): readonly string[] {
  const stretches = [''];
  for (const character of text) {
    const { units } = searchForm(character);
    if (ONLY_HAN.test(character) && ONLY_HAN.test(units) && !NUMERAL.test(units))
      stretches[stretches.length - 1] += units;
    else stretches.push('');
  }
  return stretches.filter((units) => units !== '');
}
