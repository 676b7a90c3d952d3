import type { Method, Request } from '../contract/requests.ts';
import type { Thing } from '../contract/touches.ts';

/** A call that changes something, and what it says that it has changed. */
export interface ChangingRow {
  readonly method: Method;
  readonly how: string;
  readonly changes: readonly Thing[];
  /** Does what must be there before, and gives the call that changes something. */
  readonly prepare: () => Promise<() => Promise<readonly Thing[]>>;
}

type ChangedBy = <M extends Method>(method: M, request: Request<M>) => Promise<readonly Thing[]>;

/** Makes rows whose calls are made by `changedBy`. */
export function rowsOver(changedBy: ChangedBy) {
  return <M extends Method>(
    method: M,
    how: string,
    changes: readonly Thing[],
    request: () => Promise<Request<M>> | Request<M>,
  ): ChangingRow => {
    const prepare = async () => {
      const asked = await request();
      return () => changedBy(method, asked);
    };
    return { method, how, changes, prepare };
  };
}
