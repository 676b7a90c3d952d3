import type { Reply } from '../../../data/contract/api.ts';
import type { Report } from '../../../data/contract/model.ts';
import { clientOver } from '../../archive-client.ts';
import type { Transport } from '../../transport.ts';
import type { WindowClient } from '../changes.ts';

declare global {
  /** A library over the shipped archive, with a notebook and holdings that are empty (build/components). */
  var openSampleLibrary: (isShared: boolean) => {
    readonly carry: (method: string, request: unknown) => Promise<Reply<unknown>>;
  };
}

/** A client of a library of the test's own, as the window has one: the real archive answers. */
export function sampleClient(): WindowClient {
  return clientOver(openSampleLibrary(false).carry);
}

/** The same of a library that the tests of a file share: for those that change nothing. */
export function readingClient(): WindowClient {
  return clientOver(openSampleLibrary(true).carry);
}

/**
 * What carries the calls of `readingClient`, with an original of every report: the sample has none, and the 提要 stands for
 * it. `otherwise`: what of it is not as there.
 */
export function carryOriginals(otherwise: Partial<Report> = {}): Transport['carry'] {
  const { carry } = openSampleLibrary(true);
  return async (method, request) => {
    if (method !== 'reports.read') return carry(method, request);
    const reply = await carry(method, { ...(request as object), edition: 'digest' });
    return reply.ok
      ? { ...reply, value: { ...(reply.value as Report), edition: 'original', ...otherwise } }
      : reply;
  };
}
