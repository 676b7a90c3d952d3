import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { askToClose, kill } from './end-child.ts';
import { ending, endingWords, type Ending } from './ending.ts';
import { HANDSHAKE, readHandshake, type Said } from './handshake.ts';
import { lastLine } from './last-line.ts';
import type { Stop } from './stop-signals.ts';
import { after, whenAborted } from './waiting.ts';

export interface DesktopStart {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Milliseconds in which the window is to be seen. */
  readonly patience: number;
  readonly stop: Stop;
}

/** `failed`: no window was ever seen. */
export type DesktopOutcome =
  | { readonly kind: 'done'; readonly code: number }
  | { readonly kind: 'failed'; readonly hung: boolean; readonly why: string };

/** Milliseconds for a program to end by itself when it has been asked to, before it is ended. */
const GRACE = 3000;
/** Milliseconds for what an ended program wrote to arrive; something that it started may hold the pipe open. */
const LAST_WORDS = 500;
/** Characters of standard error that are kept for the sentence. */
const KEPT = 16_384;

interface Running {
  readonly child: ChildProcess;
  readonly said: Promise<Said>;
  readonly ended: Promise<Ending>;
  readonly written: () => string;
}

/** Runs the desktop program until it ends; true success is its word that the window can be seen, or that it handed over. */
export async function openDesktop(start: DesktopStart): Promise<DesktopOutcome> {
  let running: Running;
  try {
    running = launch(start);
  } catch (error) {
    return failed(
      `Electron could not be started (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  const { child, said, ended, written } = running;
  const first = await Promise.race([
    said,
    ended,
    after(start.patience).then(() => 'silent' as const),
    whenAborted(start.stop.asked).then(() => 'stopped' as const),
  ]);
  if (first === 'shown') return { kind: 'done', code: await untilClosed(running, start) };
  if (typeof first !== 'string') return failed(diedWords(first, written()));
  await close(child, ended, start.platform);
  if (first !== 'silent') return { kind: 'done', code: 0 };
  const last = lastLine(written());
  const seconds = Math.round(start.patience / 1000);
  return { kind: 'failed', hung: true, why: withLast(`Electron showed no window within ${seconds} s`, last) };
}

function launch({ program, args, env, platform }: DesktopStart): Running {
  const word = randomUUID();
  const child = spawn(program, args, {
    env: { ...asProgram(env), [HANDSHAKE]: word },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the terminal's Ctrl-C reaches it through this process alone, and once. Electron dies of a second.
    detached: platform !== 'win32',
  });
  const said = Promise.withResolvers<Said>();
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    const heard = readHandshake(word, line);
    if (heard) said.resolve(heard);
    else process.stdout.write(`${line}\n`);
  });
  let written = '';
  child.stderr.on('data', (piece: Buffer) => {
    process.stderr.write(piece);
    written = (written + piece.toString()).slice(-KEPT);
  });
  const silent = Promise.all([once(output, 'close'), once(child.stderr, 'close')]);
  const ended = ending(child).then(async (how) => {
    await Promise.race([silent, after(LAST_WORDS)]);
    return how;
  });
  return { child, said: said.promise, ended, written: () => written };
}

/** Inherited from a terminal inside of an Electron program, this variable would make plain Node of it. */
function asProgram(env: DesktopStart['env']): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => name.toUpperCase() !== 'ELECTRON_RUN_AS_NODE'),
  );
}

async function untilClosed(
  { child, ended, written }: Running,
  { stop, platform }: DesktopStart,
): Promise<number> {
  void whenAborted(stop.asked).then(() => askToClose(child, platform));
  void whenAborted(stop.insisted).then(() => kill(child, platform));
  const how = await ended;
  if (stop.asked.aborted || (how.kind === 'exit' && how.code === 0)) return 0;
  console.error(withLast(`The window's program ${endingWords(how)}`, lastLine(written())));
  return how.kind === 'exit' ? how.code : 1;
}

async function close(child: ChildProcess, ended: Promise<Ending>, platform: NodeJS.Platform): Promise<void> {
  askToClose(child, platform);
  await Promise.race([ended, after(GRACE)]);
  // Also of one that has gone: what it had started is left.
  kill(child, platform);
}

function diedWords(how: Ending, written: string): string {
  const words = `Electron ${endingWords(how)}`;
  if (how.kind === 'error') return words;
  return withLast(`${words} before its window could be seen`, lastLine(written));
}

function withLast(words: string, last: string | null): string {
  return last === null ? words : `${words}: ${last}`;
}

function failed(why: string): DesktopOutcome {
  return { kind: 'failed', hung: false, why };
}
