import type { ReportId } from '../contract/model.ts';
import type { Arrangement } from './arrangement.ts';

/**
 * A report out of the trash. One whose import was taken back has no text that counts: then its newest does, or it would
 * be held and never be found.
 */
export function restored({ editions, reports }: Arrangement, reportId: ReportId): Arrangement {
  const own = editions.filter((one) => one.reportId === reportId);
  const newest = [...Map.groupBy(own, ({ edition }) => edition).values()].flatMap((texts) =>
    texts.some(({ isChosen }) => isChosen) ? [] : texts.slice(-1),
  );
  return {
    editions: editions.map((one) => (newest.includes(one) ? { ...one, isChosen: true } : one)),
    reports: reports.map((one) =>
      one.reportId === reportId ? { ...one, removed: null, mergedInto: null } : one,
    ),
  };
}
