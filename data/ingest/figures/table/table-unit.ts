import { canonicalUnit, multiplier, UNIT } from '../units.ts';
import type { CellHeadings } from './cell-headings.ts';

export interface TableUnit {
  /** As printed, 万 and 亿 included. */
  readonly unit: string;
  readonly unitSi: string;
  readonly factor: number;
}

/** 金额（万元）, 收费金额（单位：万元）, 占比(%). */
const IN_BRACKETS = /[（(]\s*(?:(?:计量)?单位\s*[：:]\s*)?([^（）()：:]{1,6}?)\s*[）)]\s*$/u;
const STATED = /(?:计量)?单位\s*[：:]\s*([^\s（）()，,；;]{1,12})/u;
/** 件数 counts 件, 人数 人; 总数 and 分数 count nothing of their own. */
const COUNTING_WORD = /(人次|批次|件|人|户|家|个|次|起|条|篇|份|项|台|场|期|批|名|所)数(?:量)?$/u;
/** Of the form of 2019 and 2020: 上一年项目数量, 本年增/减. */
const ITEMS = /(?:项目|事项)数量?$|^本年增[/／]减$/u;
/** What the statutory tables count, by how their forms are filled in: decisions, requests and cases go by 件. */
const COUNTED_BY_PIECE = /(?:申请|处理决定|复议|诉讼|起诉|案件|提案|建议|投诉|举报|信访|规章|规范性文件)/u;
const MONEY =
  /金额|经费|收入|支出|投资|产值|价款|罚没|罚款|没收款|资金|税[收额]|[税收]费|费用|贷款|补[贴助]|损失|货值|案值|营收|利润|总额|增加值|所得|(?:没收|收缴|追缴|退赔|拨付|挽回)(?!.*[物品])/u;
/** 罚款案件 are counted. */
const CASES = /案件?(?:总?数量?)?$|[件宗起户家个人次]数$/u;
const SHARE = /(?:率|占比|比例|比重|百分比|增幅|增速|同比|环比)$|[±+]?[%％]$/u;
const UNIT_WORD =
  /^[十百千万亿]{0,2}(?:[\p{Script=Han}]{1,5}|[%％‰]|㎡|km²)(?:[/／][\p{Script=Han}]{1,4})?$/u;

export const UNIT_HEADING = /^(?:计量|计算)?单位$/u;

/**
 * In what a cell counts: its own unit, its row's, its headings', or what `around` says, the band first and then the caption; ''
 * where nothing says so.
 */
export function unitOf(
  own: string,
  ofRow: string | null,
  { rows, columns }: CellHeadings,
  around: readonly string[],
): TableUnit {
  const over = columns.map((cell) => cell.text).reverse();
  const near = [...over, ...rows.map((cell) => cell.text).reverse()];
  const printed =
    own ||
    first(over, unitInWords) ||
    first(over, shared) ||
    ofRow ||
    first(near, unitInWords) ||
    first(over, (text) => (ITEMS.test(text.replaceAll(/\s/g, '')) ? '项' : undefined)) ||
    first(near, (text) => COUNTING_WORD.exec(text)?.[1]) ||
    first(near, shared) ||
    first(around, (text) => ofCaption(text, near) || unitInWords(text)) ||
    ([...near, ...around].some((text) => COUNTED_BY_PIECE.test(text)) ? '件' : '');
  return unitFrom(printed);
}

function first(texts: readonly string[], find: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found) return found;
  }
  return undefined;
}

const shared = (text: string): string | undefined => (SHARE.test(text) ? '%' : undefined);

/** The unit that words name in brackets at their end, or behind 单位：; undefined where they name none. */
export function unitInWords(text: string): string | undefined {
  const word = IN_BRACKETS.exec(text)?.[1] ?? STATED.exec(text)?.[1];
  return word && UNIT_WORD.test(word) && multipleOrKnown(word) ? word : undefined;
}

/** （一）, （试行） and （含下属单位） stand in brackets too. */
function multipleOrKnown(word: string): boolean {
  const { unitSi } = unitFrom(word);
  return KNOWN_UNIT.test(unitSi);
}

/** What sentences count in; tables count areas, years and degrees besides. */
const KNOWN_UNIT = new RegExp(`^(?:${UNIT}|分|年|月|平方公里|千瓦时|公顷|℃)(?:/.{1,4})?$`, 'u');

/** 单位：件、万元 says two things: money is counted in the one, the rest in the other. */
function ofCaption(caption: string, near: readonly string[]): string {
  const words = (STATED.exec(caption)?.[1] ?? '')
    .split(/[、/／]/)
    .filter((word) => KNOWN_UNIT.test(unitFrom(word).unitSi));
  if (words.length < 2) return words[0] ?? '';
  const isMoney = near.some((text) => MONEY.test(text) && !CASES.test(text.trim()));
  return words.find((word) => word.endsWith('元') === isMoney) ?? '';
}

/** The unit of a row below the heads that says in what each column counts: 件, （万元）; '' where the lowest head names more. */
export function unitBelow({ columns }: CellHeadings): string {
  const word = columns.at(-1)?.text.replaceAll(/[\s（）()]/gu, '') ?? '';
  return columns.length > 1 && !/^[年月日天分市]$/u.test(word) && isUnitWord(word) ? word : '';
}

/** Whether a word is what something is counted in: 万元, 批次/千人; 城关所 under the heading 单位 is not. */
export function isUnitWord(text: string): boolean {
  return KNOWN_UNIT.test(unitFrom(text.replaceAll(/\s/g, '')).unitSi);
}

function unitFrom(printed: string): TableUnit {
  const unit = canonicalUnit(printed);
  const lead = /^[百千万亿]+(?=.)/u.exec(unit)?.[0] ?? '';
  return { unit, unitSi: unit.slice(lead.length), factor: multiplier(lead) };
}
