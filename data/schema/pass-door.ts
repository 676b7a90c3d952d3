import { existsSync, statSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { ArchiveError, type ErrorCode } from '../contract/errors.ts';
import { inspectArchive, type InspectedArchive } from './inspect-archive.ts';

/** What the thread is given as workerData. */
export interface DoorTask {
  readonly inspect: string;
  readonly port: MessagePort;
  /** Two 32-bit numbers, each 0 until the thread has begun to read, and until the answer lies in the port. */
  readonly state: SharedArrayBuffer;
}

export type DoorAnswer =
  { readonly inspected: InspectedArchive } | { readonly code: ErrorCode; readonly detail: string };

export interface DoorLimits {
  readonly milliseconds: number;
  /** Reading a file takes as long as it is; this is ten times what a slow disk needs. */
  readonly millisecondsPerMegabyte: number;
}

const HAS_BEGUN = 0;
const HAS_ANSWERED = 1;
/** A thread loads its code first; on a machine that is busy with other things that takes long, and says nothing of the file. */
const BEGINNING = 60_000;

const LIMITS: DoorLimits = { milliseconds: 5000, millisecondsPerMegabyte: 100 };

/**
 * Has a file inspected in a thread of its own and waits for it, at most as long as the limits say once it has begun: a
 * file over which SQLite finds no end is refused like a damaged one, and the thread is left to its fate. `entry` is the
 * file of rebuild-thread.ts or of its bundle. Throws what inspectArchive throws.
 */
export function passDoor(file: string, entry: string, limits: DoorLimits = LIMITS): InspectedArchive {
  // A program that was put together without the thread's file still looks, only without an end set to it.
  if (!existsSync(entry)) return inspectArchive(file);
  const state = new SharedArrayBuffer(8);
  const { port1, port2 } = new MessageChannel();
  const task: DoorTask = { inspect: file, port: port2, state };
  const worker = new Worker(entry, { workerData: task, transferList: [port2], stdout: true, stderr: true });
  worker.unref();
  worker.on('error', () => undefined);
  try {
    const seen = new Int32Array(state);
    Atomics.wait(seen, HAS_BEGUN, 0, BEGINNING);
    Atomics.wait(seen, HAS_ANSWERED, 0, patienceFor(file, limits));
    const answer = receiveMessageOnPort(port1)?.message as DoorAnswer | undefined;
    if (!answer) throw new ArchiveError('archive_damaged', `${file} was not read to its end in time`);
    if ('code' in answer) throw new ArchiveError(answer.code, answer.detail);
    return answer.inspected;
  } finally {
    port1.close();
    void worker.terminate();
  }
}

function patienceFor(file: string, { milliseconds, millisecondsPerMegabyte }: DoorLimits): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return milliseconds + (bytes / 1_048_576) * millisecondsPerMegabyte;
}

/** The thread's side: answers, whatever happens, and wakes whoever waits. */
export function answerAtDoor({ inspect, port, state }: DoorTask): void {
  const seen = new Int32Array(state);
  tell(seen, HAS_BEGUN);
  port.postMessage(inspected(inspect));
  tell(seen, HAS_ANSWERED);
}

function tell(seen: Int32Array, what: number): void {
  Atomics.store(seen, what, 1);
  Atomics.notify(seen, what);
}

function inspected(file: string): DoorAnswer {
  try {
    return { inspected: inspectArchive(file) };
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, detail: error.message };
    return { code: 'archive_damaged', detail: `${file}: ${String(error)}` };
  }
}
