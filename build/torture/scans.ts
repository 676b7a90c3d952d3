/**
 * A scan of many pages: given up within a second, gone on with after a kill without reading a page twice, in bounded memory,
 * while searches are answered. The program is the library in two threads, as the localhost host runs it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScanProgress } from '../../data/contract/scan-model.ts';
import { scannedPage, scannedPdfOf } from '../../data/testing/scanned-files.ts';

const MOST_MEGABYTES = 1000;
const MOST_TO_CANCEL = 1000;
/** Of the slowest twentieth of searches, while pages are read against alone. */
const MOST_SLOWER = 2;
const SEARCHES = 40;

/** One question to the program and its answer. */
interface Answer {
  readonly id: number;
  readonly value: unknown;
  readonly milliseconds: number;
}

/** The library in a process that can be killed. */
class Program {
  readonly #child: ChildProcess;
  #last = 0;

  constructor(folder: string) {
    this.#child = fork(path.join(import.meta.dirname, 'scans-program.ts'), [folder]);
  }

  get megabytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }

  async ask<Value>(method: string, request: object): Promise<Value> {
    // The program answers with what the method gives.
    return (await this.timed(method, request)).value as Value;
  }

  async timed(method: string, request: object): Promise<Answer> {
    const id = ++this.#last;
    this.#child.send({ id, method, request });
    for (;;) {
      const [answer] = (await once(this.#child, 'message')) as [Answer];
      if (answer.id === id) return answer;
    }
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}

export async function scans(pages: number): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-scans-'));
  const faults: string[] = [];
  try {
    let program = new Program(folder);
    const before = await searchTimes(program);
    const page = { png: scannedPage(2) };
    const bytes = scannedPdfOf(Array.from({ length: pages }, () => page));
    const file = { name: '扫描件.pdf', contentBase64: Buffer.from(bytes).toString('base64') };
    await program.ask('imports.add', { files: [file] });
    await until(program, (one) => one.read >= 2);
    const during = await searchTimes(program);
    note(`search p95 ${before.toFixed(1)} ms alone, ${during.toFixed(1)} ms while pages are read`);
    if (during > Math.max(20, before * MOST_SLOWER)) faults.push(`search takes ${during.toFixed(0)} ms`);
    const read = (await progressOf(program)).read;
    await program.kill();
    program = new Program(folder);
    const after = (await progressOf(program)).read;
    if (after < read) faults.push(`${read} pages were read before the kill, ${after} after it`);
    await until(program, (one) => one.read > after);
    const most = program.megabytes;
    note(`${most.toFixed(0)} MB while the ${after + 1}th page is read`);
    if (most > MOST_MEGABYTES) faults.push(`${most.toFixed(0)} MB of memory`);
    const { reportId } = await progressOf(program);
    const { milliseconds } = await program.timed('scans.order', { reportId, order: 'cancel' });
    note(`given up after ${milliseconds.toFixed(0)} ms`);
    if (milliseconds > MOST_TO_CANCEL) faults.push(`given up after ${milliseconds.toFixed(0)} ms`);
    await program.kill();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
}

async function progressOf(program: Program): Promise<ScanProgress> {
  const [one] = await program.ask<readonly ScanProgress[]>('scans.progress', {});
  if (!one) throw new Error('nothing is being read');
  return one;
}

async function until(program: Program, isSo: (one: ScanProgress) => boolean): Promise<void> {
  while (!isSo(await progressOf(program))) await sleep(200);
}

async function searchTimes(program: Program): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < SEARCHES; i++) {
    times.push((await program.timed('search.run', { query: `食品 ${i}` })).milliseconds);
    await sleep(50);
  }
  return times.sort((a, b) => a - b)[Math.floor(SEARCHES * 0.95)]!;
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
