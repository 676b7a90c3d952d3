/**
 * Loaded ahead of Electron's own install.js (`node --import`), which fetches, checks the sum, and unpacks without a word:
 * the requests that it makes are told to the parent process while they go on. What it does stays as it is.
 */
import type { FetchNews } from './fetch-news.ts';

/** Milliseconds between two reports of progress. */
const OFTEN = 200;

const really = globalThis.fetch;

globalThis.fetch = async (asked, options) => {
  const { host } = new URL(asked instanceof Request ? asked.url : asked);
  tell({ kind: 'asked', host });
  const response = await really(asked, options).catch((error: unknown) => {
    tell({ kind: 'failed', why: `${host}: ${reason(error)}` });
    throw error;
  });
  if (response.ok) return counted(response);
  tell({ kind: 'failed', why: `${host} answered ${response.status} ${response.statusText}`.trim() });
  return response;
};

function counted(response: Response): Response {
  if (!response.body) return response;
  const of = Number(response.headers.get('content-length')) || null;
  let bytes = 0;
  let told = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      bytes += piece.length;
      if (Date.now() - told >= OFTEN) {
        told = Date.now();
        tell({ kind: 'got', bytes, of });
      }
      controller.enqueue(piece);
    },
    flush: () => tell({ kind: 'complete' }),
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
}

/** "fetch failed" alone says nothing; its cause does. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reason(error.cause);
}

function tell(news: FetchNews): void {
  process.send?.(news);
}
