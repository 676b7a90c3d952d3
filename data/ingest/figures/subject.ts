import type { NumberToken } from './number-token.ts';
import { ABOUT } from './qualifiers.ts';
import { isBare, themeFor } from './theme.ts';
import { MARKS, trimmed } from './trim-subject.ts';
import { firstWords, lastWords, withoutEnd, withoutStart } from './whole-words.ts';
import { answersEarlier, OF_ALL, type ListMember } from './value-lists.ts';
import { isComparedWith } from './year-before.ts';

/** What stands around a figure, cut to what may name its subject. */
export interface SubjectPlace {
  /** From the clause's beginning, or from the figure before it, to the figure. */
  readonly left: string;
  /** From the figure to the clause's end, or to the next figure. */
  readonly right: string;
  /** The figure before it in the clause took its subject from what follows it: 3个中心、2个站. */
  readonly rightTaken: boolean;
  /** The subject of the figure before it in the same sentence, without what was added for its unit. */
  readonly previous: string | null;
  /** The last subject of the sentence that is no share: what 合格率 is the share of. */
  readonly base: string | null;
  readonly sentenceBefore: string;
  readonly passageBefore: string;
  /** Its place in a list of values. */
  readonly member: ListMember | null;
  /** The subjects of the figures said before in the sentence, growth left out. */
  readonly said: readonly string[];
}

const LONGEST = 24;
const IDLE_VERB =
  /^(?:完成了?|实现了?|开展了?|发现(?:并)?|出台了?|组建了?|推进|获批|获(?!证)得?了?|作出|实施|举办了?|组织了?|进行了?|发出|下达|建成了?|建立了?|设立了?|建设|拥有|推出了?|达到?|有(?!效|关|机|限|偿)|落实|打造|形成|构建|承办|争取|评选|吸引|占(?!比)有?|涉及|抓好|破获|连续破获|安装|布点|成为|包括|共有|启用|列入|参与|带领|涌现出|分为|选派|评出|印发|梳理|狠抓|提升|迎来|收到|征集|查验|生成|覆盖|布局|召开|召集|投入)+(?![率面])/u;
/** What comes to a value, as both sides of it tell. */
const CHANGES =
  '提高|提升|增加|增长|拓展|扩大|扩展|上升|跃升|下降|降低|减少|缩小|收窄|缩短|缩减|压减|压缩|升|降|增';
const LINK = new RegExp(
  `(?:的)?(?:(?:总|占|平均|预计|数量|人数|户数|金额|总额|总数|总量|已|要|共|累计|率先|首个|首次)*(?:(?:${CHANGES}|拓宽|回落)(?:到|至|为)|跨过|迈上|达到了?|达成?|为|是|(?<![拥占具现设享持])有|共计|总计|合计|共|(?<![累预])计|预计|至|了|${ABOUT}|(?<![商农])超过?|突破|分别|依次|各自|(?<![需重主必只])要|(?<![人户日月年亩台件单场次村平])均|仅|就占|占有|(?<=[合范]|整改|打造)成|于|等|首次|由|从|(?:保持|稳定|维持|控制)在|大关|进一步|稳步|逐步|不断|持续))$`,
  'u',
);

/** The subject of a figure in normal form: self-contained, no number, no year. */
export function subjectOf(token: NumberToken, place: SubjectPlace): string {
  if (token.form === 'rank') return rankSubject(token, place);
  if (token.form === 'slogan') return place.right;
  const dealt = dealtSubject(place);
  if (dealt !== null) return dealt;
  const core = token.form === 'absence' ? absenceSubject(token, place) : countSubject(token, place);
  const named =
    core === '' ? (carriedSubject(token, place) ?? trimmed(lastWords(place.sentenceBefore, LONGEST))) : core;
  const theme = isBare(named) ? themeFor(named, place.sentenceBefore, place.passageBefore) : '';
  return `${theme}${named}` || token.unit;
}

/** 年均增长7.5%，到2028年突破300亿元: what grew, where the next figure is no share of it. */
function carriedSubject({ unit }: NumberToken, { previous, left }: SubjectPlace): string | null {
  const grown = /[%％‰点]/u.test(unit)
    ? previous
    : previous?.replace(/(?<=.{2})(?:年均|同比|环比)*(?:增长|下降|提高|上升|上涨)$/u, '');
  if (grown === undefined || grown === null) return null;
  return OF_ALL.test(left) ? withoutNew(grown) : grown;
}

