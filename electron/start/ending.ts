import type { ChildProcess } from 'node:child_process';

/** How a process ended; `error` where it could not be started at all. */
export type Ending =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'error'; readonly message: string };

export function ending(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'error', message }));
    child.once('exit', (code, signal) =>
      resolve(signal ? { kind: 'signal', signal } : { kind: 'exit', code: code ?? 1 }),
    );
  });
}

/** In the words of a sentence: "ended with code 127". */
export function endingWords(how: Ending): string {
  switch (how.kind) {
    case 'exit':
      return `ended with code ${how.code}`;
    case 'signal':
      return `was ended by ${how.signal}`;
    case 'error':
      return `could not be started (${how.message})`;
  }
}
