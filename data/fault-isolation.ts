import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import { declarationOf, type Method } from './contract/requests.ts';

/** What puts archives aside. */
export interface Isolating {
  /**
   * Finds the archive over which `work` fails, puts it aside, and says so; false where it fails without any of them as
   * well, or where there is none.
   */
  putAsideCulprit(work: () => unknown): boolean;
}

/**
 * One archive's error never fails an answer about the others: where a method that reads fails in a way that nobody
 * expects, the archive that is to blame is put aside and the question is asked again of the rest.
 */
export function isolateFaults(
  archive: Archive,
  archives: Isolating,
  log: (message: string) => void,
): Archive {
  const isolated = Object.entries(archive).map(([method, call]) => [
    method,
    // The keys of an Archive are its methods; only what changes nothing can be asked again.
    declarationOf(method as Method).touches.length === 0
      ? askedAgain(method, call as (request: unknown) => unknown, archives, log)
      : call,
  ]);
  // The same methods, each with its own request and answer.
  return Object.fromEntries(isolated) as Record<Method, unknown> as Archive;
}

function askedAgain(
  method: string,
  call: (request: unknown) => unknown,
  archives: Isolating,
  log: (message: string) => void,
): (request: unknown) => unknown {
  const ask = (request: unknown): unknown => {
    try {
      return call(request);
    } catch (error) {
      if (error instanceof ArchiveError || !archives.putAsideCulprit(() => call(request))) throw error;
      log(`${method}: an archive was put aside: ${String(error)}`);
      return ask(request);
    }
  };
  return ask;
}