/** 新增点位7处，累计达到31处: all of them are not new. */
const withoutNew = (subject: string): string =>
  subject.replace(/^(?:新增|新建|新设|净增|新)(?=..)|(?<=..)新增$/u, '');

/** The subject that a list deals to the value; null outside lists, or where there are not as many to answer. */
function dealtSubject({ member, said, base, previous }: SubjectPlace): string | null {
  if (!member) return null;
  // 近三年分别新增企业120户、150户: named like any value.
  if (member.owner === null && !answersEarlier(member)) return null;
  const owner = member.owner ?? (said.length >= member.of ? said.slice(-member.of)[member.at]! : null);
  if (owner === null) return null;
  if (BESIDE_OTHERS.test(owner)) return shortened(`${base ?? previous ?? ''}${owner}`);
  return shortened(`${member.owner === null && member.isTotal ? withoutNew(owner) : owner}${member.measure}`);
}

/** 高于全国, 比全省高: says nothing without what is. */
const BESIDE_OTHERS = /^(?:[高低快慢好优]于|高出|超[过出]|领先|落后|[比较])/u;

function countSubject(token: NumberToken, place: SubjectPlace): string {
  const left = leftNoun(place);
  if (token.form === 'streak') {
    const right = /^[\u4e00-\u9fffA-Z]/u.test(place.right) ? rightNoun(place.right) : '';
    return shortened(trimmed(`${tail(left)}${right}`));
  }
  const right =
    (left === '' ? /^\s*[\u4e00-\u9fff“‘A-Za-z]/u : /^(?:[\u4e00-\u9fff“‘A-Za-z]|\d类)/u).test(place.right) &&
    !/^(?:大关|关口|台阶|不等|的(?:基础|底子))/u.test(place.right) &&
    !CHANGED.test(place.right)
      ? rightNoun(place.right)
      : '';
  if (left === '' && CONTINUING.test(right)) return shortened(`${place.previous ?? left}${right}`);
  if (CHANGED.test(left)) return place.previous ?? left;
  if (place.previous && isComparedWith(place.left, place.right)) return whatChanged(place);
  if (left === '') return right;
  if (right !== '') return shortened(`${lastWords(tail(left), 12)}${right}`);
  const change = left.replace(/^(?:的?水平|相比)/u, '');
  if (GROWTH.test(change) && place.previous) return shortened(`${whatChanged(place)}${change}`);
  const relation = SHARE_OF.exec(left)?.[1];
  if (relation !== undefined && place.base)
    return shortened(`${place.base}${/完成[^，。]{0,8}$/u.test(place.left) ? '完成' : '占'}${relation}`);
  const whole = PART_OF.exec(place.left)?.[0];
  if (whole !== undefined) return shareOf(withoutShare(whole), withoutShare(left), place.base);
  // 不合格23批次，不合格发现率3.8%: the rate names what it is of.
  if (SHARE.test(left) && place.base && !IS_SHARE.test(place.base) && !left.startsWith(place.base))
    return shortened(`${place.base}${left}`);
  return tail(left);
}

/** 占国内总量的65.1%: of what stands before it, or was told before where both are short enough to be read. */
function shareOf(whole: string, left: string, base: string | null): string {
  if (left.length > whole.length) return tail(left);
  const named = `${base ?? ''}${whole}`;
  return named.length <= LONGEST + 4 ? named : whole;
}

const withoutShare = (text: string): string => text.replace(/的(?:比重|比例|份额)?$/u, '');

/** What was told before in the sentence, or what it is the change of. */
function whatChanged({ previous, base }: SubjectPlace): string {
  const isOfChange = GROWN.test(previous!) || RELATION.test(previous!);
  return (isOfChange ? base : null) ?? previous!;
}

/** What stands before the figure, without the words that only lead up to it. */
function leftNoun(place: SubjectPlace): string {
  const joint = place.rightTaken
    ? /^(?:（[^（）]*）|[^（])*?(?:、|和|以及|及|与|[，,])/u.exec(place.left)
    : null;
  const own = place.rightTaken ? (joint ? place.left.slice(joint[0].length) : '') : place.left;
  if (/等$/u.test(own)) return '';
  const led = trimmed(
    withoutEnd(trimmed(withoutEnd(own.replace(OF_A_YEAR, '').replace(BOUND_APART, ''), LINK)), LINK),
  );
  const noun = withoutStart(led, IDLE_VERB).replace(/^的/u, '').replace(SPENT, '');
  return FILLER.test(noun)
    ? tail(trimmed(place.sentenceBefore.slice(0, place.sentenceBefore.length - place.left.length)))
    : noun;
}

