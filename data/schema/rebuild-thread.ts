/**
 * The entry of the thread for archive files: writes one anew beside itself (RebuildJob), looks at one from elsewhere
 * (passDoor), or checks one (FixityJob), and ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ArchiveError, type ErrorCode } from '../contract/errors.ts';
import { checkArchive, type CheckTask } from './check-archive.ts';
import { answerAtDoor, type DoorTask } from './pass-door.ts';
import { rebuildArchive } from './rebuild-archive.ts';

export interface RebuildTask {
  readonly file: string;
  /** Where the new file is written; nobody else has it open. */
  readonly to: string;
}

export type RebuildMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'rebuilt' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: string };

/** A message a report would be more than anybody can look at. */
const BETWEEN_MESSAGES = 100;

if (isDoorTask(workerData)) answerAtDoor(workerData);
else if (isCheckTask(workerData)) parentPort?.postMessage(checkArchive(workerData));
else if (parentPort && isTask(workerData)) run(workerData, (message) => parentPort?.postMessage(message));

function run({ file, to }: RebuildTask, tell: (message: RebuildMessage) => void): void {
  let told = 0;
  try {
    rebuildArchive(file, to, (done, total) => {
      if (performance.now() - told < BETWEEN_MESSAGES && done < total) return;
      told = performance.now();
      tell({ kind: 'progress', done, total });
    });
    tell({ kind: 'rebuilt' });
  } catch (error) {
    const code = error instanceof ArchiveError ? error.code : 'internal';
    tell({ kind: 'failed', code, detail: String(error) });
  }
}

function isTask(value: unknown): value is RebuildTask {
  return typeof value === 'object' && value !== null && 'file' in value && 'to' in value;
}

function isDoorTask(value: unknown): value is DoorTask {
  return typeof value === 'object' && value !== null && 'inspect' in value && 'port' in value;
}

function isCheckTask(value: unknown): value is CheckTask {
  return typeof value === 'object' && value !== null && 'check' in value && 'flags' in value;
}
