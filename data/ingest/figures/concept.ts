import type { ConceptEntry } from './figure-context.ts';

/** The form in which subjects are compared with the names of a concept: marks, 的 and counting words left out. */
export function conceptKey(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}%]/gu, '')
    .replaceAll(/的|数量|总数|数$|各类|全市|全省|我市|累计|共计?/gu, '');
}

const indexes = new WeakMap<readonly ConceptEntry[], ReadonlyMap<string, readonly ConceptEntry[]>>();

/** The concept that one of the wordings names, counted in the same unit; null where none does. */
export function conceptOf(
  wordings: readonly string[],
  unitSi: string,
  concepts: readonly ConceptEntry[],
): ConceptEntry | null {
  const index = indexOf(concepts);
  if (index.size === 0) return null;
  for (const wording of wordings) {
    for (const entry of index.get(conceptKey(wording)) ?? []) {
      if (sameUnit(entry.unitSi, unitSi)) return entry;
    }
  }
  return null;
}

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

function indexOf(concepts: readonly ConceptEntry[]): ReadonlyMap<string, readonly ConceptEntry[]> {
  const known = indexes.get(concepts);
  if (known) return known;
  const index = new Map<string, ConceptEntry[]>();
  for (const entry of concepts) {
    for (const name of new Set([entry.name, ...entry.aliases].map(conceptKey))) {
      index.set(name, [...(index.get(name) ?? []), entry]);
    }
  }
  indexes.set(concepts, index);
  return index;
}
