import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';

const HOST = path.resolve(import.meta.dirname, '../../dist/app/localhost/localhost.js');
/**
 * What is done ahead, once, while nobody asks (first search, catalogue of suggestions, checks that are due) has come to
 * its end when nothing was written for so long.
 */
const SETTLED = 120_000;
const AT_MOST = 600_000;

/**
 * Counts with strace what a program does with which nobody does anything for so many seconds, a window of it open: what
 * goes into files, and how often its threads wake. On Linux, with the built program and a browser.
 */
export async function idle(seconds: number): Promise<readonly string[]> {
  const executablePath = findBrowser();
  if (spawnSync('strace', ['-V']).error || !executablePath || !fs.existsSync(HOST))
    return ['not counted: strace, a browser or the built program is missing'];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-idle-'));
  const trace = path.join(folder, 'trace');
  const host = spawn(
    'strace',
    [
      ...[
        '-f',
        '-qq',
        '-y',
        '-ttt',
        '-e',
        'trace=write,pwrite64,writev,pwritev,ftruncate,rename,unlink,epoll_pwait',
      ],
      ...['-o', trace, process.execPath, HOST, '--library', path.join(folder, 'library')],
    ],
    // A group of its own: strace that is ended lets go of the program and leaves it running.
    { stdio: ['ignore', 'pipe', 'ignore'], detached: true },
  );
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage();
    for await (const address of createInterface({ input: host.stdout })) {
      await page.goto(address);
      break;
    }
    const calls = (): readonly Call[] => callsIn(fs.readFileSync(trace, 'utf8').split('\n'));
    await settled(calls);
    const from = Date.now() / 1000;
    await sleep(seconds * 1000);
    return faultsOf(
      calls().filter(({ at }) => at >= from && at <= from + seconds),
      seconds,
    );
  } finally {
    await browser.close();
    process.kill(-host.pid!);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function settled(calls: () => readonly Call[]): Promise<void> {
  const begun = Date.now();
  let quietSince = begun;
  while (Date.now() - quietSince < SETTLED && Date.now() - begun < AT_MOST) {
    await sleep(5000);
    const last = calls().findLast(isWrite);
    quietSince = Math.max(begun, (last?.at ?? 0) * 1000);
  }
}

interface Call {
  readonly thread: string;
  /** Seconds. */
  readonly at: number;
  readonly call: string;
  /** Empty where it is called by its name. */
  readonly file: string;
}

/** A line of strace: the thread, seconds, a call with what its file is called. */
const LINE = /^(\d+) +(\d+\.\d+) (\w+)\((?:\d+<([^>]*)>|")/;

function callsIn(lines: readonly string[]): readonly Call[] {
  return lines.flatMap((line) => {
    const match = LINE.exec(line);
    return match ? [{ thread: match[1]!, at: Number(match[2]), call: match[3]!, file: match[4] ?? '' }] : [];
  });
}

const WAITING = 'epoll_pwait';

function isWrite({ call, file }: Call): boolean {
  return call !== WAITING && (file === '' || file.startsWith('/'));
}

/** V8 looks at its memory every eight seconds for a while, Node's server at its connections every thirty. */
const WAKES_A_SECOND = 0.25;
/** Calls that follow one another so fast are of one wake. */
const ONE_WAKE = 0.1;

function faultsOf(calls: readonly Call[], seconds: number): readonly string[] {
  const written = calls.filter(isWrite);
  const waits = Map.groupBy(
    calls.filter(({ call }) => call === WAITING),
    ({ thread }) => thread,
  );
  const wakes = Array.from(
    waits.values(),
    (own) => own.filter(({ at }, n) => n === 0 || at - own[n - 1]!.at > ONE_WAKE).length,
  );
  const most = Math.max(0, ...wakes);
  process.stderr.write(
    `${seconds} s: ${written.length} writes to files; wakes of the threads with a loop: ${wakes.join(', ')}\n`,
  );
  return [
    ...written.map(({ call, file }) => `${call} ${path.basename(file)}`),
    ...(most > seconds * WAKES_A_SECOND ? [`a thread woke ${most} times`] : []),
  ];
}
