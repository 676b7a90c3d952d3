import type { ScanScore } from './score-scan.ts';

/** Scores of pages as one. */
export function addedScores(scores: readonly ScanScore[]): ScanScore {
  const sum = (of: (score: ScanScore) => number): number =>
    scores.reduce((total, score) => total + of(score), 0);
  return {
    characters: sum(({ characters }) => characters),
    errors: sum(({ errors }) => errors),
    numbers: sum(({ numbers }) => numbers),
    wrongNumbers: scores.flatMap(({ wrongNumbers }) => wrongNumbers),
    unmarked: scores.flatMap(({ unmarked }) => unmarked),
    lineEnds: sum(({ lineEnds }) => lineEnds),
    breaks: sum(({ breaks }) => breaks),
    marked: sum(({ marked }) => marked),
    markedWrong: sum(({ markedWrong }) => markedWrong),
  };
}

/** Character errors of all characters. */
export function rateOf({ errors, characters }: ScanScore): number {
  return errors / Math.max(1, characters);
}

export function describeScores({
  clean,
  spoilt,
}: Readonly<Record<'clean' | 'spoilt', readonly ScanScore[]>>): string {
  const all = addedScores([...clean, ...spoilt]);
  const rates = [addedScores(clean), addedScores(spoilt)].map(
    (one) => `${percent(rateOf(one))} of ${one.characters}`,
  );
  return [
    `characters wrong: clean ${rates[0]!}, spoilt ${rates[1]!}`,
    `numbers ${all.numbers}: wrong ${all.wrongNumbers.length}, of them unmarked ${all.unmarked.length} ${all.unmarked.slice(0, 20).join(' ')}`,
    `order: ${all.breaks} breaks in ${all.lineEnds} line ends`,
    `marked as unsure: ${all.marked}, of them wrong ${all.markedWrong}`,
  ].join('\n');
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
