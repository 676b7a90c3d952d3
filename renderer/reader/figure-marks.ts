import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, PassageId } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

const PREFIX = 'figure:';

/** The figures of a passage as marks that can be clicked; what was said of them shows. */
export function figureMarks(figures: readonly Indicator[]): ReadonlyMap<PassageId, readonly Mark[]> {
  const marks = new Map<PassageId, Mark[]>();
  for (const { passageId, range, indicatorId, verdict, subject } of figures) {
    if (passageId === null || range === null) continue;
    const own = marks.get(passageId) ?? [];
    marks.set(passageId, own);
    const [start, end] = range;
    own.push({
      start,
      end,
      kind: verdict ? `figure ${verdict}` : 'figure',
      id: PREFIX + indicatorId,
      title: subject,
    });
  }
  return marks;
}

/** The figure that a mark belongs to; null for another's mark. */
export function figureOfMark(id: string): IndicatorId | null {
  // figureMarks made the id.
  return id.startsWith(PREFIX) ? (id.slice(PREFIX.length) as IndicatorId) : null;
}
