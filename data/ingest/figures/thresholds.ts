import type { NumberToken } from './number-token.ts';

// Numbers that say which ones are meant or how far something may go, and tell nothing of the year.

/** What is told apart by how large or how old it is. */
const THING =
  '企业|公司|项目|案件|大案|要案|单位|主体|商户|经营者|机构|学校|食堂|餐厅|场所|工程|电梯|锅炉|设备|管[道网]|小区|建筑|房屋|住房|行政村|村|园区|乡镇|合同|产品|商品|发票|欠款|账款|行为|从业者|老年人|老人|儿童|车辆|船舶|水库|路段|桥梁';
const OF_THINGS = new RegExp(`^的?[\\u4e00-\\u9fff]{0,8}?(?:${THING})`, 'u');
/** What a thing has, not how many there are of it. */
const ATTRIBUTE =
  /^(?:[美欧港]?元|年|天|日|个?月|个?工作日|小时|周?岁|公里|千米|米|平方米|平方公里|公顷|亩|千瓦|兆瓦|吨|蒸吨|公斤|千克|升|大卡|倍)$/u;
const STAFF = /(?:人员|员工|职工|用工|人数|就餐)[^，。；\d]{0,4}$/u;
/** 投入50万元以上企业帮扶资金: what was given is told. */
const GIVEN =
  /(?:投入|减免|减轻|节约|节省|挽回|追回|收缴|罚没|补贴|发放|兑付|争取|提供|拨付|支持)[^，。；\d]{0,4}$/u;
const FINE =
  /^(?:以[上下内])?\s*(?:[\d.一二三五六七八九十百千万亿]{1,12}(?:元|倍)以[上下内])?的?(?:罚款|罚金|处罚)/u;
const MAY_BE = /(?:可以?|最高)(?:处以?|并处|罚)?(?:最高)?[^，。；\d]{0,4}$/u;
/** 连续3年未报告的企业; 连续3年未发生事故的 is what was reached. */
const NEVER_DONE = new RegExp(
  `^(?:及?以上)?(?:未|不|没有)(?!发生|出现|超)[^，。；\\d]{1,16}?的(?:$|[，,、]|\\s*\\d|[\\u4e00-\\u9fff]{0,8}?(?:${THING}|户|者))`,
  'u',
);

/**
 * Without the thresholds: 5万元以上大要案78件 and 罚没款超百万元案件5件 (a part of the name of what is counted),
 * 注册资本1000万元以上的企业, 50万元以下罚款, 连续3年未报告的.
 */
export function withoutThresholds(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  return tokens.filter(
    (token, i) => !(isOfWhatIsCounted(text, token, tokens[i + 1]) || isLimit(text, token)),
  );
}

function isOfWhatIsCounted(text: string, token: NumberToken, next: NumberToken | undefined): boolean {
  if (!next || token.form !== 'count' || token.unit === '%') return false;
  const behind = text.slice(token.end, next.outerStart);
  if (/^(?:及?以上|以下)[\u4e00-\u9fff]{2,14}$/u.test(behind)) return true;
  return token.outerStart < token.start && token.unitSi.endsWith('元') && PASSED_BY.test(behind);
}

/** The cases that pass a sum stand right behind it, and their number behind that. */
const PASSED_BY = /^的?[\u4e00-\u9fff]{0,4}案件?(?:共有?|有)?$/u;

function isLimit(text: string, token: NumberToken): boolean {
  const before = text.slice(Math.max(0, token.outerStart - 12), token.outerStart);
  const behind = text.slice(token.end, token.end + 30);
  if (token.form === 'streak') return NEVER_DONE.test(behind);
  if (token.form !== 'count') return false;
  const isBounded = /^及?以[上下内]/u.test(behind);
  if (/元$|^倍$/u.test(token.unitSi) && (isBounded || MAY_BE.test(before)) && FINE.test(behind)) return true;
  if (!isBounded || GIVEN.test(before)) return false;
  return (
    (ATTRIBUTE.test(token.unitSi) || (/^[人名]$/u.test(token.unitSi) && STAFF.test(before))) &&
    OF_THINGS.test(text.slice(token.outerEnd, token.outerEnd + 16))
  );
}
