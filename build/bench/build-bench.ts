import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { median, processorTime } from './processor-time.ts';
import { syntheticArchive } from './synthetic-archives.ts';

/** Seconds of processor time and bytes, of so many reports; reports are made up meanwhile, which is a tenth of it. */
export interface BuildFigures {
  readonly reports: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Against ten times the tenth part. */
  readonly growth: number;
}

const RUNS = 3;

/**
 * Building `reports` against ten times a tenth of them, the small one in the middle of three runs. The large archive is
 * left in the folder for whoever measures on.
 */
export function benchBuild(folder: string, reports: number): BuildFigures {
  const few = reports / 10;
  const trial = path.join(folder, 'build-bench');
  const small = median(Array.from({ length: RUNS }, () => secondsOf(trial, few)));
  rmSync(trial, { recursive: true, force: true });
  const seconds = secondsOf(folder, reports);
  const { size } = statSync(path.join(folder, `synthetic-${reports}.sqlite`));
  return { reports, seconds, bytes: size, growth: seconds / (10 * small) };
}

function secondsOf(folder: string, reports: number): number {
  const file = path.join(folder, `synthetic-${reports}.sqlite`);
  if (existsSync(file)) rmSync(file);
  return processorTime(() => syntheticArchive(folder, reports)) / 1000;
}
