import { HANDSHAKE, handshakeLine, type Said } from '../start/handshake.ts';

/** Tells `npm start` how it went, where it waits for it; resolves when it is written. */
export function tellStart(said: Said): Promise<void> {
  const word = process.env[HANDSHAKE];
  if (!word) return Promise.resolve();
  return new Promise((resolve) => process.stdout.write(`${handshakeLine(word, said)}\n`, () => resolve()));
}
