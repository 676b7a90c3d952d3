import type { SeriesPoint } from '../contract/indicator-model.ts';
import { countsAlike } from './counting-words.ts';
import type { Comparability, Concept } from './thesaurus.ts';

/**
 * The grade of two years of one concept that nobody has judged. A where term and kind agree and the units count alike; B
 * with what differs; C where one wording narrows the other and the figures are of another order, for then the narrower
 * is a part. Kinds may differ freely only for a rate, which is printed as a flow or a state at pleasure.
 */
export function judgeByWording(
  from: SeriesPoint,
  to: SeriesPoint,
  concept: Concept | undefined,
): Comparability {
  const terms = [from, to].map((point) => plainTerm(point.term)) as [string, string]; // two in, two out
  if (narrows(...terms) && ratioOf(from, to) >= ANOTHER_ORDER)
    return { grade: 'C', note: `范围不同（“${from.term}”与“${to.term}”），数值相差${ANOTHER_ORDER}倍以上` };
  const cautions = [
    countsAlike(from.unitSi, to.unitSi) ? null : `单位不同（${from.unitSi}、${to.unitSi}）`,
    terms[0] === terms[1] ? null : differenceOf(from, to, terms),
    from.kind === to.kind || concept?.measure === 'rate' ? null : '一为全年数，一为期末数',
  ].filter((caution) => caution !== null);
  // Told, but no reason for caution.
  const remarks = [
    from.unitSi !== to.unitSi && countsAlike(from.unitSi, to.unitSi)
      ? `量词不同（${from.unitSi}、${to.unitSi}）`
      : null,
    from.qualifier === to.qualifier ? null : '带约数，差额亦为约数',
  ].filter((remark) => remark !== null);
  const notes = [...cautions, ...remarks];
  return { grade: cautions.length === 0 ? 'A' : 'B', note: notes.length === 0 ? null : notes.join('，') };
}

/** From here on a narrower wording is believed to count a part. */
const ANOTHER_ORDER = 10;

/** The term without words that name nothing: 在册各类市场主体总量 is 在册市场主体. */
function plainTerm(term: string): string {
  return term
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}%]/gu, '')
    .replaceAll(/各类|全市|全县|全区|全省|总量|总数|总额|数量|金额|拥有量|的/gu, '')
    .replaceAll(/^(?:累计|全年)|稿$/gu, '');
}

function differenceOf(from: SeriesPoint, to: SeriesPoint, [a, b]: readonly [string, string]): string {
  const kind = narrows(a, b) ? '范围可能不同' : levelsOf(a) === levelsOf(b) ? '名称不同' : '级别不同';
  return `${kind}（“${from.term}”与“${to.term}”）`;
}

/** One term is the other with something put in: 发放经营性贷款 and 发放贷款. */
function narrows(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === long.length) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  return long.endsWith(short.slice(start));
}

/** The levels of government that a term names: 国省市试点 counts what 国省试点 leaves out. */
function levelsOf(term: string): string {
  return [/国家?(?!际)/u, /省/u, /市(?!场|监)/u, /[县区]/u].map((level) => Number(level.test(term))).join('');
}

function ratioOf(from: SeriesPoint, to: SeriesPoint): number {
  const [small, large] = [Math.abs(from.valueSi), Math.abs(to.valueSi)].sort((a, b) => a - b) as [
    number,
    number,
  ]; // two in, two out
  return small === 0 ? 1 : large / small;
}
