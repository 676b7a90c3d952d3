import { CHINESE_NUMBER } from './chinese-number.ts';
import type { NumberToken } from './number-token.ts';
import { numberOf, special } from './special-token.ts';
import { matchesOf } from '../../text/matches-of.ts';

const NUMBER = `(\\d{1,2}|${CHINESE_NUMBER})`;

/** 评选十大…: a list that the agency made; 获评十大案例 is an honour. */
const TEN =
  /(?<=(?:打造|评选|评出|发布|公布|推出)[^，。；]{0,6})(十)(大)(?=[^，。；、]{0,8}(?:品牌|案例|人物|企业|典型))/gu;
/** Sets of work that a report gives a number: 三大创建, 五大工程, “十项重大工程”. Sets of ideas (四大安全) are no figures. */
const WORK = new RegExp(
  `${NUMBER}(大)(?=[^，。；、,;“”]{0,4}(?:创建|工程|行动)(?![”"]?(?:的)?(?:决策|战略|部署)))|(?<=[“"])${NUMBER}(项)(?=(?:重大|重点)?(?:工程|行动)[”"])`,
  'gu',
);
/** 落实三个“一号工程” */
const NAMED = new RegExp(
  `(?<=(?:落实|推进|实施|深化|打造))${NUMBER}(个)(?=[“"][^“”"]{2,8}(?:工程|行动)[”"])`,
  'gu',
);
/** 构建六大食品安全体系; 推进九大体系建设 is an idea. */
const BUILT = new RegExp(
  `(?<=(?:构建|打造|建立|健全|形成|搭建))了?${NUMBER}(大)(?=[^，。；、,;“”]{0,8}(?:体系|机制|平台|基地|中心|场景)(?!建设))`,
  'gu',
);
/** What a plan sets out to do: 聚焦五项重点, 实现四大突破. */
const AIMED = new RegExp(
  `(?<=(?:紧扣|聚焦|实现|突出|锚定|打好|打赢|聚力|抓实|推动))[“"]?${NUMBER}(大|项|方)(?=(?:重点|重大|关键|核心|主要)?(?:指引|突破|重点|攻坚|任务|举措|战役|硬仗|目标|提升))`,
  'gu',
);
/** 以“六个重大”为主线 */
const LED_BY = new RegExp(
  `(?<=以[“"])${NUMBER}(个|大|项)(?=[^“”"，。]{1,8}[”"]为(?:主线|抓手|总抓手|引领|牵引|目标|路径))`,
  'gu',
);
/** 聚焦计量作弊等十方面典型问题 */
const SIDES = new RegExp(`${NUMBER}个?(方面)(?=(?:典型|突出|重点|主要)?问题)`, 'gu');
/** A set whose members have just been named: 网探取证、火眼分析两大核心设备. */
const LISTED = new RegExp(`${NUMBER}(大|项)(?=[“"]?(?:重点|核心|关键|工作)?[\\u4e00-\\u9fff]{2,10})`, 'gu');
/** Sets of fields, not of what was done: 食品、药品、特种设备、产品质量四大安全; 汽车零部件、童车两大产业. */
const FIELDS =
  /^(?:[\u4e00-\u9fff]{0,4}?)(?:安全|产业|领域|行业|区域|责任|主体|群体|市场|板块|方面|环节|类别|品类|要素|支柱|使命|战略|理念|原则|底线|优势|难题)/u;

/** Each with what stands in every text that it finds something in. */
const PATTERNS: readonly (readonly [mark: RegExp, pattern: RegExp])[] = [
  [/十大/u, TEN],
  [/创建|工程|行动/u, WORK],
  [/个[“"]/u, NAMED],
  [/大/u, BUILT],
  [/[大项方](?:重点|重大|关键|核心|主要|指引|突破|攻坚|任务|举措|战役|硬仗|目标|提升)/u, AIMED],
  [/以[“"]/u, LED_BY],
  [/方面/u, SIDES],
];

/** Most passages hold no such number; nine searches through each of them would take as long as all else. */
const CANDIDATE = /(?:(?<!\d)\d{1,2}|[二三四五六七八九十两])(?:个|大|项|方|个方)/u;

/** Named sets: sets of work, and sets whose members stand right before them. All are side facts. */
export function scanSets(text: string): NumberToken[] {
  if (!CANDIDATE.test(text)) return [];
  const counted = PATTERNS.filter(([mark]) => mark.test(text));
  const found = counted.flatMap(([, pattern]) => matchesOf(pattern, text).flatMap(setOf));
  const listed = /[大项]/u.test(text)
    ? matchesOf(LISTED, text).flatMap((match) => (isListed(text, match) ? setOf(match) : []))
    : [];
  return [...found, ...listed]
    .sort((a, b) => a.start - b.start)
    .filter((token, i, all) => token.start !== all[i - 1]?.start);
}

function setOf(match: RegExpMatchArray): NumberToken[] {
  const [number, unit] = match.slice(1).filter((group) => group !== undefined);
  const value = number === undefined ? null : numberOf(number);
  if (number === undefined || unit === undefined || value === null || value < 2) return [];
  const at = (match.index ?? 0) + match[0].indexOf(number);
  const end = (match.index ?? 0) + match[0].length;
  return [{ ...special('slogan', at, number.length, value, unit), end, outerEnd: end, minor: true }];
}

const SET_NOUN =
  /^[^，。；、：！？\n]{0,14}?(?:创建|工程|行动|体系|机制|平台|基地|中心|场景|指标|赛道|设备|突破|重点(?:工作|任务|攻坚)?|指引|攻坚|任务|举措|措施|战役|硬仗|目标|提升|问题|品牌|案例|人物|企业|典型(?!问题)|制度|计划|工作(?!机制|制度|任务|体系|平台))/u;

/** A set is called by its number: 六大行动. */
export function setName(text: string, { start, end }: NumberToken): string {
  const behind = text.slice(start, end + 14);
  const name = SET_NOUN.exec(behind)?.[0] ?? /^[^，。；、：！？”\n]{0,10}/u.exec(behind)![0];
  return name.replaceAll(/[“”"]/gu, '');
}

const LONGEST_LIST = 90;

/** As many members, joined by 、 or 和, as the number says. */
function isListed(text: string, match: RegExpMatchArray): boolean {
  const [whole, number = '', unit] = match;
  const at = match.index ?? 0;
  const behind = text.slice(at + whole.length, at + whole.length + 24).replace(/^[“"]/u, '');
  if (
    FIELDS.test(behind) ||
    (unit === '项' && !/^(?:重点|核心|关键)?(?:工作|任务|机制|举措|措施|制度)/u.test(behind))
  )
    return false;
  const before = text
    .slice(Math.max(0, at - LONGEST_LIST), at)
    .replace(/等?(?:[\u4e00-\u9fff]{0,2})[“"]?$/u, (lead) => lead.replace(/[“"]$/u, ''));
  const list = /[^，。；：:,;！？\n]*$/u.exec(before)?.[0] ?? '';
  const marks = list.match(/、|”“|(?<=.{2})(?:和|及|与)(?=.{2})/gu)?.length ?? 0;
  return marks > 0 && marks + 1 === numberOf(number);
}
