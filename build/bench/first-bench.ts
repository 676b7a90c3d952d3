import { execFileSync } from 'node:child_process';
import { median } from './processor-time.ts';

/** Milliseconds of processor time of a process of its own: the first search, and the median of those after it. */
export interface FirstFigures {
  readonly first: number;
  readonly after: number;
  readonly open: number;
}

export interface FirstBars {
  readonly thousand: FirstFigures;
  readonly tenThousand: FirstFigures;
  /** First ÷ after at 10,000 reports, wanted ≤ 3; first at 10,000 ÷ first at 1,000, wanted ≤ 2; open at 10,000 ÷ open at 5. */
  readonly toAfter: number;
  readonly growth: number;
  readonly openGrowth: number;
}

const RUNS = 5;

/** Medians of five processes each, turn and turn about. `files`: of 5, 1,000 and 10,000 reports. */
export function benchFirst(entry: string, files: readonly [string, string, string]): FirstBars {
  const rounds = Array.from({ length: RUNS }, () => files.map((file) => measured(entry, file)));
  const at = (place: number): FirstFigures => {
    const own = rounds.map((round) => round[place]!);
    return {
      first: median(own.map(({ first }) => first)),
      after: median(own.map(({ after }) => after)),
      open: median(own.map(({ open }) => open)),
    };
  };
  const [few, thousand, tenThousand] = [at(0), at(1), at(2)];
  return {
    ...{ thousand, tenThousand },
    toAfter: tenThousand.first / tenThousand.after,
    growth: tenThousand.first / thousand.first,
    openGrowth: tenThousand.open / few.open,
  };
}

function measured(entry: string, file: string): FirstFigures {
  const output = execFileSync(process.execPath, [entry, 'first-of', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // What measureFirst gives.
  return JSON.parse(output.toString()) as FirstFigures;
}
