import type { IndicatorKind } from '../../contract/indicator-model.ts';
import type { ConceptEntry } from './figure-context.ts';

/** The form in which subjects are compared with the names of a concept: marks, 的 and counting words left out. */
export function conceptKey(text: string): string {
  const plain = IDEOGRAPHS.test(text) ? text : text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}%]/gu, '');
  return NAMES_NOTHING.test(plain) ? plain.replaceAll(NAMING_NOTHING, '') : plain;
}

/** Nothing in them is marked, wide or joined. */
const IDEOGRAPHS = /^[\u4e00-\u9fff]*$/u;
const NAMING_NOTHING = /的|数量|总数|数$|各类|全市|全省|我市|累计|共计?/gu;
const NAMES_NOTHING = /[的数类市省计共]/u;

interface Named {
  readonly name: string;
  readonly entry: ConceptEntry;
}

type Index = ReadonlyMap<string, readonly Named[]>;

const indexes = new WeakMap<readonly ConceptEntry[], Index>();

/**
 * The concept that one of the wordings names, counted in the same unit; null where none does. `isRefused`: the words fit,
 * but what stands around them says that something else is measured. `isTotal`: 累计 stands before the figure, which tells
 * the sum of years from what one year brought where both have a concept of their own.
 */
export function conceptOf(
  wordings: Iterable<string>,
  { unitSi, isTotal }: { readonly unitSi: string; readonly isTotal: boolean },
  concepts: readonly ConceptEntry[],
  isRefused: (wording: string, entry: ConceptEntry) => boolean,
): ConceptEntry | null {
  const index = indexOf(concepts);
  if (index.size === 0) return null;
  for (const wording of wordings) {
    const fitting = (index.get(conceptKey(wording)) ?? []).filter(
      ({ entry }) => sameUnit(entry.unitSi, unitSi) && !isRefused(wording, entry),
    );
    const best = fitting.find(({ name }) => name.includes('累计') === isTotal) ?? fitting[0];
    if (best) return best.entry;
  }
  return null;
}

/** 新增市场主体1.6万户，其中个体工商户1.1万户: what came up in the year is no point in a series of how things stood. */
export function isOfYear({ isStock }: ConceptEntry, kind: IndicatorKind, before: string): boolean {
  return isStock && kind === 'actual' && CAME_OR_WENT.test(before);
}

/** 经营主体超850万户 without such a word may well tell how things stand. */
const CAME_OR_WENT =
  /(?:新(?:增|设|登记|注册|发展|开办|认定|获)|净增|注销|吊销)(?!.*(?:总[量数]|实有|现有|在册|累计))/su;

/** Counters of one thing differ from year to year: 户 and 家, 件 and 起, 批次 and 次. Money, shares and ranks do not. */
const COUNTERS = [
  ['户', '家', '个', '户次', '家次', '席'],
  ['件', '起', '宗', '例', '个', '项', '份'],
  ['批次', '次', '批', '场', '场次'],
  ['人', '名', '人次', '位'],
  ['篇次', '篇', '条'],
];

function sameUnit(one: string, other: string): boolean {
  return one === other || COUNTERS.some((group) => group.includes(one) && group.includes(other));
}

function indexOf(concepts: readonly ConceptEntry[]): Index {
  const known = indexes.get(concepts);
  if (known) return known;
  const index = new Map<string, Named[]>();
  for (const entry of concepts) {
    for (const name of new Set([entry.name, ...entry.aliases])) {
      const key = conceptKey(name);
      index.set(key, [...(index.get(key) ?? []), { name, entry }]);
    }
  }
  indexes.set(concepts, index);
  return index;
}
