import { coordinated } from './coordinate-words.ts';
import { trimmed } from './trim-subject.ts';
import type { NumberToken } from './number-token.ts';
import { leadOf, type SentenceCuts } from './sentence-place.ts';
import { timesOfList, withoutTimes } from './times-of-list.ts';

/** A value of a list: 肉牛、肉羊存栏分别达到18.4万头、62.3万只. */
export interface ListMember {
  /** Whose value it is; null where it answers a figure said before: …，同比分别增长8.1%和5.6%. */
  readonly owner: string | null;
  /** What is said of each owner beyond its own quantity: 同比增长, 占比; else ''. */
  readonly measure: string;
  /** Its place among the values, and how many they are. */
  readonly at: number;
  readonly of: number;
  /** Of a quantity that is told of several years or quarters, one after another: its own period. */
  readonly period: string | null;
  /** They add up all there is: 累计分别达到31项和90项. */
  readonly isTotal: boolean;
}

/** It is told of a figure said before, and names nothing of its own; 近三年分别新增企业120户 names its quantity. */
export function answersEarlier({ owner, measure, period }: ListMember): boolean {
  return owner === null && (period === null || measure !== '');
}

const JOINT = /^\s*(?:、|和|及|与|以及|，|,)?\s*$/u;
const COMMA = /[，,]/u;

/**
 * N subjects and N values in order, each value with its subject. The word 分别 tells such a list; without it the subjects
 * must share the quantity that they end with (自来水、燃气普及率超过98%、85%).
 */
export function listsIn(
  text: string,
  tokens: readonly NumberToken[],
  cuts: SentenceCuts,
  covered: number,
): ReadonlyMap<NumberToken, ListMember> {
  const members = new Map<NumberToken, ListMember>();
  if (!text.includes('、') && !text.includes('分别')) return members;
  let before: { readonly run: Run; readonly list: Lead } | null = null;
  for (const run of runsOf(text, tokens)) {
    const [first] = run.tokens;
    // 分别从35家、18家增加到52家、27家: the same subjects, in the same order.
    const between = before ? text.slice(before.run.tokens.at(-1)!.outerEnd, first!.outerStart) : '';
    if (before?.run.of === run.of && COME_TO.test(between)) {
      dealOut(run, { ...before.list, measure: '', times: null }, members);
      continue;
    }
    const { sentenceStart } = cuts.placeOf(first!.start);
    const lead = leadOf(first!, text, cuts);
    const known =
      before?.run.of === run.of && before.run.tokens[0]!.start >= sentenceStart ? before.list.times : null;
    const times = isOfOneUnit(run) ? (known ?? timesOfList(lead, run.of, covered)) : null;
    const list = readLead(/[^，,：:]*$/u.exec(lead)![0], run, times);
    if (list) dealOut(run, list, members);
    before = list && { run, list };
  }
  return members;
}

function dealOut(
  { tokens, changes, places, of }: Run,
  { owners, measure, isTotal, times }: Lead,
  members: Map<NumberToken, ListMember>,
): void {
  tokens.forEach((token, i) => {
    const change = changes[i] ?? null;
    const at = places[i]!;
    members.set(token, {
      owner: owners?.[at] ?? null,
      measure: change === null ? measure : measure.replace(ANY_CHANGE, '') + change,
      at,
      of,
      period: times?.[at] ?? null,
      isTotal,
    });
  });
}

/** Values with nothing but joints between them. */
interface Run {
  readonly tokens: NumberToken[];
  /** Of a value that goes another way than the first: 分别增长3.1%、下降2.4%. */
  readonly changes: (string | null)[];
  /** Something stands behind a comma. */
  commas: boolean;
  /** The place of each among all that are told, and how many these are: 持平 is told without a number. */
  readonly places: number[];
  of: number;
}

const emptyRun = (): Run => ({ tokens: [], changes: [], commas: false, places: [], of: 0 });

