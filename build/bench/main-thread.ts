import type { Browser, CDPSession, Page } from '@playwright/test';

/** What a window did while something was done in it. */
export interface Tasks {
  /** Tasks of its main thread that took more than 50 ms of processor time, slowed down as the window is. */
  readonly long: number;
  /** All of its tasks together, in milliseconds. */
  readonly busy: number;
  /** The longest. */
  readonly longest: number;
  /** What the longest was made of: name and milliseconds, most first. */
  readonly madeOf: readonly string[];
}

/** As an old laptop. */
const SLOWER = 4;

export async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return session;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds: of the clock, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: Readonly<Record<string, unknown>> };
}

/** Processor time, for others use the machine too. */
export async function tasksDuring(browser: Browser, page: Page, work: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'devtools.timeline', '__metadata'] });
  await work();
  // The form of a trace of Chromium.
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const thread = busiestThread(traceEvents);
  const own = traceEvents.filter((one) => `${one.pid}:${one.tid}` === thread && one.ph === 'X');
  const tasks = own
    .filter(({ name }) => name === 'RunTask' || name.endsWith('RunTask'))
    .toSorted((a, b) => timeOf(b) - timeOf(a));
  const longest = tasks[0];
  return {
    long: tasks.filter((one) => timeOf(one) > 50).length,
    busy: tasks.reduce((sum, one) => sum + timeOf(one), 0),
    longest: longest ? timeOf(longest) : 0,
    madeOf: longest ? madeOf(own, longest) : [],
  };
}

function timeOf({ tdur, dur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1000;
}

/** The busiest main thread of a renderer: one window is looked at, and others of the browser rest. */
function busiestThread(events: readonly TraceEvent[]): string {
  const threads = events
    .filter((one) => one.name === 'thread_name' && one.args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid}:${tid}`);
  const busy = new Map(threads.map((thread) => [thread, 0]));
  for (const one of events) {
    const thread = `${one.pid}:${one.tid}`;
    if (busy.has(thread)) busy.set(thread, busy.get(thread)! + timeOf(one));
  }
  const [busiest] = [...busy].toSorted((a, b) => b[1] - a[1]);
  if (!busiest) throw new Error('a trace without a window');
  return busiest[0];
}

/** Of what DevTools names inside a task. */
function madeOf(events: readonly TraceEvent[], task: TraceEvent): readonly string[] {
  const inside = events.filter(
    (one) => one !== task && one.ts >= task.ts && one.ts + (one.dur ?? 0) <= task.ts + (task.dur ?? 0),
  );
  const sums = new Map<string, number>();
  for (const one of inside) {
    const name = NAMED.has(one.name) ? one.name : null;
    if (name) sums.set(name, (sums.get(name) ?? 0) + timeOf(one));
  }
  return [...sums]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([name, time]) => `${name} ${time.toFixed(0)}`);
}

const NAMED = new Set([
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'EventDispatch',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'HitTest',
  'MinorGC',
  'MajorGC',
  'ParseHTML',
  'EvaluateScript',
  'v8.compile',
  'XHRLoad',
]);