/** 每月至少检查商户12家. */
const BOUND_APART = /至[少多](?=[\u4e00-\u9fff]{2,4}$)/u;
/** 罚没款由2021年的120万元, 罚没款2021年120万元: whose value it is tells its period. */
const OF_A_YEAR =
  /(?:(?:由|从|自)?(?:19|20)\d{2}年度?的|(?<=[\u4e00-\u9fff]{2})(?<![较比于与同到至是为])(?:19|20)\d{2}年度?|(?:由|从|自)(?:上一?年度?|去年)(?:同期)?的)$/u;
/** 浙江就 | 占有3席; 印发方案、梳理 | 107项清单; 成为全国唯一同时斩获: nothing in it is counted. */
const SPENT =
  /^[\u4e00-\u9fff]{2,4}(?:独|也)?就$|^(?:历史性|首次|一举|成功)(?:突破|跨越|迈上|站上)?$|^(?:[\u4e00-\u9fff]{2,4}、)?(?:梳理|制定|出台|印发|推出|明确)$|(?:^成为)?(?:全国|全省|全市)?唯一(?:一个)?(?:同时)?(?=[\u4e00-\u9fff]{2}$)/u;
/** 前后不到两个小时: what took so long stands in the clause before. */
const FILLER = /^(?:前后|用时|耗时|只需|仅需|最快|最短|历时)$/u;
/** 5家已完成建设: what was counted is named with the figure before. */
const CONTINUING = /^(?:已|均|全部|被|正在|通过验收|尚)/u;
/** 由5天缩短至1.5天: both figures measure the same. */
const CHANGED = new RegExp(`^(?:${CHANGES}|压减|调整|整合|合并|精简|优化|减)(?:到|至|为)`, 'u');
const GROWN =
  /(?:多增|少增|增长|增加|增幅|下降|减少|提高|提升|上升|上涨|回落|缩短|增产|减产|增收|减收|\d年的)$/u;
/** Growth and shares say nothing without what grew and what was shared. */
const GROWTH =
  /^(?:同比|环比|(?:总量|年均|环比|同口径|按可比价格?(?:计算)?|[较比][^，。；]{1,10}?)?(?:同期|[末底])?(?:同比)?(?:多增|少增|多|少|高|低|快|慢|前进|提前|上涨|增长|增加|增幅|降幅|涨幅|下降|减少|提高|提升|上升|上涨|回落|缩短|缩减|压缩|压减|延长|增产|减产|增收|增)|(?:一年)?净增|(?:是|为|相当于)(?:(?:19|20)\d{2}年|上一?年度?|去年)(?:同期)?的)$/u;
/** 完成年初预算的102%, 占年度计划的108%: of what was counted before. */
const SHARE_OF =
  /^(?:占|完成)?((?:年初|年度|全年|本级|调整|变动|收支)*(?:预算|计划|目标|任务)(?:数|任务|目标)?)的$/u;
const PART_OF = /占(?![用有比道压])[^，。；、：（）()]{2,18}的(?:比重|比例|份额)?$/u;
const RELATION = /(?:占|完成)[^，。；]{0,6}(?:预算|计划|目标|任务)[数务标]?$/u;
const SHARE =
  /^(?:(?:完成|合格|覆盖|达标|不合格|整改|办结|处理|处置|核查处置|回复|满意|按时|及时|应用|签订|落实|成功|好评).{0,4}率|占比?|[人户件单亩]均|不合格后处理)$/u;

/** 办结率99.6%、满意率98.2%: no share is one of another. */
const IS_SHARE = /(?:率|占比|比重|比例|满意度)$/u;

/** The nearest part of a long left side, cut at a comma-like joint so that no word is broken where possible. */
function tail(left: string): string {
  const parts = left.split(/[、，,：:]/u);
  let joined = parts.pop() ?? '';
  while (parts.length > 0 && joined.length + parts.at(-1)!.length + 1 <= LONGEST)
    joined = `${parts.pop()!}、${joined}`;
  return joined.length <= LONGEST + 8 ? joined : lastWords(joined, LONGEST);
}

