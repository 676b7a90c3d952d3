import type { Call } from '../library-messages.ts';
import { SMOKE_DOCUMENTS } from './smoke-documents.ts';

/** Milliseconds for a slow machine's first start, antivirus included. */
const PATIENCE = 90_000;

/** Milliseconds in which a page that has loaded may still die; what it asked for meanwhile arrives. */
const QUIET = 1000;

/** One thing that was tried. `detail`: what came of it, or what is wrong; no path and no text of anybody's. */
export interface SmokeStep {
  readonly step: string;
  readonly passed: boolean;
  readonly detail: string;
  readonly milliseconds: number;
}

/** What the window tells the test, each when it has happened. */
export interface WindowSigns {
  readonly loaded: Promise<unknown>;
  readonly visible: Promise<unknown>;
}

/** `--smoke-test`: what an installer's test wants to know, without anyone looking at the window. */
export interface SmokeTest {
  /** To be given to the pages: the test hears when one of them has been answered. */
  readonly call: Call;
  /** The steps in their order, up to the first that did not pass. */
  readonly run: (window: WindowSigns) => Promise<readonly SmokeStep[]>;
}

/** Resolves with what came of it; rejects with what is wrong. */
type Work = () => Promise<string>;

export function smokeTest(call: Call, patience: number = PATIENCE): SmokeTest {
  const page = Promise.withResolvers<void>();
  return {
    call: async (method, request) => {
      const reply = await call(method, request);
      if (method === 'reports.list' && reply.ok) page.resolve();
      return reply;
    },
    run: ({ loaded, visible }) =>
      inOrder(patience, [
        ...librarySteps(call),
        ['the page asks for its reports', () => page.promise.then(() => 'asked and answered')],
        ['the page loads', () => loaded.then(() => 'loaded')],
        ['the window is visible', () => visible.then(() => 'visible')],
        // Also on the way out: a page that is cut off while it loads would add complaints of its own.
        ['the page lives on', () => after(Math.min(QUIET, patience / 2)).then(() => 'alive')],
      ]),
  };
}

function librarySteps(call: Call): readonly (readonly [string, Work])[] {
  return [
    [
      'the archive opens',
      async () => {
        const reports = await valueOf(call, 'reports.list', {});
        if (!Array.isArray(reports) || reports.length === 0) throw new Error('no report in the archive');
        return `${reports.length} reports`;
      },
    ],
    ['a search is answered', () => valueOf(call, 'search.run', { query: '市场监管' }).then(() => 'answered')],
    ...SMOKE_DOCUMENTS.map(
      (file) =>
        [
          `${file.name} is read`,
          () => valueOf(call, 'imports.inspect', { file }).then(() => 'read'),
        ] as const,
    ),
  ];
}

async function inOrder(
  patience: number,
  steps: readonly (readonly [string, Work])[],
): Promise<readonly SmokeStep[]> {
  const late = after(patience).then(() => Promise.reject(new Error(`not ready after ${patience} ms`)));
  late.catch(() => undefined);
  const done: SmokeStep[] = [];
  for (const [step, work] of steps) {
    const started = performance.now();
    const result = await Promise.race([work(), late]).then(
      (detail) => ({ passed: true, detail }),
      (error: unknown) => ({ passed: false, detail: error instanceof Error ? error.message : String(error) }),
    );
    done.push({ step, ...result, milliseconds: Math.round(performance.now() - started) });
    if (!result.passed) break;
  }
  return done;
}

async function valueOf(call: Call, method: string, request: unknown): Promise<unknown> {
  const reply = await call(method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
