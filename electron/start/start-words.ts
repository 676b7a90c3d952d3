import { parseArgs } from 'node:util';

/** What was written after `npm start --`. */
export interface StartWords {
  /** Forget that a window could not be had, and try again. */
  readonly retry: boolean;
  /** For the program, whichever host it has. */
  readonly passed: readonly string[];
}

const RETRY = '--retry-desktop';

export function startWords(words: readonly string[]): StartWords {
  return { retry: words.includes(RETRY), passed: words.filter((word) => word !== RETRY) };
}

/** Of words that were meant for a window, those that the localhost host knows too, and those that it does not. */
export function wordsForBrowser(passed: readonly string[]): {
  readonly known: readonly string[];
  readonly left: readonly string[];
} {
  const { tokens } = parseArgs({
    args: [...passed],
    options: { library: { type: 'string' }, port: { type: 'string' } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const known: string[] = [];
  const left: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') left.push(token.value);
    else if (token.kind === 'option' && ['library', 'port'].includes(token.name))
      known.push(token.rawName, ...(token.value === undefined ? [] : [token.value]));
    else if (token.kind === 'option') left.push(token.rawName);
  }
  return { known, left };
}
