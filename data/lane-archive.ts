import type { Archive } from './contract/api.ts';
import { REQUESTS } from './contract/requests.ts';

/** A whole Archive of which this lane answers a part; the host asks for no other, or it is a fault of ours. */
export function archiveOf(methods: Partial<Archive>, after: () => void = () => undefined): Archive {
  const elsewhere = (): never => {
    throw new Error('asked of the wrong lane');
  };
  const names = Object.keys(REQUESTS) as (keyof Archive)[];
  const answers = names.map((name) => {
    // Each function is called with the request of its own method: dispatch has looked it up by the same name.
    const answer = (methods[name] ?? elsewhere) as (request: unknown) => unknown;
    const whole = (request: unknown): unknown => {
      try {
        return answer(request);
      } finally {
        after();
      }
    };
    return [name, whole] as const;
  });
  // Each method is there, under its own name.
  return Object.fromEntries(answers) as unknown as Archive;
}
