/** Runs cases in processes of their own: one that takes too long or dies is noted, ended, and followed by a new one. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { FORMATS, type Format } from './base-files.ts';

export interface CaseResult {
  readonly number: number;
  /** `accepted`, the code of a refusal, `crash`, `hang` or `died`. */
  readonly outcome: string;
  readonly fault: string | null;
  readonly megabytes: number;
}

export interface FuzzPlan {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly processes: number;
  /** All of them where it is not said. */
  readonly formats?: readonly Format[];
}

export interface FuzzReport {
  readonly cases: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMilliseconds: number;
  readonly slowest: number;
  readonly mostMegabytes: number;
  /** Crashes, hangs, deaths, and cases after which a process was larger than allowed. */
  readonly failures: readonly CaseResult[];
}

/** Of the processor, which a busy machine gives later: a case that waits for its turn does not hang. */
export const LIMIT_MILLISECONDS = 5000;
/** For a process that says nothing at all. */
const PATIENCE_MILLISECONDS = 300_000;
export const LIMIT_MEGABYTES = 1024;
/** A process is made anew after so many cases, so that one case's garbage is not another's memory. */
const CASES_PER_PROCESS = 2000;

export async function fuzz(
  plan: FuzzPlan,
  onProgress: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const outcomes: Record<string, number> = {};
  const failures: CaseResult[] = [];
  let [next, done, slowestMilliseconds, slowest, mostMegabytes] = [plan.first, 0, 0, plan.first, 0];
  const note = (result: CaseResult, milliseconds: number): void => {
    outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
    if (/^(?:crash|hang|died)$/.test(result.outcome) || result.megabytes > LIMIT_MEGABYTES)
      failures.push(result);
    if (milliseconds > slowestMilliseconds) [slowestMilliseconds, slowest] = [milliseconds, result.number];
    mostMegabytes = Math.max(mostMegabytes, result.megabytes);
    onProgress(++done);
  };
  const work = async (): Promise<void> => {
    while (next < plan.first + plan.count) {
      const reader = await startReader(plan);
      for (let n = 0; n < CASES_PER_PROCESS && next < plan.first + plan.count; n++) {
        const number = next++;
        const start = performance.now();
        const result = await ask(reader, number);
        note(result, performance.now() - start);
        if (result.outcome === 'hang' || result.outcome === 'died') break;
      }
      reader.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: plan.processes }, work));
  return { cases: done, outcomes, slowestMilliseconds, slowest, mostMegabytes, failures };
}

async function startReader({ seed, formats = FORMATS }: FuzzPlan): Promise<ChildProcess> {
  const reader = fork(path.join(import.meta.dirname, 'fuzz-process.ts'), [String(seed), ...formats], {
    execArgv: [`--max-old-space-size=${LIMIT_MEGABYTES}`],
    // Libraries print warnings over broken files.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await new Promise((resolve, reject) => reader.once('message', resolve).once('exit', reject));
  return reader;
}

function ask(reader: ChildProcess, number: number): Promise<CaseResult> {
  return new Promise((resolve) => {
    const settle = (result: CaseResult): void => {
      clearTimeout(timer);
      reader.off('message', settle).off('exit', died);
      resolve(result);
    };
    const died = (code: number | null): void =>
      settle({
        number,
        outcome: 'died',
        fault: `the process ended with ${code ?? 'a signal'}`,
        megabytes: 0,
      });
    const timer = setTimeout(
      () =>
        settle({ number, outcome: 'hang', fault: `no answer in ${PATIENCE_MILLISECONDS} ms`, megabytes: 0 }),
      PATIENCE_MILLISECONDS,
    );
    reader.on('message', settle).on('exit', died);
    reader.send(number);
  });
}