/** 25家商品市场建立… → 商品市场建立…: what is counted, up to the first sign that something else begins. */
function rightNoun(right: string): string {
  const clause = right.split(/[，,。；;：:！!？?（(]/u)[0] ?? '';
  const noun = withoutEnd(clause, /(?:、|和|以及|及|与|对|为|向|将|给)$/u)
    .replaceAll(MARKS, '')
    .trim();
  const cut = noun.search(/(?:，|以及|并且|同时)/u);
  const whole = withoutStart(cut > 0 ? noun.slice(0, cut) : noun, /^(?:的|多)/u);
  return shortened(PEOPLE_DO.exec(whole)?.[1] ?? whole.replace(WRAPPING, ''));
}

/** 3项荣誉的单位 counts honours, 13个示范区中 the zones. */
const WRAPPING = /的(?:单位|地区|城市|市县|企业|部门)$|(?<=[\u4e00-\u9fff]{2})(?<![集其])中$/u;
/** 干部放弃春节假期: those who are counted, without what they do. */
const PEOPLE_DO =
  /^([\u4e00-\u9fff]{0,8}?(?:干部职工|干部|人员|队员|党员|志愿者|专家|群众|职工|代表|学员|市民))(?:参加|参与|放弃|赶往|奔赴|前往|投入|协同|开展|走进|下沉|坚守|深入|联合|分成|分为|组成|齐|共同)/u;

/** …居全国 | 获嘉兴市 | 在全省县（市、区）中排名 | 均位居嘉兴: the field in which the rank holds. */
const RANK_FIELD =
  '(?:在?(?:全国|全省|全市|全县|全区|世界|国内|省内|市内|区内|(?:(?![居列位排获占由从])[\\u4e00-\\u9fff]){2,3}(?:省|市|县|区|内))(?:县（市、区）|县\\(市、区\\)|系统|同行)?中?)';
const RANK_VERB = new RegExp(
  `(?:连续[^，]{1,4})?(?:均|也|再|跃|分别|(?<![得总满积评高])分)?(?:${RANK_FIELD})?(?:位居|位列|稳居|名列|排名|跃居|保持|获得?|夺得|取得|居|列|位|排)(?:${RANK_FIELD}|[\\u4e00-\\u9fff]{2})?$|${RANK_FIELD}$|(?:数量|总量|总数)?(?:均|也)?(?:位居|位列|名列|排名|居|列)(?:全[国省市县]|世界|国内|省内)[\\u4e00-\\u9fff]{0,6}$`,
  'u',
);

/** 固定资产投资增长9%，增速居全市第一: of what was told before. */
const MEASURE_ALONE = /^(?:增速|增幅|总[量额数]|规模|占比|均值)$/u;

function rankSubject(token: NumberToken, place: SubjectPlace): string {
  if (place.member?.owner) return shortened(`${place.member.owner.replace(/排名$/u, '')}排名`);
  if (token.unit === '等次') return shortened(tail(trimmed(place.left).replace(/(?:有望)?保持$/u, '')));
  if (/等/u.test(token.unit)) return shortened(`${tail(trimmed(place.left))}奖等`);
  const left = withoutStart(trimmed(withoutEnd(trimmed(place.left).replace(RANK_VERB, ''), LINK)), IDLE_VERB);
  const after = /^的(?:好?成绩)?([\u4e00-\u9fff]{2,16})/u.exec(place.right)?.[1] ?? '';
  const named =
    MEASURE_ALONE.test(left) && place.previous !== null
      ? `${place.previous.replace(GROWN, '').replace(/(?:年均|同比|环比)$/u, '')}${left}`
      : left;
  const head = after !== '' ? after : named.length >= 2 ? tail(named) : (place.previous ?? '');
  return shortened(`${head.replace(/排名$/u, '')}排名`);
}

function absenceSubject(token: NumberToken, place: SubjectPlace): string {
  const what = place.right.replace(/^(?:一起|任何)/u, '');
  const left = trimmed(place.left).replace(
    /^(?:实现|确保|保持|做到)(?:了)?(?:全年|全市|全省|全县|全区|连续)*/u,
    '',
  );
  return shortened(what.length > 2 ? trimmed(what) : `${tail(trimmed(left))}${what}`) || token.unit;
}

function shortened(text: string): string {
  return text.length <= LONGEST + 4 ? text : firstWords(text, LONGEST);
}
