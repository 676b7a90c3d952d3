import type { ReportId } from '../contract/model.ts';
import type { ArrangedEdition, Arrangement } from './arrangement.ts';

/** A report out of the trash, with a text that counts: taking back its import has left none. */
export function restored({ editions, reports }: Arrangement, reportId: ReportId): Arrangement {
  return {
    editions: withCounting(editions, reportId),
    reports: reports.map((one) =>
      one.reportId === reportId ? { ...one, removed: null, mergedInto: null } : one,
    ),
  };
}

/** Where none of the texts of a report counts, though it has some, the newest does: or it would be held and never found. */
export function withCounting(editions: readonly ArrangedEdition[], reportId: ReportId): ArrangedEdition[] {
  const own = editions.filter((one) => one.reportId === reportId);
  const newest = [...Map.groupBy(own, ({ edition }) => edition).values()].flatMap((texts) =>
    texts.some(({ isChosen }) => isChosen) ? [] : texts.slice(-1),
  );
  return editions.map((one) => (newest.includes(one) ? { ...one, isChosen: true } : one));
}
