import { clauseOf } from '../contract/figure-clause.ts';
import type { Indicator } from '../contract/indicator-model.ts';
import type { PassageId, TextRange } from '../contract/model.ts';
import type { Verdict } from '../contract/verdict-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { listIndicators } from './list-indicators.ts';

/** A passage, and the stretches of it that were found. */
export interface FoundPlace {
  readonly passageId: PassageId;
  readonly ranges: readonly TextRange[];
}

/**
 * The figures whose clause holds something that was found: who finds 新增市场主体 sees 9158户 beside it. Minor figures are
 * left out. By report and edition, in reading order.
 */
export function figuresAtHits(
  set: ArchiveSet,
  places: readonly FoundPlace[],
  verdicts: readonly Verdict[],
): Indicator[] {
  const found = new Map(places.map((place) => [place.passageId, place.ranges]));
  const passageIds = [...found.keys()];
  const texts = textsOf(set, passageIds);
  return listIndicators(set, { passageIds }, verdicts).filter(({ passageId, range, quote, minor }) => {
    if (passageId === null || range === null || minor) return false;
    const [from, to] = clauseOf(range, quote, texts.get(passageId) ?? '');
    return (found.get(passageId) ?? []).some(([start, end]) => start < to && end > from);
  });
}

function textsOf(set: ArchiveSet, passageIds: readonly PassageId[]): ReadonlyMap<PassageId, string> {
  const ids = JSON.stringify(passageIds);
  return new Map(
    set.archives.flatMap(({ database }) =>
      database
        .prepare<[string], readonly [PassageId, string]>(
          'SELECT passage_id, text FROM passages WHERE passage_id IN (SELECT value FROM json_each(?))',
        )
        .raw()
        .all(ids),
    ),
  );
}
