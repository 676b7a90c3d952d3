/**
 * Units that a report counts in. A number followed by none of these is a code, a name or a year. 年 is missing on
 * purpose (it is a date unless told otherwise, see scan-words.ts), and so are 号 届 版 强 级, which make names; 岁 counts only where
 * a length of life is told (masks.ts).
 */
const COUNTED =
  '家 户 件 起 组 项 批 条 名 人 位 次 场 份 台 部 辆 支 只 张 本 册 篇 处 所 座 间 套 款 种 类 宗 例 期 股 枚 幅 盒 瓶 袋 箱 包 ' +
  '桶 列 标准箱 标箱 头 尾 羽 棵 株 艘 架 门 节 席 单 笔 票 倍 页 块 面 堂 讲 轮 则 对 组次 字 封 卷 幢 栋 盏 把 根 道 顶 副 剂 粒 片 颗 期次';
const VISITED = '剂 家 户 批 人 场 篇 件 台 车 班 条 例 起 个 辆 户 项 组 点 件 只 户家 人份';
const MEASURED =
  '个百分点 百分点 个位次 位次 个工作日 工作日 个小时 小时 分钟 秒 天 日 个月 平方公里 平方千米 平方米 平米 立方米 公顷 亩 公里 千米 米 ' +
  '厘米 毫米 岁 毫克 微克 吨 公斤 千克 斤 克 升 毫升 千瓦时 千瓦 美元 美金 欧元 港元 日元 元人民币 元 分 学时 课时 人天 人日 % ％ ‰ ㎡ m² km';

const UNIT_WORDS = [
  ...new Set([
    ...COUNTED.split(' '),
    ...VISITED.split(' ').map((unit) => `${unit}次`),
    ...MEASURED.split(' '),
    '个',
    '余个',
  ]),
].sort((a, b) => (a < b ? 1 : -1));

const COUNTERS = UNIT_WORDS.map((unit) => RegExp.escape(unit)).join('|');
/** 台(件), 户（次）: a second counter in brackets belongs to the unit. */
const SECOND_COUNTER = '(?:[（(](?:次|件|套|个|户|家|辆|批次|份|起|人次|台)[）)])?';
/** 86台套, 35台/套: two counters of one thing, written 台(套) like the one in brackets. */
const DOUBLE = '台件|台[/／]?套|件[/／]?套';
/** 4批次/千人, 0.08起/万台, 8600元/件: what it is counted by belongs to the unit, known or not. */
const PER_KNOWN =
  '(?:千人|万人|百人|人次?|天|日|年|月|户|家|立方米|平方米|平方公里|公里|千瓦时|吨|升|小时|次|亩)';
const NO_WORD = '(?![\\p{Script=Han}])|(?=的|以[上下内]|左右|及|和|与|[至到提降升增减])';
const PER_COUNTER = `[十百千万亿]{0,3}(?:${COUNTERS})(?:${NO_WORD})`;
const PER = `(?:[/／](?:${PER_COUNTER}|${PER_KNOWN}|(?!个体)\\p{Script=Han}{1,4}(?:${NO_WORD})))?`;

/** Source of a regular expression for one unit. 次 and 年 of 次要, 人民 and the like are kept out by what follows. */
export const UNIT = `(?:${DOUBLE}|${COUNTERS})${SECOND_COUNTER}${PER}`;

const NOT_A_UNIT_BEFORE: ReadonlyMap<string, RegExp> = new Map([
  ['个', /^\d(?!\s?类)/u],
  ['日', /^(?!办结|办理|内|之内)/u],
  ['人', /^(?:民|均|才|大|社|口|论坛|制|[篮足排]球)/u],
  ['微克', /^(?:攻坚|行动)/u],
  ['列', /^(?:入|为|席|第|全|车员)/u],
  ['分', /^(?:公司|局|级|类|布|别|所|中心|之|支|区|会)/u],
  ['位', /^(?:数|于|列|居)/u],
  ['名', /^(?:单|录|牌|优|特|列)/u],
  ['所', /^(?:有|在|以|属)/u],
  ['期', /^(?:间|限|货|内)/u],
  ['组', /^(?:织|长|成|建|团|合|员|件|别|装|稿|歌|诗)/u],
  ['面', /^(?:对|向|临|积)/u],
  ['对', /^(?:标|接|照|于|象|外|应)/u],
  ['部', /^(?:门|委|署|分|级|曲)/u],
  ['类', /^(?:似)/u],
  ['次', /^(?:生|要|序|元|日|年)/u],
  ['家', /^(?:庭|宴|电(?![动梯信商子力影缆池])|园(?!区)|长|具|装)/u],
  ['条', /^(?:件)/u],
  ['道', /^(?:路|德)/u],
  ['单', /^(?:位|元|独|品)/u],
  ['点次', /^$/u],
  ['门', /^(?:店|户|类)/u],
  ['节', /^(?:能|点|约|水|日)/u],
  ['片', /^(?:区)/u],
  ['包', /^(?:括|含|保|装)/u],
  ['把', /^./u],
  ['元', /^(?:宇宙|素)/u],
  ['则', /^./u],
]);

/** Whether a unit read at a place is really one, given the text that follows it. */
export function isUnitBefore(unit: string, following: string): boolean {
  return !(NOT_A_UNIT_BEFORE.get(unit)?.test(following) ?? false);
}

/** 亿 → 1e8; what is not a multiplier counts once. */
export function multiplier(text: string): number {
  let factor = 1;
  for (const character of text) factor *= { 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }[character] ?? 1;
  return factor;
}

/** One writing for each unit: ％ → %, 台（件） → 台(件), 百分点 → 个百分点. */
export function canonicalUnit(unit: string): string {
  const folded = unit.replace('％', '%').replace('（', '(').replace('）', ')').replace('／', '/');
  if (/^(?:台件|台\/?套|件\/?套)$/u.test(folded)) return `${folded[0]!}(${folded.at(-1)!})`;
  if (folded === '百分点') return '个百分点';
  if (folded === '工作日') return '个工作日';
  if (folded === '元人民币') return '元';
  if (folded === '美金') return '美元';
  return folded;
}
