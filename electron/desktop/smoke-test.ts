import type { Call } from '../library-messages.ts';
import { SMOKE_DOCUMENTS } from './smoke-documents.ts';

/** Milliseconds for a slow machine's first start, antivirus included. */
const PATIENCE = 90_000;

/** Milliseconds in which a page that has loaded may still die; what it asked for meanwhile arrives. */
const QUIET = 1000;

/** `--smoke-test`: what an installer's test wants to know, without anyone looking at the window. */
export interface SmokeTest {
  /** To be given to the pages: the test hears when one of them has been answered. */
  readonly call: Call;
  /** What is wrong; null when the library opens, answers a query, reads documents, and the page has `loaded` and has its reports. */
  readonly run: (loaded: Promise<unknown>) => Promise<string | null>;
}

export function smokeTest(call: Call, patience: number = PATIENCE): SmokeTest {
  const page = Promise.withResolvers<void>();
  return {
    call: async (method, request) => {
      const reply = await call(method, request);
      if (method === 'reports.list' && reply.ok) page.resolve();
      return reply;
    },
    run: (loaded) => {
      const ready = async (): Promise<string | null> => {
        const wrong = await wrongWithLibrary(call);
        if (wrong === null) await Promise.all([page.promise, loaded]);
        // Also on the way out: a page that is cut off while it loads would add complaints of its own.
        await after(Math.min(QUIET, patience / 2));
        return wrong;
      };
      return Promise.race([after(patience).then(() => `not ready after ${patience} ms`), ready()]);
    },
  };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function wrongWithLibrary(call: Call): Promise<string | null> {
  const reports = await call('reports.list', {});
  if (!reports.ok) return `reports.list: ${reports.error.code} ${reports.error.detail}`;
  if (!Array.isArray(reports.value) || reports.value.length === 0) return 'no report in the archive';
  const found = await call('search.run', { query: '市场监管' });
  if (!found.ok) return `search.run: ${found.error.code} ${found.error.detail}`;
  for (const file of SMOKE_DOCUMENTS) {
    const read = await call('imports.inspect', { file });
    if (!read.ok) return `imports.inspect ${file.name}: ${read.error.code} ${read.error.detail}`;
  }
  return null;
}