function append(run: Run, token: NumberToken, change: string | null): void {
  run.tokens.push(token);
  run.changes.push(change);
  run.places.push(run.of++);
}

function runsOf(text: string, tokens: readonly NumberToken[]): Run[] {
  const runs: Run[] = [];
  let run = emptyRun();
  for (const token of tokens) {
    const last = run.tokens.at(-1);
    const joint =
      last && token.outerStart > last.outerEnd ? text.slice(last.outerEnd, token.outerStart) : null;
    const other = joint !== null && isShare(last!) && isShare(token) ? OTHER_WAY.exec(joint) : null;
    const goesOn = joint !== null && (JOINT.test(joint) || other !== null);
    if (token.form !== 'count') run = emptyRun();
    // 23家、41家，76人…: a comma behind values that stand together begins something else.
    else if (goesOn && (run.tokens.length === 1 || run.commas || !COMMA.test(joint))) {
      run.commas ||= COMMA.test(joint);
      if (other?.groups?.['level']) run.of++;
      append(run, token, other?.groups?.['change'] ?? null);
    } else {
      run = emptyRun();
      append(run, token, null);
    }
    // …、-0.6%和持平: the last of them has no number.
    const isLevelNext = isShare(token) && LEVEL_BEHIND.test(text.slice(token.outerEnd, token.outerEnd + 6));
    if ((run.tokens.length === 2 || isLevelNext) && runs.at(-1) !== run) runs.push(run);
    if (isLevelNext && ENDS_LEVEL.test(text.slice(token.outerEnd, token.outerEnd + 8))) run.of++;
  }
  return runs;
}

const isOfOneUnit = ({ tokens }: Run): boolean => tokens.every(({ unitSi }) => unitSi === tokens[0]!.unitSi);

const isShare = ({ unit }: NumberToken): boolean => /^(?:[%％‰]|个百分点)$/u.test(unit);

interface Lead {
  readonly isTotal: boolean;
  readonly owners: readonly string[] | null;
  readonly measure: string;
  /** As many periods as values, where each has its own. */
  readonly times: readonly string[] | null;
}

/** What is told is all there is, and not what has come. */
export const OF_ALL = /累计|总数|总量/u;

const CHANGE = '(?:增长|增加|下降|减少|提高|提升|上升|上涨|降低|回落|收窄|缩短|压减|增|降|减)';
const COMPARED = '(?:同比|环比|[比较](?:上年|去年|上一年|年初|(?:19|20)\\d{2}年)(?:同期|末|底)?)';
const DISTRIBUTED = new RegExp(
  `^(?<before>.*?)(?<compared>${COMPARED}?)(?:又|均|也|还)?(?:分别|各自|依次|各(?=${CHANGE}|[达完为]))(?<behind>[^、]{0,12})$`,
  'u',
);
const CHANGED = new RegExp(`(?:[新净]增|${COMPARED}?${CHANGE})$`, 'u');
const ANY_CHANGE = new RegExp(`${CHANGE}$`, 'u');
const LEVEL = '(?:基本|总体)?持平';
const OTHER_WAY = new RegExp(
  `^\\s*(?:(?:、|和|与|及)(?<level>${LEVEL}))?(?:、|和|与|及)\\s*(?<change>${CHANGE})?了?$`,
  'u',
);
const LEVEL_BEHIND = new RegExp(`^(?:、|和|与|及)${LEVEL}`, 'u');
const ENDS_LEVEL = new RegExp(`^(?:、|和|与|及)${LEVEL}(?:[，。；]|$)`, 'u');
/** …，同比增长5.2%、6.9%: what the figures before it have grown by, in their order. */
const ANSWER = new RegExp(`^\\s*(?:并|又|也|均)?(?<measure>${COMPARED}?${CHANGE})了?$`, 'u');
const BEYOND = '高于|低于|高出|快于|慢于|好于|优于|超过|超出|领先于?|落后于?';
/** 增幅分别高于全国、全省0.8个、0.3个百分点. */
const BEYOND_EACH = new RegExp(`^(?<before>.*?)(?:分别|各自|依次)(?<verb>${BEYOND})(?<others>.{2,40})$`, 'u');
/** 比全国、全省分别高0.8个、0.3个百分点. */
const THAN_EACH =
  /^(?<before>.*?)(?<verb>[比较])(?<others>[^比较]{2,40}?)(?:分别|各自|依次)(?<way>[高低快慢多少](?:出|了)?)$/u;
