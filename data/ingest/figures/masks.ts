import { matchesOf } from '../../text/matches-of.ts';

/** Stretches of a passage in which digits are no quantity. UTF-16 ranges, sorted, not overlapping. */
export type Mask = readonly [start: number, end: number];

/** Bounded, and never begun inside a run of digits, so that a line of a million digits is read in linear time. */
const CN = '[零〇一二两三四五六七八九十百]{1,6}';
const DIGITS = '(?<!\\d)\\d{1,12}';

/** Dates, times, ordinals, codes. The order matters only where two begin at one place: the first wins. */
const NO_QUANTITY = new RegExp(
  // With what they all begin: at any other character none of them is tried.
  `(?=[\\dA-Za-z第前一每近这过最的零〇二两三四五六七八九十百])(?:${[
    // years and their parts: 2022年11月15日14时30分, 2016-2020年, 3月中旬, 15日, 2022年度
    '(?<!\\d)(?:19|20)\\d{2}\\s*(?:年度?)?\\s*(?:[-—–~～至到]|——)\\s*(?:19|20)\\d{2}\\s*年?度?',
    '(?<!\\d)(?:19|20)\\d{2}\\s*年(?:度|版|\\s*\\d{1,2}\\s*月份?(?:\\s*\\d{1,2}\\s*[日号])?(?:\\s*\\d{1,2}\\s*[时点](?:\\s*\\d{1,2}\\s*分)?)?)?',
    // 2022.11, but not 1935.8万元
    '(?<!\\d)(?:19|20)\\d{2}(?:[./-]\\d{1,2}){1,2}(?!\\d|\\s*[余多]?\\s*(?:[千万亿%％‰元吨亩户家件台米]|公[里斤顷]|平方|千[瓦克]))',
    '(?<!\\d)\\d{1,2}\\s*月份?\\s*(?:\\d{1,2}\\s*[日号](?:\\s*\\d{1,2}\\s*[时点](?:\\s*\\d{1,2}\\s*分)?)?|[上中下]旬|[初底末])?(?!\\d)',
    '(?<!\\d)\\d{1,2}\\s*日(?:\\s*\\d{1,2}\\s*[时点](?:\\s*\\d{1,2}\\s*分)?)?(?!均|办结|办理|内|之内)',
    '(?<!\\d)\\d{1,2}\\s*[:：]\\s*\\d{2}(?!\\d)',
    '(?<!\\d)\\d{1,2}\\s*[时点](?:\\s*\\d{1,2}\\s*分|许|整|至)',
    // 上午九点三十分; 九点五分 may be a score
    `(?<=[午晨早晚夜日])${CN}[时点](?:${CN}分)?`,
    // 第51个, 第二十三届, 第3版; ranks are read elsewhere, before this
    `第\\s*(?:\\d{1,4}|${CN}|[Xx])\\s*[个届次批号条章期版季轮部节任次例张家支所]?`,
    // 表1 市级部门…, 附件2：… open a caption
    '(?<=^(?:附?[图表]|附件|专栏)\\s?)\\d{1,3}(?:[-—.]\\d{1,3})?(?!\\d)',
    // 九届七次、八次全会: which meeting it was
    `(?<=届)\\s*${CN}次(?:(?:、|和|及)${CN}次)*`,
    // 3·15, 1+1+N, 7×24小时, GM2D, H5N1, 3C, 33+N+N
    `${DIGITS}(?:[·•．]\\d{1,6}){1,6}`,
    '(?<!\\d)(?:\\d{1,6}|[A-Za-z])(?:\\s*[+＋×xX*]\\s*(?:\\d{1,6}|[A-Za-z](?![A-Za-z]))){1,8}(?:\\s*小时)?',
    '[A-Za-z][-—]?\\d{1,12}(?:\\.\\d{1,6})?[A-Za-z]{0,12}',
    `${DIGITS}(?:\\.\\d{1,6})?(?:[A-Z](?![A-Z]{0,6}B)[A-Za-z]{0,12}|[a-z](?:[a-jl-z]|(?![a-z]))[A-Za-z]{0,12})`,
    // 前10个月, 一行3人
    `前\\s*(?:(?<!\\d)\\d{1,4}|${CN})\\s*(?:个月|天|年|周|个?季度)`,
    // 0—6岁儿童
    `${DIGITS}\\s*[-—–~～至]\\s*\\d{1,3}\\s*周?岁`,
    '一行\\s*\\d{1,4}\\s*人',
    // 15分钟服务圈 is a name
    '(?<!\\d)\\d{1,4}\\s*分钟(?=[\\u4e00-\\u9fff]{0,8}圈)',
    // ordinals, names and ages: 20号, 104组 (but not 抽样216组), 500强, 84消毒液, 100周年, 35岁, 3.0版, 90后
    DIGITS +
      '(?:\\.\\d{1,6})?\\s*(?:号(?!召)|组(?!次)(?<!(?:抽样|抽检|样品|检测|检验|合格|送检|采集|样本|抽查)\\d{1,6}组)|届|强(?!化)|周年|周岁|(?<!(?:寿命|年龄)[^，。；]{0,16})岁|版|后(?=[的党干青员群])|路(?!灯)|楼|室|消毒液|热线|专线|平台|工程|行动|窗口|指挥部|模式|工作法)',
    '(?<!\\d)24\\s*小时(?!内|以内|办结|完成|响应)',
    '(?<!\\d)365\\s*天',
    // 每万人, 每千户: part of a subject
    '每\\s*(?:\\d{1,6}|[百千万]{1,4}|[一二三四五六七八九十])\\s*(?:人|名|户|家|台|件|个)(?=[\\u4e00-\\u9fff])',
    // 1类创新药, 3类医疗器械: a class
    '(?<!\\d)[1-5]\\.?\\d?\\s*类(?=(?:创新|新|化学|生物|改良|医疗器械|中药))',
    // plans named after their years: 三年行动, 新三年, 十四五
    `(?:(?<!\\d)\\d{1,4}|${CN})\\s*年(?:行动|计划|规划|方案|实施|攻坚|目标|任务|期)`,
    // the window that a figure is counted over: read by period.ts
    `(?:近|这|过去|最近)?(?:的)?(?:(?<!\\d)\\d{1,4}|${CN})\\s*年(?:多?来|间|以来|多以来|里|前|后|之前|之后)`,
    `(?:近|过去|最近)(?:(?<!\\d)\\d{1,4}|${CN})\\s*年`,
  ].join('|')})`,
  'gu',
);

