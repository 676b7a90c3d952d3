import type { Indicator } from '../contract/indicator-model.ts';
import type { ConceptId, EditionName, IndicatorId, PassageId, ReportId } from '../contract/model.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import type { Verdict } from '../contract/verdict-model.ts';
import { applyVerdicts } from './apply-verdicts.ts';
import type { KnownIndicator } from './known-indicator.ts';
import { printedRange } from './printed-range.ts';
import { readReportFacts, type ReportFacts } from './report-facts.ts';
import { seriesIdOf } from './series-id.ts';

interface Row {
  readonly indicator_id: IndicatorId;
  readonly passage_id: PassageId | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly subject: string;
  readonly concept: ConceptId | null;
  readonly value: number;
  readonly unit: string;
  readonly value_si: number;
  readonly unit_si: string;
  readonly qualifier: string | null;
  readonly bound: Indicator['bound'];
  /** Of what may be a range: the text of its place. */
  readonly words: string | null;
  readonly period: string;
  readonly kind: Indicator['kind'];
  readonly topic: Indicator['topic'];
  readonly scope: string | null;
  readonly programme: string | null;
  readonly quote: string;
  readonly raw_start: number | null;
  readonly raw_end: number | null;
  readonly is_curated: 0 | 1;
  readonly is_minor: 0 | 1;
  readonly note: string | null;
}

/** Nothing given: all there are. */
export interface WantedIndicators {
  readonly reportId?: ReportId | undefined;
  readonly edition?: EditionName | undefined;
  /** Only those that stand in one of these. */
  readonly passageIds?: readonly PassageId[] | undefined;
}

/**
 * Figures in reading order, by report and edition (提要 first). Throws not_found for a report that is unknown or has no
 * such edition. `verdicts`: what people said of them; a rejected figure is listed and says so.
 */
export function listIndicators(
  set: ArchiveSet,
  request: WantedIndicators = {},
  verdicts: readonly Verdict[] = [],
): Indicator[] {
  if (request.reportId !== undefined) set.editionOf(request.reportId, request.edition);
  return applyVerdicts(readIndicators(set, request), verdicts).map(
    ({ yearCovered: _year, curated: _curated, genre: _genre, yearPublished: _published, ...indicator }) =>
      indicator,
  );
}

export function readIndicators(set: ArchiveSet, wanted: WantedIndicators = {}): KnownIndicator[] {
  const facts = readReportFacts(set);
  const holding = wanted.passageIds && editionsHolding(set, wanted.passageIds);
  return set.activeEditions
    .filter(
      (active) =>
        (wanted.reportId === undefined || active.reportId === wanted.reportId) &&
        (wanted.edition === undefined || active.edition === wanted.edition) &&
        (holding?.has(`${active.archive.file} ${active.editionKey}`) ?? true),
    )
    .sort((a, b) => compareText(a.reportId, b.reportId) || compareText(a.edition, b.edition))
    .flatMap((active) => {
      const report = facts.get(active.reportId);
      return report ? readEdition(active, report, wanted.passageIds) : [];
    });
}

/** Code-unit order: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of each archive the editions in which one of the passages stands. */
function editionsHolding(set: ArchiveSet, passageIds: readonly PassageId[]): ReadonlySet<string> {
  const ids = JSON.stringify(passageIds);
  return new Set(
    set.archives.flatMap(({ database, file }) =>
      database
        .prepare<[string], { edition_key: number }>(
          'SELECT DISTINCT edition_key FROM passages WHERE passage_id IN (SELECT value FROM json_each(?))',
        )
        .all(ids)
        .map((row) => `${file} ${row.edition_key}`),
    ),
  );
}

function readEdition(
  active: ActiveEdition,
  report: ReportFacts,
  passageIds?: readonly PassageId[],
): KnownIndicator[] {
  const scanned = scannedStretches(active);
  return active.archive.database
    .prepare<[{ edition: number; ids: string | null }], Row>(
      `SELECT indicator_id, passage_id, start, end, subject, concept, value, unit, value_si, unit_si, qualifier, bound,
         iif(bound = 'lower', substr(passages.text, start + 1, "end" - start), NULL) AS words, period, indicators.kind, topic, scope, programme, quote, indicators.raw_start, indicators.raw_end, is_curated,
         is_minor, note
       FROM indicators LEFT JOIN passages USING (passage_key)
       WHERE indicators.edition_key = @edition
         AND (@ids IS NULL OR passage_id IN (SELECT value FROM json_each(@ids)))
       ORDER BY indicators.ordinal`,
    )
    .all({ edition: active.editionKey, ids: passageIds ? JSON.stringify(passageIds) : null })
    .map((row) => {
      const indicator = toIndicator(row, active.edition, report);
      return isWithin(scanned, row.raw_start) ? { ...indicator, isScanned: true } : indicator;
    });
}

interface Stretch {
  readonly rawStart: number;
  readonly rawEnd: number;
}

/** Of the source's text: what was read from pictures. */
function scannedStretches({ archive, editionKey, edition }: ActiveEdition): readonly Stretch[] {
  if (edition !== 'original') return [];
  return archive.database
    .prepare<[number], Stretch>(
      `SELECT raw_start AS rawStart, raw_end AS rawEnd FROM defects WHERE edition_key = ? AND kind = 'scanned'`,
    )
    .all(editionKey);
}

function isWithin(stretches: readonly Stretch[], raw: number | null): boolean {
  return raw !== null && stretches.some(({ rawStart, rawEnd }) => raw >= rawStart && raw < rawEnd);
}

function toIndicator(row: Row, edition: EditionName, report: ReportFacts): KnownIndicator {
  const range = printedRange(row.words, row.bound);
  return {
    indicatorId: row.indicator_id,
    reportId: report.reportId,
    agency: report.agency,
    edition,
    sourceFile: report.sourceFile,
    subject: row.subject,
    concept: row.concept,
    seriesId: row.concept === null ? null : seriesIdOf(row.concept, report),
    value: row.value,
    unit: row.unit,
    valueSi: row.value_si,
    unitSi: row.unit_si,
    qualifier: row.qualifier,
    bound: row.bound,
    ...(range !== null && { printedRange: range }),
    period: row.period,
    kind: row.kind,
    topic: row.topic,
    scope: row.scope,
    programme: row.programme,
    quote: row.quote,
    passageId: row.passage_id,
    range: row.start === null || row.end === null ? null : [row.start, row.end],
    rawStart: row.raw_start,
    rawEnd: row.raw_end,
    verified: false,
    minor: row.is_minor === 1,
    note: row.note,
    yearCovered: report.yearCovered,
    curated: row.is_curated === 1,
    genre: report.genre,
    yearPublished: report.yearPublished,
  };
}
