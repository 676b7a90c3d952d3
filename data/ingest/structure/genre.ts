import type { Genre } from '../../contract/genre.ts';
import { periodLength } from '../../contract/period.ts';

/** What a text shows of the kind of document that it is. */
export interface GenreClues {
  /** Titles, subtitles and kickers as printed. */
  readonly titles: readonly string[];
  /** What the titles say of the time: see partOfYear. */
  readonly part: string | null;
  readonly yearCovered: number | null;
  readonly headings: number;
  /** Code units of all paragraphs. */
  readonly length: number;
  /** 记者, 通讯员 … */
  readonly hasByline: boolean;
  /** It begins as news does: 荆门日报讯（记者…）. */
  readonly isNews?: boolean;
  /** The title is about holidays or the like: see namesOccasion. */
  readonly isOccasion?: boolean;
}

/** A kind of document and how its title is worded; the first that fits counts, the more particular first. */
const TITLES: readonly (readonly [Genre, RegExp])[] = [
  ['disclosure', /信息公开/],
  ['government-report', /政府工作报告/],
  ['rule-of-law', /法治(?:政府|建设|机关|工作|市场监管)|依法行政/],
  ['consumer-protection', /消费(?:者)?(?:权益|维权|投诉|纠纷|环境|提示|满意度)|12315/],
  // What a party reports to its congress.
  ['other', /代表大会上的报告|党代会.{0,6}报告/],
  ['bulletin', /白皮书|蓝皮书|公报|公告|通报|通告|(?:质量|安全|保护|发展)状况|发展报告/],
];

const LOOKS_BACK =
  /总结|小结|回顾|回眸|盘点|综述|纪实|巡礼|侧记|掠影|述评|年报|(?:工作|年度)报告|情况|成绩单|大事记/;
const LOOKS_AHEAD = /(?:工作)?(?:要点|计划|思路|安排|打算|部署)/;
const CAMPAIGN = /专项|百日|行动|整治|攻坚/;
/**
 * The campaign is what is summed up, whoever did it: …局“守护消费”铁拳行动2020年工作总结. Of an office whose year merely
 * had one, its own name stands before the year.
 */
const OF_A_CAMPAIGN =
  /(?:行动|整治|会战|攻坚战?|专项(?:检查|执法|治理|斗争|督查)|(?:宣传|活动)[周月日]|质量月|安全生产月|活动)["”』」]?(?:(?:19|20)\d{2}年度?)?(?:工作|活动|开展|推进|进展|落实|阶段性?)*(?:总结|小结|回顾|盘点|综述|述评|情况(?:的?报告|汇报)?|报告)(?:\([^()]*\))?$/u;

/** The accounts of an office, what it says of its own spending, and its answer to a proposal: of a year and no review of it. */
const OTHER =
  /(?:部门|单位)[\p{Script=Han}]{0,6}[决预]算(?!执行|编制|管理)|[决预]算(?:信息)?(?:公开|说明)|绩效(?:自评|(?:自我)?评价)|(?:建议|提案).*(?:答复|复函|回复)(?:的?函|意见|情况)?(?:\([^()]*\))?$/u;

/** A piece shorter than this that nobody signed says too little of a year to be taken for its review. */
const SHORTEST_REVIEW = 1500;

/** Null where nothing makes it sure. */
export function recogniseGenre(clues: GenreClues): Genre | null {
  const { titles, part } = clues;
  const each = titles.map((title) => title.normalize('NFKC').replaceAll(/\s+/g, ''));
  if (each.some((title) => OTHER.test(title))) return 'other';
  if (each.some((title) => OF_A_CAMPAIGN.test(title))) return 'campaign';
  const printed = each.join('');
  const named = TITLES.find(([, wording]) => wording.test(printed));
  if (named) return named[0];
  const looksBack = LOOKS_BACK.test(printed);
  if (LOOKS_AHEAD.test(printed) && !looksBack) return 'work-plan';
  if (CAMPAIGN.test(printed) && looksBack && !/年度?工作(?:总结|报告|情况)/.test(printed)) return 'campaign';
  if (
    (clues.isOccasion && looksBack) ||
    (part !== null && ['half', 'quarter', 'month'].includes(periodLength(part) ?? '')) ||
    (part !== null && /-\d\d\//.test(part))
  )
    return 'interim-review';
  if (looksBack && clues.yearCovered !== null) return 'annual-review';
  return byShape(clues);
}

/** A title that says nothing of its kind: a page with parts and figures looks back on its year, a signed short text is news. */
function byShape({
  yearCovered,
  headings,
  length,
  hasByline,
  isNews = false,
  isOccasion = false,
}: GenreClues): Genre | null {
  if (isNews) return 'press';
  if (yearCovered !== null && !isOccasion && (headings >= 3 || length >= SHORTEST_REVIEW))
    return 'annual-review';
  return hasByline ? 'press' : null;
}
