import type { Reply } from '../../../data/contract/api.ts';
import type { Thing } from '../../../data/contract/touches.ts';
import { clientOver } from '../../archive-client.ts';
import type { WindowClient } from '../changes.ts';

/** Something that the window asked, and the ways to answer it. */
export interface Asked {
  readonly method: string;
  readonly request: unknown;
  readonly answer: (value: unknown, changed?: readonly Thing[]) => Promise<void>;
  readonly refuse: () => Promise<void>;
}

/** A host whose replies are given by hand, in any order. */
export function slowHost(): { readonly asked: Asked[]; readonly client: WindowClient } {
  const asked: Asked[] = [];
  const client = clientOver(
    (method, request) =>
      new Promise((resolve) => {
        const reply = async (given: Reply<unknown>): Promise<void> => {
          resolve(given);
          await settle();
        };
        asked.push({
          method,
          request,
          answer: (value, changed = []) => reply({ ok: true, value, changed }),
          refuse: () => reply({ ok: false, error: { code: 'unreachable', detail: '' } }),
        });
      }),
  );
  return { asked, client };
}

export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