const COME_TO = new RegExp(`^\\s*${CHANGE}(?:到|至|为)\\s*$`, 'u');
const TO_A_VALUE = new RegExp(`${CHANGE}(?:到|至|为)$`, 'u');

type OwnersAndMeasure = Pick<Lead, 'owners' | 'measure'>;

function readLead(clause: string, run: Run, times: readonly string[] | null): Lead | null {
  const words = times ? withoutTimes(clause) : clause;
  const lead = ownersAndMeasure(words, run);
  const isByTime = times !== null && !lead?.owners;
  const dealt = isByTime ? ofEachYear(words, lead, run.of) : lead;
  return dealt && { ...dealt, times: isByTime ? times : null, isTotal: OF_ALL.test(clause) };
}

/** One quantity of as many years: 近三年立案数分别为. What 分别 leads on to names its object with the value itself. */
function ofEachYear(words: string, lead: OwnersAndMeasure | null, values: number): OwnersAndMeasure {
  const told = DISTRIBUTED.exec(words)?.groups;
  if (!told) return { owners: null, measure: lead?.measure ?? '' };
  const measure = measureIn(`${told['compared'] ?? ''}${told['behind'] ?? ''}`);
  const name = trimmed(told['before'] ?? '');
  if (name === '') return { owners: null, measure };
  const isNamed =
    measure !== '' || /^(?:[达增升降]?[到为至是达有]|约|近|超过?)*$/u.test(told['behind'] ?? '');
  return { owners: isNamed ? Array<string>(values).fill(name) : null, measure };
}

function ownersAndMeasure(clause: string, { tokens, commas, of: values }: Run): OwnersAndMeasure | null {
  const answer = ANSWER.exec(clause)?.groups?.['measure'];
  if (answer !== undefined) return { owners: null, measure: answer };
  const told = DISTRIBUTED.exec(clause)?.groups;
  const beyond = ownersBeyond(clause, values);
  if (beyond) return { owners: beyond, measure: '' };
  if (!told) {
    const owners = ownersIn(clause.replace(/(?:达到?|为|是|至|到|均|约|超过?)+$/u, ''), values);
    const isPlain = !commas && tokens.every(({ unitSi }) => unitSi === tokens[0]!.unitSi);
    return owners && (owners.shared || (isPlain && standAlone(clause, owners.names)))
      ? { owners: owners.names, measure: '' }
      : null;
  }
  const measure = measureIn(`${told['compared'] ?? ''}${told['behind'] ?? ''}`);
  const before = (told['before'] ?? '').replace(/[的中]$/u, '');
  if (trimmed(before) === '') return { owners: null, measure };
  const owners = namesOfList(before, values);
  if (owners) return { owners, measure };
  // 药品抽检…、化妆品抽检…，总体合格率分别为: one quantity of what was said before.
  return measure === '' && ONE_QUANTITY.test(trimmed(before))
    ? { owners: null, measure: trimmed(before) }
    : null;
}

/** 受理投诉、举报1203件、318件: as many names as values of one unit, none of them a part of a name in quotation marks. */
function standAlone(clause: string, names: readonly string[]): boolean {
  return (
    names.every(({ length }) => length >= 2 && length <= 14) && !/[“‘「《（(][^”’」》）)]*、/u.test(clause)
  );
}

/** What each value is more or less than: the one quantity beside each of the others. */
function ownersBeyond(clause: string, values: number): readonly string[] | null {
  const found = (BEYOND_EACH.exec(clause) ?? THAN_EACH.exec(clause))?.groups;
  const others = found && itemsOf(trimmed(found['others']!), values);
  return others
    ? others.map((other) => `${trimmed(found['before']!)}${found['verb']!}${other}${found['way'] ?? ''}`)
    : null;
}

