/** What a cell is by its words alone. */
export type CellKind = 'number' | 'year' | 'blank' | 'text';

/** A number as a table prints it, perhaps with a short unit: 1,203 · -3.5% · 2.4万户 · 约 30 · 98.2％ · ↑7.66. */
const NUMBER =
  /^(?:[约近超]\s*)?[+＋\-－﹣−▲△▼▽↑↓]?\s*(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?\s*(?:[%％‰]|[万亿]?[\p{Script=Han}]{0,4})[▲▼↑↓]?$/u;
/** （12.3）, (1,203) on accounts: less than nothing. （3） and （2023） number something. */
export const LESS_IN_BRACKETS =
  /^[（(]\s*((?!(?:19|20)\d{2}\s*[）)])(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3,}))\s*[）)]$/u;
const YEAR = /^(?:19|20)\d{2}$/;
/** What a table prints where there is nothing to count. */
const BLANK = /^(?:[-—–－/／\\*·.…]*|无|不涉及|不适用|空)$/u;
/** 2021年, 1季度 and 3月份 name a time, 1号 and 3级 a thing. */
const NAMED = /(?:年|年度|月|月份|季度|日|号|届|版|级)$/u;

/** 2022年末, 2023年实际, 6月底 and 1季度累计 are names, whatever stands behind the time. */
const BEGINS_WITH_TIME = /^(?:(?:19|20)\d{2}年|\d{1,2}月|[1-4]季度)/u;

export function cellKind(text: string): CellKind {
  const plain = text.replaceAll(/\s+/g, '');
  if (BLANK.test(plain)) return 'blank';
  if (YEAR.test(plain)) return 'year';
  if (LESS_IN_BRACKETS.test(plain)) return 'number';
  return NUMBER.test(plain) && !NAMED.test(plain) && !BEGINS_WITH_TIME.test(plain) ? 'number' : 'text';
}
