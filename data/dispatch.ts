import * as v from 'valibot';
import { changedBy } from './changes.ts';
import type { Archive, Reply } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import { declarationOf, REQUESTS, type Method } from './contract/requests.ts';
import { diskRefusal } from './schema/disk-refusal.ts';

/**
 * The one way from a host into the archive: checks the request against its schema, calls, and turns failure into a
 * Reply. Expected failures keep their code, as does a disk without room or right for what is written; a bug becomes `internal` and goes to `log` once, with its stack. The Reply
 * says what the call has really changed.
 */
export async function dispatch(
  archive: Archive,
  method: string,
  request: unknown,
  log: (message: string) => void = console.error,
): Promise<Reply<unknown>> {
  if (!isMethod(method))
    return refuse('unknown_method', `unknown method ${JSON.stringify(method.slice(0, 80))}`);
  const checked = v.safeParse(REQUESTS[method], request);
  if (!checked.success) return refuse('bad_request', `${method}: ${describe(checked.issues)}`);
  // The schema of `method` has just produced this value, so it is the request of that very function.
  const call = archive[method] as (request: unknown) => unknown;
  const { outcome, changed } = await changedBy(() => call(checked.output));
  const reply =
    outcome.status === 'fulfilled'
      ? ({ ok: true, value: outcome.value } as const)
      : failure(method, outcome.reason, log);
  const undeclared = changed.filter((thing) => !declarationOf(method).touches.includes(thing));
  if (undeclared.length > 0) log(`${method} changed what it does not declare: ${undeclared.join(', ')}`);
  return changed.length > 0 ? { ...reply, changed } : reply;
}

function failure(method: Method, error: unknown, log: (message: string) => void): Reply<never> {
  if (error instanceof ArchiveError) return refuse(error.code, error.message);
  // Who writes is told that nothing could be written; who reads has met a fault of ours.
  const refusal = declarationOf(method).touches.length > 0 ? diskRefusal(error) : null;
  if (refusal) return refuse(refusal, `${method}: ${String(error)}`);
  log(`${method} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return refuse('internal', `${method} failed`);
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(REQUESTS, method);
}

function refuse(code: ArchiveError['code'], detail: string): Reply<never> {
  return { ok: false, error: { code, detail } };
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${v.getDotPath(issue) ?? 'request'}: ${issue.message.slice(0, 200)}`)
    .join('; ');
}
