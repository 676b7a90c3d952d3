import { sliceCodePoints } from '../../data/contract/code-points.ts';
import type { Correction, PassageId, Report } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

/** Accepted corrections as marks, by passage; `title` says what is printed. */
export function correctionMarks(
  report: Report | null,
  corrections: readonly Correction[],
  title: (printed: string) => string,
): ReadonlyMap<PassageId, readonly Mark[]> {
  if (!report || corrections.length === 0) return new Map();
  const texts = new Map(
    report.sections
      .flatMap(({ headingPassage, passages }) => (headingPassage ? [headingPassage, ...passages] : passages))
      .map(({ passageId, text }) => [passageId, text]),
  );
  const byPassage = Map.groupBy(corrections, (one) => one.passageId);
  return new Map(
    [...byPassage].map(([passageId, own]) => [
      passageId,
      own.map(({ start, end, replacement }): Mark => {
        const printed = sliceCodePoints(texts.get(passageId) ?? '', start, end);
        return { start, end, kind: 'correction', replacement, title: title(printed) };
      }),
    ]),
  );
}
