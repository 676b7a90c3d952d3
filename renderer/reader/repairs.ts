import type { Defect, Passage } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

interface Words {
  readonly repairFrom: (before: string) => string;
  readonly repairRemoved: string;
}

/**
 * Where a passage was repaired. Offsets of a defect count the source, those of a mark the text: the ranges of the
 * passage's repairs are walked in order, and what stands between two repairs is as long in both.
 */
export function repairsIn(passage: Passage, defects: readonly Defect[], words: Words): Mark[] {
  const inside = defects
    .filter((defect) => defect.rawStart >= passage.rawStart && defect.rawEnd <= passage.rawEnd)
    .sort((a, b) => a.rawStart - b.rawStart);
  const length = [...passage.text].length;
  let shift = passage.rawStart;
  return inside.map((defect) => {
    const start = Math.max(0, Math.min(defect.rawStart - shift, length));
    const after = [...defect.after].length;
    shift += defect.rawEnd - defect.rawStart - after;
    const end = Math.min(length, Math.max(start + after, start + 1));
    return {
      start: Math.min(start, Math.max(0, end - 1)),
      end,
      kind: 'repair',
      title: defect.before.trim() === '' ? words.repairRemoved : words.repairFrom(defect.before.slice(0, 80)),
    };
  });
}
