/**
 * What the desktop program says to `npm start`: lines on its standard output that begin with the word which the variable
 * holds. A line needs no channel that only Node has, and a script can say it in a test.
 */
export const HANDSHAKE = 'LANJUAN_HANDSHAKE';

/** `shown`: the window can be seen. `handed-over`: a program that runs already has taken what this one was given. */
export type Said = 'shown' | 'handed-over';

export function handshakeLine(word: string, said: Said): string {
  return `${word} ${said}`;
}

/** Null for a line that is no handshake, but output of the program. */
export function readHandshake(word: string, line: string): Said | null {
  return (['shown', 'handed-over'] as const).find((said) => line === handshakeLine(word, said)) ?? null;
}