const QUOTED = /“([^“”]{1,14})”|「([^「」]{1,14})」|‘([^‘’]{1,14})’/gu;
const TITLE = /《[^》]{1,60}》/gu;
const SENTENCE_INSIDE = /[，。；,;！？!?]|\d[^\d]*\d.*[家件户个]$/u;

/** Names in short quotation marks and titles: “12315”, “双五”, 《……（2016-2020年）》. */
export function namesIn(text: string): Mask[] {
  if (!/[“「‘《]/u.test(text)) return [];
  const found: Mask[] = [];
  for (const match of matchesOf(QUOTED, text)) {
    const inner = match[1] ?? match[2] ?? match[3] ?? '';
    if (!SENTENCE_INSIDE.test(inner)) found.push([match.index, match.index + match[0].length]);
  }
  for (const match of matchesOf(TITLE, text)) found.push([match.index, match.index + match[0].length]);
  return merged(found);
}

export function datesAndCodesIn(text: string): Mask[] {
  return matchesOf(NO_QUANTITY, text).map((match) => [match.index, match.index + match[0].length]);
}

export function merged(masks: readonly Mask[]): Mask[] {
  const result: [number, number][] = [];
  for (const [start, end] of masks.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** Whether a place lies inside one of the sorted masks. */
export function isMasked(masks: readonly Mask[], at: number): boolean {
  let low = 0;
  let high = masks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, end] = masks[middle]!;
    if (at < start) high = middle - 1;
    else if (at >= end) low = middle + 1;
    else return true;
  }
  return false;
}
