import type { Reply } from '../../../data/contract/api.ts';
import { clientOver } from '../../archive-client.ts';
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
