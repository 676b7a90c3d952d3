import type { Grade, Series, SeriesChange } from '../contract/indicator-model.ts';
import type { ConceptId, SeriesId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import type { Verdict } from '../contract/verdict-model.ts';
import { applyVerdicts, withoutRejected } from './apply-verdicts.ts';
import { choosePoints } from './choose-points.ts';
import type { KnownIndicator } from './known-indicator.ts';
import { compareText, readIndicators } from './list-indicators.ts';
import { readReportFacts } from './report-facts.ts';
import { seriesIdOf } from './series-id.ts';
import { changesOf, type Judged } from './series-changes.ts';
import { readComparability, readConcepts, type Concept } from './thesaurus.ts';

/**
 * One series per concept, agency and kind of report (series-id.ts), by agency, topic and concept; single years included.
 * Only a shared concept joins years, never a likeness of words. Reports of which agency, genre or period is not known are
 * left out.
 */
export function listSeries(
  set: ArchiveSet,
  request: { readonly agency?: string | undefined; readonly concept?: ConceptId | undefined } = {},
  verdicts: readonly Verdict[] = [],
): Series[] {
  const concepts = readConcepts(set);
  const judged = readComparability(set);
  const reportYears = readReportYears(set);
  const figures = withoutRejected(applyVerdicts(readIndicators(set), verdicts)).filter(
    (indicator) =>
      isOfSeries(indicator) &&
      (request.agency === undefined || indicator.agency === request.agency) &&
      (request.concept === undefined || indicator.concept === request.concept),
  );
  return [...Map.groupBy(figures.filter(isOfSeries), (indicator) => indicator.seriesId).values()]
    .flatMap((group) => {
      // A group is never empty.
      const first = group[0]!;
      const concept = concepts.get(first.concept);
      const years = reportYears.get(first.seriesId.slice(first.concept.length)) ?? [];
      const judgedYears: Judged = (from, to) => judged(first.concept, first.agency, from.year, to.year);
      const series = toSeries(first, group, concept, years, judgedYears);
      return series ? [series] : [];
    })
    .sort(
      (a, b) =>
        compareText(a.agency, b.agency) ||
        compareText(a.topic, b.topic) ||
        compareText(a.concept, b.concept) ||
        compareText(a.seriesId, b.seriesId),
    );
}

/** A figure that may be a point: its concept, agency and kind of report are known. */
type SeriesFigure = KnownIndicator & {
  readonly concept: ConceptId;
  readonly seriesId: SeriesId;
  readonly agency: string;
};

function isOfSeries(indicator: KnownIndicator): indicator is SeriesFigure {
  return indicator.seriesId !== null && indicator.concept !== null && indicator.agency !== null;
}

/** The years that an agency has reports of, by what comes behind the concept in their series ids. */
function readReportYears(set: ArchiveSet): ReadonlyMap<string, readonly number[]> {
  const years = new Map<string, number[]>();
  for (const report of readReportFacts(set).values()) {
    // An empty concept leaves what its reports' series have in common.
    const key = seriesIdOf('' as ConceptId, report);
    if (key !== null && report.yearCovered !== null)
      years.set(key, [...(years.get(key) ?? []), report.yearCovered]);
  }
  return years;
}

function toSeries(
  first: SeriesFigure,
  group: readonly KnownIndicator[],
  concept: Concept | undefined,
  reportYears: readonly number[],
  judged: Judged,
): Series | null {
  const kind = first.seriesId.split('#')[1] ?? '';
  const { points, targets } = choosePoints(group, concept, kind);
  if (points.length === 0 && targets.length === 0) return null;
  const changes = changesOf(points, concept, judged);
  const reported = new Set(points.map((point) => point.year));
  return {
    seriesId: first.seriesId,
    concept: first.concept,
    agency: first.agency,
    kind,
    name: concept?.name ?? first.subject,
    topic: concept?.topic ?? first.topic ?? 'honor',
    ...gradeOf(changes),
    points,
    targets,
    silences: [...new Set(reportYears)].filter((year) => !reported.has(year)).sort((a, b) => a - b),
    changes,
  };
}

/** The worst of the steps that are joined; C only where no step can be. Every reason is told once. */
function gradeOf(changes: readonly SeriesChange[]): { readonly grade: Grade; readonly note: string | null } {
  const steps = changes.filter((change) => change.adjacent);
  const joined = steps.filter((change) => change.grade !== 'C');
  const notes = [
    ...new Set(
      steps.flatMap((step) =>
        step.note ? [`${step.from}—${step.to}：${step.note.replace(/。$/, '')}`] : [],
      ),
    ),
  ];
  const grade =
    steps.length === 0
      ? 'A'
      : joined.length === 0
        ? 'C'
        : joined.some((step) => step.grade === 'B')
          ? 'B'
          : 'A';
  return { grade, note: notes.length === 0 ? null : notes.join('；') };
}
