import { datesAndCodesIn, merged, namesIn } from './masks.ts';
import type { NumberToken } from './number-token.ts';
import { scanCounts } from './scan-counts.ts';
import { scanRanks } from './scan-ranks.ts';
import { scanWords } from './scan-words.ts';
import { withoutThresholds } from './thresholds.ts';

const ANY_DIGIT = /[\d零〇一二两三四五六七八九十百千万亿首半]|未发生|没有发生/u;

/** All quantities of a passage in reading order; where two readings overlap, the more special one stands. */
export function scanNumbers(text: string): NumberToken[] {
  if (!ANY_DIGIT.test(text)) return [];
  const special = [...scanWords(text), ...scanRanks(text)];
  const masks = merged([
    ...datesAndCodesIn(text),
    ...special.map((token) => [token.outerStart, token.outerEnd] as const),
  ]);
  const counts = scanCounts(text, masks, namesIn(text));
  const kept: NumberToken[] = [];
  for (const token of [...special, ...counts].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || token.start >= last.end) kept.push(token);
    else if (last.form === 'count' && token.form !== 'count') kept[kept.length - 1] = token;
  }
  return withoutRepeats(text, withoutThresholds(text, kept));
}

/** 6个小组…，6个小组…: said again in the same sentence, it is one fact. */
function withoutRepeats(text: string, tokens: readonly NumberToken[]): NumberToken[] {
  return tokens.filter((token, i) => {
    const wording = text.slice(token.start, token.end + 2);
    if (token.form !== 'count' || !/[\u4e00-\u9fff]{3}$/u.test(wording)) return true;
    const last = tokens
      .slice(Math.max(0, i - 3), i)
      .findLast((other) => text.startsWith(wording, other.start));
    const between = last ? text.slice(last.end, token.start) : '';
    return !last || /[。！？；]/u.test(between) || !/[，,]/u.test(between);
  });
}
