import { trimmed } from './trim-subject.ts';
import type { NumberToken } from './number-token.ts';
import type { SentenceCuts } from './sentence-place.ts';

/** A value of a list: 肉牛、肉羊存栏分别达到18.4万头、62.3万只. */
export interface ListMember {
  /** Whose value it is; null where it answers a figure said before: …，同比分别增长8.1%和5.6%. */
  readonly owner: string | null;
  /** What is said of each owner beyond its own quantity: 同比增长, 占比; else ''. */
  readonly measure: string;
  /** Its place among the values, and how many they are. */
  readonly at: number;
  readonly of: number;
  /** They add up all there is: 累计分别达到31项和90项. */
  readonly isTotal: boolean;
}

const JOINT = /^\s*(?:、|和|及|与|以及|，|,)?\s*$/u;
const COMMA = /[，,]/u;
const LEAD = 120;

/**
 * N subjects and N values in order, each value with its subject. The word 分别 tells such a list; without it the subjects
 * must share the quantity that they end with (自来水、燃气普及率超过98%、85%).
 */
export function listsIn(
  text: string,
  tokens: readonly NumberToken[],
  cuts: SentenceCuts,
): ReadonlyMap<NumberToken, ListMember> {
  const members = new Map<NumberToken, ListMember>();
  if (!text.includes('、') && !text.includes('分别')) return members;
  let before: { readonly run: readonly NumberToken[]; readonly list: Lead } | null = null;
  for (const run of runsOf(text, tokens)) {
    const [first] = run;
    // 分别从35家、18家增加到52家、27家: the same subjects, in the same order.
    const between = before ? text.slice(before.run.at(-1)!.outerEnd, first!.outerStart) : '';
    if (before?.run.length === run.length && COME_TO.test(between)) {
      for (const [at, token] of run.entries())
        members.set(token, memberOf({ ...before.list, measure: '' }, at, run.length));
      continue;
    }
    const { sentenceStart } = cuts.placeOf(first!.start);
    const lead = text.slice(Math.max(sentenceStart, first!.outerStart - LEAD), first!.outerStart);
    const list = readLead(/[^，,：:]*$/u.exec(lead)![0], run.length);
    if (list) run.forEach((token, at) => members.set(token, memberOf(list, at, run.length)));
    before = list && { run, list };
  }
  return members;
}

/** Values with nothing but joints between them. */
function runsOf(text: string, tokens: readonly NumberToken[]): NumberToken[][] {
  const runs: NumberToken[][] = [];
  let run: NumberToken[] = [];
  /** The values of the run are joined by commas. */
  let commas = false;
  for (const token of tokens) {
    const last = run.at(-1);
    const joint =
      last && token.outerStart > last.outerEnd ? text.slice(last.outerEnd, token.outerStart) : null;
    const goesOn = joint !== null && JOINT.test(joint);
    if (token.form !== 'count') run = [];
    // 23家、41家，76人…: a comma behind values that stand together begins something else.
    else if (goesOn && (run.length === 1 || commas || !COMMA.test(joint))) {
      commas ||= COMMA.test(joint);
      run.push(token);
    } else {
      run = [token];
      commas = false;
    }
    if (run.length === 2) runs.push(run);
  }
  return runs;
}

interface Lead {
  readonly isTotal: boolean;
  readonly owners: readonly string[] | null;
  readonly measure: string;
}

function memberOf({ owners, measure, isTotal }: Lead, at: number, of: number): ListMember {
  return { owner: owners?.[at] ?? null, measure, at, of, isTotal };
}

/** What is told is all there is, and not what has come. */
export const OF_ALL = /累计|总数|总量/u;

const CHANGE = '(?:增长|增加|下降|减少|提高|提升|上升|上涨|降低|回落|收窄|缩短|压减|增|降|减)';
const COMPARED = '(?:同比|环比|[比较](?:上年|去年|上一年|年初)(?:同期|末|底)?)';
const DISTRIBUTED = new RegExp(
  `^(?<before>.*?)(?<compared>${COMPARED}?)(?:又|均|也|还)?(?:分别|各自|依次)(?<behind>[^、]{0,12})$`,
  'u',
);
const CHANGED = new RegExp(`(?:[新净]增|${COMPARED}?${CHANGE})$`, 'u');
const COME_TO = new RegExp(`^\\s*${CHANGE}(?:到|至|为)\\s*$`, 'u');
const TO_A_VALUE = new RegExp(`${CHANGE}(?:到|至|为)$`, 'u');

function readLead(clause: string, values: number): Lead | null {
  const lead = ownersAndMeasure(clause, values);
  return lead && { ...lead, isTotal: OF_ALL.test(clause) };
}

function ownersAndMeasure(clause: string, values: number): Omit<Lead, 'isTotal'> | null {
  const told = DISTRIBUTED.exec(clause)?.groups;
  if (!told) {
    const owners = ownersIn(clause.replace(/(?:达到?|为|是|至|到|均|约|超过?)+$/u, ''), values);
    return owners?.shared ? { owners: owners.names, measure: '' } : null;
  }
  const measure = measureIn(`${told['compared'] ?? ''}${told['behind'] ?? ''}`);
  const before = (told['before'] ?? '').replace(/[的中]$/u, '');
  if (trimmed(before) === '') return { owners: null, measure };
  const owners = ownersIn(before, values);
  if (owners) return { owners: owners.names, measure };
  // 2021年、2022年、2023年合格率分别为: one quantity in as many years.
  if (before.match(/(?:19|20)\d{2}\s*年/gu)?.length === values)
    return { owners: Array<string>(values).fill(trimmed(before)), measure };
  // 药品抽检…、化妆品抽检…，总体合格率分别为: one quantity of what was said before.
  return measure === '' && ONE_QUANTITY.test(trimmed(before))
    ? { owners: null, measure: trimmed(before) }
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
  '(?:[\\p{Script=Han}]{2}[率额]|进出口(?:总额)?|出口|进口|案件|增加值|总产值|产值|收入|支出|总额|余额|面积|产量|销量|数量|总量|存栏|出栏|人数|户数|比例|比重|占比|满意度|投资|指数|里程|增速|价格|成本|用时|时间|得分)';
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

/** In a list of values a bound that is printed once holds for all: 超过98%、85%; 80%、90%以上. */
export function shareBounds(
  tokens: readonly NumberToken[],
  lists: ReadonlyMap<NumberToken, ListMember>,
): ReadonlyMap<NumberToken, Pick<NumberToken, 'qualifier' | 'bound'>> {
  const shared = new Map<NumberToken, Pick<NumberToken, 'qualifier' | 'bound'>>();
  for (let i = 0; i < tokens.length; i++) {
    const member = lists.get(tokens[i]!);
    if (member?.at !== 0) continue;
    const run = tokens.slice(i, i + member.of);
    const stated = [run[0]!, run.at(-1)!].find(
      ({ qualifier, start, outerStart, end, outerEnd }, at) =>
        qualifier !== null && (at === 0 ? outerStart < start : outerEnd > end),
    );
    if (!stated) continue;
    for (const token of run)
      if (token.qualifier === null) shared.set(token, { qualifier: stated.qualifier, bound: stated.bound });
  }
  return shared;
}