const ONE_QUANTITY = /^(?:总体|平均|综合)?[\p{Script=Han}]{0,4}(?:率|占比|比重|得分|满意度)$/u;

/** 同比增长 and 占比 are said of the owners; 达到, 为 and 增加到 give their own quantity. */
function measureIn(words: string): string {
  const plain = words.replace(/[了约近]$/u, '');
  if (/占$|占比$/u.test(plain)) return '占比';
  if (TO_A_VALUE.test(plain)) return '';
  return CHANGED.exec(plain)?.[0] ?? '';
}

const QUANTITY =
  '(?:[\\p{Script=Han}]{2}[率额]|进出口(?:总额)?|出口|进口|案件|增加值|总产值|产值|收入|支出|总额|余额|面积|产量|销量|数量|总量|存栏|出栏|人数|户数|比例|比重|占比|满意度|投资|指数|里程|增速|价格|成本|用时|时间|得分|浓度|就业|(?:监督)?抽[检查]|检[测验查])';
/** What is done before a quantity is told: 抽检合格率, 投诉办结率. */
const MEASURED = new RegExp(
  `(?:监督|质量|风险|专项|定期)*(?:抽检|抽查|抽样|检验|检测|监测|检查|投诉|举报|案件|隐患)(?:整改|办结|处置|处理)?${QUANTITY}$`,
  'u',
);
const ENDS_WITH_QUANTITY = new RegExp(`(?:的[\\p{Script=Han}]{1,12}|${QUANTITY})$`, 'u');

/** The subjects of a list, each with the quantity that only the last one names; null where they are not so many. */
function ownersIn(
  words: string,
  values: number,
): { readonly names: readonly string[]; readonly shared: boolean } | null {
  const items = itemsOf(trimmed(words), values);
  if (!items) return null;
  const suffix = sharedEnd(items);
  return {
    names: items.map(
      (item, i) => (i < items.length - 1 ? item : item.slice(0, item.length - suffix.length)) + suffix,
    ),
    shared: suffix !== '',
  };
}

function itemsOf(words: string, values: number): readonly string[] | null {
  for (const joint of [/、/u, /、|和|以及|与|及/u]) {
    const items = words.split(joint).map((item) => item.trim());
    if (items.length === values && items.every((item) => item !== '')) return items;
  }
  return null;
}

/** As many subjects as there are values, each under its whole name; null where they are not so many. */
export function namesOfList(words: string, values: number): readonly string[] | null {
  return coordinated(words, values)?.map(trimmed) ?? ownersIn(words, values)?.names ?? null;
}

/** What stands behind the last subject proper: as long as the ones before it, or up to the quantity's own name. */
function sharedEnd(items: readonly string[]): string {
  const last = items.at(-1)!;
  const others = items.slice(0, -1);
  const length = others.at(-1)!.length;
  if (last.length <= length + 1 || others.some((item) => ENDS_WITH_QUANTITY.test(item))) return '';
  const evenly = last.slice(length);
  // 食品、药品、医疗器械抽检合格率: the last subject is longer than the others, and what was done to them all begins the rest.
  const measured = MEASURED.exec(last)?.[0] ?? '';
  if (measured !== '' && measured.length < Math.min(evenly.length, last.length)) return measured;
  const quantity = ENDS_WITH_QUANTITY.exec(evenly);
  // 商贸、餐饮业、商贸技改投资; 零售业、住宿和餐饮服务业增加值: the last subject is longer than the others.
  const isWord = quantity !== null && quantity.index !== 1 && !/[和与及]/u.test(last);
  if (isWord && others.every((item) => Math.abs(item.length - length) <= 1)) return evenly;
  return ENDS_WITH_QUANTITY.exec(last)?.[0] ?? '';
}
