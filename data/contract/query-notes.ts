import { STOPPED_SCAN } from './stopped-scan.ts';

/** Why a stretch of a query was ignored or bounded, in words, by the code of `QueryPart.note`. */
export const QUERY_NOTES = {
  'no-letters': { zh: '没有可检索的文字', en: 'nothing in it can be searched for' },
  'no-operand': { zh: '缺少要连接的词', en: 'a word to join is missing' },
  unclosed: {
    zh: '括号或引号没有关上，按到末尾处理',
    en: 'a bracket or quotation is not closed; it reaches to the end',
  },
  unopened: { zh: '多余的右括号', en: 'a closing bracket too many' },
  'too-deep': { zh: '括号层数过多', en: 'too many brackets inside one another' },
  'too-many': { zh: '词数过多，其余没有检索', en: 'too many words; the rest was not searched' },
  'bad-value': { zh: '字段的值不对', en: 'not a value of this field' },
  'unknown-field': { zh: '没有这个字段，按文字查找', en: 'no such field; looked for as text' },
  'no-such-value': {
    zh: '档案库中没有一篇报告是这样',
    en: 'no report of this archive has it',
  },
  'some-no-such-value': {
    zh: '所列的值中有的在档案库中一篇也没有',
    en: 'of the values given, some stand in no report of this archive',
  },
  measure: {
    zh: '“单位”在这里是计量单位，按文字查找',
    en: 'a unit of measure, no agency; looked for as text',
  },
  'reversed-range': {
    zh: '起止颠倒，已按从小到大查找',
    en: 'the range is reversed; it was read from the smaller to the larger',
  },
  'bad-distance': {
    zh: '相隔字数应为 0 到 9999 的整数；已按 10 个字查找',
    en: 'a distance is a whole number from 0 to 9999; ten characters were taken',
  },
  'near-operator': {
    zh: 'NEAR 里只能写词、短语和 OR，其余没有采用',
    en: 'inside NEAR stand words, phrases and OR; the rest was not used',
  },
  'near-wildcard': {
    zh: 'NEAR 里不能用 ? 和 *，已按分开的词查找',
    en: 'inside NEAR ? and * are not known; the pieces were looked for as words',
  },
  'near-number': {
    zh: '其中的数按文字查找；相隔字数写在逗号后面，如 NEAR(电梯 检验, 9)',
    en: 'the number is looked for as text; a distance stands behind a comma: NEAR(a b, 9)',
  },
  'regex-flags': {
    zh: '斜杠后的开关没有采用；查找本来不分大小写',
    en: 'flags behind the slash are not used; letters of either case are found anyway',
  },
  'regex-refused': { zh: '正则式写法有误', en: 'not a valid expression' },
  'regex-look': {
    zh: '不支持环视、反向引用和组内开关，请改用其他写法',
    en: 'look-around, references back and flags inside an expression are not known here',
  },
  'regex-large': { zh: '正则式太长，或重复次数太多', en: 'the expression is too long or repeats too often' },
  'regex-empty': {
    zh: '此正则式什么也不写也算符合，等于检索全部',
    en: 'it also matches nothing at all and would find everything',
  },
  'regex-stopped': STOPPED_SCAN,
} as const;

/** A code of a newer archive is told in general words. */
export function noteInWords(code: string, language: 'zh' | 'en'): string {
  // hasOwn has just seen it.
  const note = Object.hasOwn(QUERY_NOTES, code) ? QUERY_NOTES[code as keyof typeof QUERY_NOTES] : OTHER;
  return note[language];
}

const OTHER = { zh: '没有采用', en: 'not used' };

/** Of a stretch that was not used at all. */
export const NOT_USED = {
  zh: (reason: string) => `未采用：${reason}`,
  en: (reason: string) => `Not used: ${reason}`,
};
