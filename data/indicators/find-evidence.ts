import { ArchiveError } from '../contract/errors.ts';
import type { Evidence, Indicator, OpenedEvidence } from '../contract/indicator-model.ts';
import type { EditionName, IndicatorId, ReportId } from '../contract/model.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import type { Verdict } from '../contract/verdict-model.ts';
import { applyVerdicts } from './apply-verdicts.ts';
import { evidenceCode, evidenceParts, readEvidenceCode, type FigureIdentity } from './evidence-code.ts';
import type { KnownIndicator } from './known-indicator.ts';
import { readIndicators } from './list-indicators.ts';
import { formerReadings } from './read-before.ts';
import { wasCataloguedAs } from './recatalogued.ts';
import { readReportFacts, type ReportFacts } from './report-facts.ts';

/** Where a figure comes from; `verdicts`: what people said of it. Throws not_found. */
export function evidenceOf(
  set: ArchiveSet,
  { indicatorId }: { readonly indicatorId: IndicatorId },
  verdicts: readonly Verdict[] = [],
): Evidence {
  const [reportId = '', edition = ''] = indicatorId.split(':');
  // An indicator id is `report:edition:place`; anything else finds nothing.
  const wanted = { reportId: reportId as ReportId, edition: edition as EditionName };
  const known = readIndicators(set, wanted);
  const found = known.find((indicator) => indicator.indicatorId === indicatorId);
  const judged = applyVerdicts(known, verdicts).find((indicator) => indicator.indicatorId === indicatorId);
  if (!found) throw new ArchiveError('not_found', `unknown indicator "${indicatorId}"`);
  return describe(set, found, readReportFacts(set), judged);
}

/**
 * The figures that a code may mean here, with what people said of them. Throws bad_request for what is no code, not_found
 * where no figure fits.
 */
export function openEvidence(
  set: ArchiveSet,
  { code }: { readonly code: string },
  verdicts: readonly Verdict[] = [],
): OpenedEvidence {
  const parts = readEvidenceCode(code);
  if (!parts) throw new ArchiveError('bad_request', `not an evidence code: "${code}"`);
  const facts = readReportFacts(set);
  const hashes = sourceHashes(set, facts);
  const known = readIndicators(set);
  const figures = known.map((indicator) => {
    const identity = identityOf(indicator, hashes);
    return { indicator, identity, parts: evidenceParts(identity) };
  });
  const judged = new Map(applyVerdicts(known, verdicts).map((one) => [one.indicatorId, one]));
  const opened = (state: OpenedEvidence['state'], found: typeof figures): OpenedEvidence => ({
    state,
    matches: found.map(({ indicator }) => describe(set, indicator, facts, judged.get(indicator.indicatorId))),
  });
  const sameFigure = figures.filter((one) => one.parts.figure === parts.figure);
  const samePlace = figures.filter((one) => one.parts.check === parts.check);
  const exact = sameFigure.filter((one) => samePlace.includes(one));
  if (exact.length > 0) return opened('exact', exact);
  const renamed = samePlace.filter(({ indicator, identity }) =>
    wasCataloguedAs(set, identity, indicator.reportId, parts),
  );
  if (renamed.length > 0) return opened('recatalogued', renamed);
  const [former] = formerReadings(set, facts, parts);
  const reread = samePlace.filter(
    ({ identity }) => identity.sourceSha256 === former?.sourceSha256 && identity.place === former.place,
  );
  if (former && reread.length > 0)
    return { ...opened('reread', reread), before: { value: former.value, unit: former.unit } };
  if (sameFigure.length > 0) return opened('differs', sameFigure);
  throw new ArchiveError('not_found', `no figure here has the code "${code}"`);
}

/** The code is that of the figure as it was read: whoever said something else of it still means the same print. */
function describe(
  set: ArchiveSet,
  known: KnownIndicator,
  facts: ReadonlyMap<ReportId, ReportFacts>,
  judged: KnownIndicator = known,
): Evidence {
  const identity = identityOf(known, sourceHashes(set, facts));
  const { yearCovered, curated: _curated, ...indicator } = judged;
  const report = facts.get(known.reportId);
  const passage = readPassage(set.editionOf(known.reportId, known.edition), indicator);
  return {
    code: evidenceCode(identity),
    indicator,
    yearCovered,
    yearPublished: report?.yearPublished ?? null,
    title: report?.title ?? '',
    subtitle: report?.subtitle ?? null,
    passage: passage?.text ?? null,
    section: passage?.section ?? null,
    sourceSha256: identity.sourceSha256,
  };
}

function identityOf(indicator: KnownIndicator, hashes: ReadonlyMap<string, SourceHashes>): FigureIdentity {
  const { agency, yearCovered, valueSi, unitSi, rawStart, passageId, range } = indicator;
  // Every indicator comes from an active edition, and every active edition has its hashes.
  const { source, text } = hashes.get(`${indicator.reportId} ${indicator.edition}`)!;
  const identity = { agency, yearCovered, valueSi, unitSi };
  return source !== null && rawStart !== null
    ? { ...identity, sourceSha256: source, place: String(rawStart) }
    : { ...identity, sourceSha256: text, place: `${passageId ?? ''}+${range?.[0] ?? ''}` };
}

/** `source`: of the file that raw offsets count in, the original also for a 提要; `text`: of the edition itself. */
interface SourceHashes {
  readonly source: string | null;
  readonly text: string;
}

function sourceHashes(set: ArchiveSet, facts: ReadonlyMap<ReportId, ReportFacts>): Map<string, SourceHashes> {
  return new Map(
    set.activeEditions.map((active) => {
      const described = facts.get(active.reportId)?.sourceSha256 ?? null;
      const source = active.edition === 'digest' ? described : readSourceHash(active);
      return [`${active.reportId} ${active.edition}`, { source, text: active.textHash }];
    }),
  );
}

function readSourceHash({ archive, editionKey }: ActiveEdition): string | null {
  const row = archive.database
    .prepare<[number], { hash: string | null }>(
      'SELECT source_sha256 AS hash FROM editions WHERE edition_key = ?',
    )
    .get(editionKey);
  return row?.hash ?? null;
}

interface FoundPassage {
  readonly text: string;
  readonly section: string | null;
}

function readPassage({ archive, editionKey }: ActiveEdition, indicator: Indicator): FoundPassage | null {
  if (indicator.passageId === null) return null;
  const row = archive.database
    .prepare<[string, number], FoundPassage>(
      `SELECT text, heading AS section FROM passages JOIN sections USING (section_key)
       WHERE passage_id = ? AND passages.edition_key = ?`,
    )
    .get(indicator.passageId, editionKey);
  return row ?? null;
}
