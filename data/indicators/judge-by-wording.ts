import type { SeriesPoint } from '../contract/indicator-model.ts';
import type { Comparability, Concept } from './thesaurus.ts';

/**
 * The grade of two years of one concept that nobody has judged: A where term, unit and kind agree, else B with what
 * differs. Kinds may differ freely only for a rate, which is printed as a flow or a state at pleasure.
 */
export function judgeByWording(
  from: SeriesPoint,
  to: SeriesPoint,
  concept: Concept | undefined,
): Comparability {
  const differences = [
    from.unitSi === to.unitSi ? null : `单位不同（${from.unitSi}、${to.unitSi}）`,
    from.term === to.term ? null : `名称不同（${from.term}、${to.term}）`,
    from.kind === to.kind || concept?.measure === 'rate' ? null : '一为全年数，一为期末数',
    (from.qualifier === null) === (to.qualifier === null) ? null : '一为约数',
  ].filter((difference) => difference !== null);
  return differences.length === 0 ? { grade: 'A', note: null } : { grade: 'B', note: differences.join('，') };
}
