import { subjectLikeness } from './subject-likeness.ts';

/** A figure as a person read it, or as the extractor did. `at`: code point of the number in the source. */
export interface ScoredFigure {
  readonly at: number;
  readonly valueSi: number;
  readonly unitSi: string;
  readonly subject: string;
  readonly period: string;
  readonly kind: string;
  readonly minor: boolean;
}

export interface FigureScore {
  readonly expected: number;
  readonly found: number;
  readonly matched: readonly (readonly [expected: ScoredFigure, found: ScoredFigure])[];
  readonly missed: readonly ScoredFigure[];
  readonly extra: readonly ScoredFigure[];
  readonly recall: number;
  readonly precision: number;
  /** Shares of the matched figures whose subject, kind, period are right. */
  readonly subject: number;
  readonly kind: number;
  readonly period: number;
}

/** How far the place of the number may be off, in code points. */
const NEAR = 2;
export const ALIKE = 0.5;

/** A match is the same normal value in the same unit at the same place; each figure matches once. */
export function scoreFigures(expected: readonly ScoredFigure[], found: readonly ScoredFigure[]): FigureScore {
  const free = new Set(found);
  const matched: [ScoredFigure, ScoredFigure][] = [];
  const missed: ScoredFigure[] = [];
  for (const figure of expected) {
    const candidates = [...free].filter((other) => isSame(figure, other));
    const match = candidates.sort((a, b) => Math.abs(a.at - figure.at) - Math.abs(b.at - figure.at))[0];
    if (match) {
      free.delete(match);
      matched.push([figure, match]);
    } else missed.push(figure);
  }
  const share = (holds: (expected: ScoredFigure, found: ScoredFigure) => boolean): number =>
    ratio(matched.filter(([a, b]) => holds(a, b)).length, matched.length);
  return {
    expected: expected.length,
    found: found.length,
    matched,
    missed,
    extra: [...free],
    recall: ratio(matched.length, expected.length),
    precision: ratio(matched.length, found.length),
    subject: share((a, b) => subjectLikeness(a.subject, b.subject) >= ALIKE),
    kind: share((a, b) => a.kind === b.kind),
    period: share((a, b) => a.period === b.period),
  };
}

function isSame(one: ScoredFigure, other: ScoredFigure): boolean {
  return (
    Math.abs(one.at - other.at) <= NEAR &&
    Math.abs(one.valueSi - other.valueSi) < 1e-6 &&
    one.unitSi === other.unitSi
  );
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
