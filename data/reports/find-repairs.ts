import type { Defect, PassageId, Repair } from '../contract/model.ts';
import type { OffsetMap } from '../text/offset-map.ts';

/** A passage with the way back to its source. */
export interface MappedPassage {
  readonly passageId: PassageId;
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly map: OffsetMap;
}

/**
 * Where passages show that something was repaired. What was replaced is marked where it stands now; what was taken out,
 * by the characters on either side of the gap.
 *
 *     source   共 1 2 ␣ ↵ 家      a defect [3, 5) that left nothing
 *     text     共 1 2 家           is marked at 2家, [2, 4)
 */
export function findRepairs(passages: readonly MappedPassage[], defects: readonly Defect[]): Repair[] {
  return passages.flatMap((passage) =>
    defects
      .filter((defect) => defect.rawStart < passage.rawEnd && defect.rawEnd > passage.rawStart)
      .flatMap((defect): Repair[] => {
        const place = placeIn(passage.map, defect);
        if (!place) return [];
        const { kind, before } = defect;
        return [{ passageId: passage.passageId, ...place, kind, before }];
      })
      .sort((a, b) => a.start - b.start || a.end - b.end),
  );
}

function placeIn(
  map: OffsetMap,
  { rawStart, rawEnd, after }: Defect,
): Pick<Repair, 'start' | 'end' | 'isRemoved'> | null {
  let [start, end] = [Infinity, -1];
  // Where the text before the defect ends and the text behind it begins, in reading order.
  let [left, right] = [-1, map.length];
  for (const [textStart, runRaw, length] of map.runs) {
    const from = Math.max(runRaw, rawStart);
    const to = Math.min(runRaw + length, rawEnd);
    if (to > from) {
      start = Math.min(start, textStart + from - runRaw);
      end = Math.max(end, textStart + to - runRaw);
    }
    if (runRaw < rawStart) left = Math.max(left, textStart + Math.min(length, rawStart - runRaw));
    if (runRaw + length > rawEnd) right = Math.min(right, textStart + Math.max(0, rawEnd - runRaw));
  }
  if (end > start && after !== '') return { start, end, isRemoved: false };
  if (end > start) return { start, end, isRemoved: true };
  const at = left >= 0 ? left : right;
  const around = { start: Math.max(0, at - 1), end: Math.min(map.length, at + 1), isRemoved: true };
  return around.end > around.start ? around : null;
}
