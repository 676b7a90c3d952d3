/** Codes of figures whose record has been put right since: the agency, or the year covered, is part of a code. */
import type { ReportId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { recordsAsStored } from '../schema/read-earlier-version.ts';
import { evidenceParts, type EvidenceParts, type FigureIdentity } from './evidence-code.ts';

/** A figure with another agency or year in its record. */
type Naming = Pick<FigureIdentity, 'agency' | 'yearCovered'>;

/** Years that a record may have said. */
const [FIRST, LAST] = [1949, 2100];

/**
 * Whether a figure that stands where the code says has the code's agency, year, value and unit under what its record may
 * have said before: nothing, what the archive holds, or another agency that is held here. 40 bits tell, so that a figure
 * with the same 20 bits of source and place by chance is none.
 */
export function wasCataloguedAs(
  set: ArchiveSet,
  identity: FigureIdentity,
  reportId: ReportId,
  { figure }: EvidenceParts,
): boolean {
  const own = [identity, ...storedNamings(set, reportId)];
  const years = [...new Set([null, ...own.map(({ yearCovered }) => yearCovered)])];
  const agencies = [...new Set([null, ...own.map(({ agency }) => agency)])];
  const anyYear = Array.from({ length: LAST - FIRST + 1 }, (_, n) => FIRST + n);
  const fits = (agency: string | null, yearCovered: number | null): boolean =>
    evidenceParts({ ...identity, agency, yearCovered }).figure === figure;
  return (
    agencies.some((agency) => [...years, ...anyYear].some((year) => fits(agency, year))) ||
    heldAgencies(set).some((agency) => years.some((year) => fits(agency, year)))
  );
}

function storedNamings(set: ArchiveSet, reportId: ReportId): readonly Naming[] {
  return set.archives.flatMap(({ database }) =>
    database
      .prepare<[string], Naming>(
        `SELECT agency, year_covered AS yearCovered FROM ${recordsAsStored(database)} WHERE report_id = ?`,
      )
      .all(reportId),
  );
}

function heldAgencies(set: ArchiveSet): readonly string[] {
  return [
    ...new Set(
      set.archives.flatMap(({ database }) =>
        database
          .prepare<[], { agency: string }>('SELECT DISTINCT agency FROM reports WHERE agency IS NOT NULL')
          .all()
          .map(({ agency }) => agency),
      ),
    ),
  ];
}
