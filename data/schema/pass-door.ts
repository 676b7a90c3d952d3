import { existsSync, statSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { ArchiveError, type ErrorCode } from '../contract/errors.ts';
import { inspectArchive, type InspectedArchive } from './inspect-archive.ts';

/** What the thread is given as workerData. */
export interface DoorTask {
  readonly inspect: string;
  readonly port: MessagePort;
  /** One 32-bit number: 0 until the answer lies in the port. */
  readonly done: SharedArrayBuffer;
}

export type DoorAnswer =
  { readonly inspected: InspectedArchive } | { readonly code: ErrorCode; readonly detail: string };

export interface DoorLimits {
  readonly milliseconds: number;
  /** Reading a file takes as long as it is; this is ten times what a slow disk needs. */
  readonly millisecondsPerMegabyte: number;
}

const LIMITS: DoorLimits = { milliseconds: 5000, millisecondsPerMegabyte: 100 };

/**
 * Has a file inspected in a thread of its own and waits for it, at most as long as the limits say: a file over which
 * SQLite finds no end is refused like a damaged one, and the thread is left to its fate. `entry` is the file of
 * rebuild-thread.ts or of its bundle. Throws what inspectArchive throws.
 */
export function passDoor(file: string, entry: string, limits: DoorLimits = LIMITS): InspectedArchive {
  // A program that was put together without the thread's file still looks, only without an end set to it.
  if (!existsSync(entry)) return inspectArchive(file);
  const done = new SharedArrayBuffer(4);
  const { port1, port2 } = new MessageChannel();
  const task: DoorTask = { inspect: file, port: port2, done };
  const worker = new Worker(entry, { workerData: task, transferList: [port2], stdout: true, stderr: true });
  worker.unref();
  worker.on('error', () => undefined);
  try {
    Atomics.wait(new Int32Array(done), 0, 0, patienceFor(file, limits));
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
export function answerAtDoor({ inspect, port, done }: DoorTask): void {
  port.postMessage(inspected(inspect));
  const flag = new Int32Array(done);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

function inspected(file: string): DoorAnswer {
  try {
    return { inspected: inspectArchive(file) };
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, detail: error.message };
    return { code: 'archive_damaged', detail: `${file}: ${String(error)}` };
  }
}
