import type { TopicId } from '../../contract/model.ts';
import { ABOUT } from './qualifiers.ts';
import { themesIn } from './theme.ts';

/** What stands around a figure, as far as it may say what is measured. */
export interface WordingPlace {
  readonly subject: string;
  /** From the clause's beginning, or from the figure before it, to the figure. */
  readonly left: string;
  readonly clauseRest: string;
  /** The sentence up to the figure. */
  readonly sentenceBefore: string;
  /** 未发生…, 零…: what is counted is that there was none. */
  readonly isAbsence: boolean;
  /** Shortest usual name of the agency's place. */
  readonly agencyLabel: string;
}

/**
 * The ways in which the surroundings may name what is measured, best first. A bare word in a paragraph about one field
 * (罚没金额 among 食品安全) is first read with its field: the whole agency's figure has the same bare word.
 */
export function* wordingsOf(at: WordingPlace): Generator<string> {
  yield at.subject;
  const bare = plain(at.left);
  for (const field of bare === '' ? [] : fieldsOf(at.sentenceBefore)) {
    yield `${field}${bare}`;
    yield `${field}${withoutVerb(bare)}`;
  }
  yield at.left;
  yield `${at.left}${at.clauseRest}`;
  if (bare !== '') yield bare;
  else yield* turned(at);
  yield* listed(at.subject);
  if (/案件.{0,60}(?:评|入选|列).{0,12}典型案例/u.test(`${at.left}${at.clauseRest}`)) yield '入选典型案例';
  if (at.isAbsence && BARE_ACCIDENT.test(at.subject) && at.sentenceBefore.includes('特种设备'))
    yield '特种设备事故';
}

const BARE_ACCIDENT = /^(?:实现|全年|全市|全县|全区|持续|保持)*(?:安全|责任)*事故$/u;

/**
 * A bare word of enforcement in a sentence about one field tells a part: 办结案件415起 of a food campaign is not what the
 * agency closed in the year. 全年 or 各类案件 behind the field takes it back.
 */
export function isOfOnePart(wording: string, topic: TopicId | null, sentenceBefore: string): boolean {
  if (!BARE_OF_ALL.test(wording) || themesIn(wording).length > 0) return false;
  const last = themesIn(sentenceBefore).at(-1);
  if (last === undefined || TOPIC_OF[last.theme] === topic) return false;
  return sentenceBefore.slice(last.at).search(OF_ALL) === -1;
}

const BARE_OF_ALL = /立案|结案|办结|罚没|移送|大要?案|投诉|举报/u;
const OF_ALL =
  /全年|各类(?:违法|违规)*案件|各类投诉|共(?:计)?(?:办结|立案|查办|查处|受理|处理)|案件总数|总计|合计|全局|全系统/u;

/** Topics of themes; a theme without one (价格, 网络) is a part all the same. */
const TOPIC_OF: Readonly<Record<string, TopicId>> = {
  特种设备: 'equip',
  食品: 'food',
  药械化: 'drug',
  疫情防控: 'epidemic',
  专利: 'ip',
  商标: 'ip',
  知识产权: 'ip',
  产品质量: 'product',
  电动自行车: 'product',
  双随机: 'credit',
};

/** How a theme is called in front of a bare word. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  特种设备: ['特种设备', '特种设备安全'],
  食品: ['食品安全', '食品'],
  药械化: ['药械化'],
  专利: ['专利', '专利侵权纠纷', '知识产权案件'],
  商标: ['商标', '商标侵权', '知识产权案件'],
  知识产权: ['知识产权案件', '知识产权'],
  产品质量: ['产品质量', '产品'],
  电动自行车: ['非标电动自行车'],
  双随机: ['双随机'],
};

function fieldsOf(sentenceBefore: string): readonly string[] {
  const last = themesIn(sentenceBefore).at(-1);
  if (last === undefined || sentenceBefore.slice(last.at).search(OF_ALL) !== -1) return [];
  return FIELDS[last.theme] ?? [];
}

const LEADS_UP = new RegExp(
  `(?:总量|总数)?(?:分别|均|都|已)*(?:达到?了?|为|是|有|共计?|计|至|${ABOUT}|超过?|突破)$`,
  'u',
);

/** Without joints, words that only lead up to the number, and verbs of doing that name nothing. */
function plain(left: string): string {
  return left
    .replace(/^[\s、，,：:；;]+/u, '')
    .replace(/(?<![\s、，,：:])[\s、，,：:]+$/u, '')
    .replace(/^(?:去年|全年|今年|当年|同时|并|还|共|已|推动|推进|促成|实现|完成|累计|依法|成功|高效)+/u, '')
    .replace(LEADS_UP, '');
}

function withoutVerb(words: string): string {
  return words.replace(/^(?:发现|排查|查出|整改|开展|实施|下达|发出|检查|处置)(?:了|各类)*/u, '');
}

/** 6家企业通过“品字标”认证 → 通过“品字标”认证企业: what is counted stands first, and last in the concept's name. */
function turned({ clauseRest, agencyLabel }: WordingPlace): string[] {
  const own = new RegExp(`${RegExp.escape(agencyLabel)}[省市县区]?`, 'gu');
  const clause = (clauseRest.split(/[，,。；;、（(]/u)[0] ?? '').replaceAll(/[“”‘’"]/gu, '');
  const said = agencyLabel === '' ? clause : clause.replaceAll(own, '');
  return LENGTHS.filter((length) => said.length > length).map(
    (length) => `${said.slice(length)}${said.slice(0, length)}`,
  );
}

const LENGTHS = [2, 3, 4, 5, 6] as const;

/** Several rates share one number (满意率、办结率、应用率均为100%); the last is the one that most reports track alone. */
function listed(subject: string): string[] {
  const parts = subject.split('、');
  return parts.length > 1 && parts.every((part) => part.endsWith('率')) ? [parts.at(-1)!] : [];
}
