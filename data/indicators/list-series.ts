import type { Grade, Series, SeriesChange } from '../contract/indicator-model.ts';
import type { ConceptId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import type { Verdict } from '../contract/verdict-model.ts';
import { applyVerdicts, withoutRejected } from './apply-verdicts.ts';
import { choosePoints } from './choose-points.ts';
import type { KnownIndicator } from './known-indicator.ts';
import { compareText, readIndicators, seriesIdOf } from './list-indicators.ts';
import { readReportFacts } from './report-facts.ts';
import { changesOf, type Judged } from './series-changes.ts';
import { readComparability, readConcepts, type Concept } from './thesaurus.ts';

/**
 * One series per concept and agency, by agency, topic and concept; single years included. Only a shared concept joins
 * years, never a likeness of words.
 */
export function listSeries(
  set: ArchiveSet,
  request: { readonly agency?: string | undefined; readonly concept?: ConceptId | undefined } = {},
  verdicts: readonly Verdict[] = [],
): Series[] {
  const concepts = readConcepts(set);
  const judged = readComparability(set);
  const reportYears = Map.groupBy(readReportFacts(set).values(), (report) => report.agency);
  const figures = withoutRejected(applyVerdicts(readIndicators(set), verdicts)).filter(
    (indicator) =>
      indicator.concept !== null &&
      (request.agency === undefined || indicator.agency === request.agency) &&
      (request.concept === undefined || indicator.concept === request.concept),
  );
  return [...Map.groupBy(figures, (indicator) => `${indicator.agency}\n${indicator.concept}`).values()]
    .flatMap((group) => {
      // A group is never empty, and its members were filtered to have a concept.
      const [first] = group as [KnownIndicator & { concept: ConceptId }];
      const concept = concepts.get(first.concept);
      const years = reportYears.get(first.agency)?.map((report) => report.yearCovered) ?? [];
      const judgedYears: Judged = (from, to) => judged(first.concept, first.agency, from.year, to.year);
      const series = toSeries(first, group, concept, years, judgedYears);
      return series ? [series] : [];
    })
    .sort(
      (a, b) =>
        compareText(a.agency, b.agency) || compareText(a.topic, b.topic) || compareText(a.concept, b.concept),
    );
}

function toSeries(
  first: KnownIndicator & { readonly concept: ConceptId },
  group: readonly KnownIndicator[],
  concept: Concept | undefined,
  reportYears: readonly number[],
  judged: Judged,
): Series | null {
  const { points, targets } = choosePoints(group, concept);
  if (points.length === 0 && targets.length === 0) return null;
  const changes = changesOf(points, concept, judged);
  const reported = new Set(points.map((point) => point.year));
  return {
    seriesId: seriesIdOf(first.concept, first.agency),
    concept: first.concept,
    agency: first.agency,
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
