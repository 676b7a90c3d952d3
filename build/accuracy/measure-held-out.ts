/** How well the held-out reports are read: figures, record and headings, from the text alone. */
import { extractFigures } from '../../data/ingest/figures/extract-figures.ts';
import { parseOriginal } from '../../data/ingest/parse-original.ts';
import type { HeldOutReport } from './held-out-reports.ts';
import type { Names } from './extract-original.ts';
import { scoreFigures, type FigureScore } from './score-figures.ts';

export interface HeldOutScore {
  readonly name: string;
  readonly figures: FigureScore;
  readonly fields: { readonly right: number; readonly all: number };
  readonly headings: { readonly right: number; readonly all: number };
  /** What was read wrongly, one line each. */
  readonly faults: readonly string[];
}

export function measureHeldOut(report: HeldOutReport, names: Names): HeldOutScore {
  const { draft, sections } = parseOriginal(report.source);
  const found = extractFigures(sections, {
    ...names,
    yearCovered: draft.yearCovered ?? 0,
    yearPublished: draft.yearPublished,
    period: draft.period,
    agency: draft.agency ?? '',
    agencyLabel: draft.agencyLabel ?? '',
    region: draft.region,
  });
  const read: Readonly<Record<string, string | number | null>> = { ...report.record, ...pick(draft, report) };
  const wrongFields = Object.entries(report.record).filter(
    ([key, value]) => String(read[key]) !== String(value),
  );
  const kinds = new Map(sections.map((section) => [section.heading?.text ?? '', section.kind]));
  const wrongHeadings = report.headings.filter(({ heading, kind }) => kinds.get(heading) !== kind);
  return {
    name: report.name,
    figures: scoreFigures(
      report.figures,
      found.map((figure) => ({ ...figure, at: figure.rawStart ?? -1 })),
    ),
    fields: share(Object.keys(report.record).length, wrongFields.length),
    headings: share(report.headings.length, wrongHeadings.length),
    faults: [
      ...wrongFields.map(([key, value]) => `${key}: "${read[key] ?? ''}" for "${value ?? ''}"`),
      ...wrongHeadings.map(
        ({ heading, kind }) => `heading "${heading}": ${kinds.get(heading) ?? 'not found'} for ${kind}`,
      ),
    ],
  };
}

function pick(
  draft: ReturnType<typeof parseOriginal>['draft'],
  { record }: HeldOutReport,
): Readonly<Record<string, string | number | null>> {
  const known: Readonly<Record<string, unknown>> = { ...draft };
  return Object.fromEntries(
    Object.keys(record).map((key) => {
      const value = known[key];
      return [key, typeof value === 'string' || typeof value === 'number' ? value : null];
    }),
  );
}

function share(all: number, wrong: number): { readonly right: number; readonly all: number } {
  return { right: all - wrong, all };
}

/** All reports as one: shares of all figures, record fields and headings. */
export function totalOf(scores: readonly HeldOutScore[]): Readonly<Record<string, number>> {
  const sum = (of: (score: HeldOutScore) => number): number => scores.reduce((all, one) => all + of(one), 0);
  const matched = sum(({ figures }) => figures.matched.length);
  return {
    recall: matched / sum(({ figures }) => figures.expected),
    precision: matched / sum(({ figures }) => figures.found),
    subject: sum(({ figures }) => figures.subject * figures.matched.length) / matched,
    kind: sum(({ figures }) => figures.kind * figures.matched.length) / matched,
    period: sum(({ figures }) => figures.period * figures.matched.length) / matched,
    record: sum(({ fields }) => fields.right) / sum(({ fields }) => fields.all),
    headings: sum(({ headings }) => headings.right) / sum(({ headings }) => headings.all),
  };
}
