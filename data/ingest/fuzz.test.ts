import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../contract/errors.ts';
import { hardWrapped } from '../testing/defective-text.ts';
import { NEWSPAPER_PAGE, WEB_PAGE, WORK_SUMMARY } from '../testing/sample-originals.ts';
import { parseOriginal } from './parse-original.ts';
import { readOriginal } from './read-original.ts';

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HTML = `<html><body>${WEB_PAGE.lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
const SAMPLES = [
  ['a.txt', NEWSPAPER_PAGE.lines.join('\n\n')],
  ['b.txt', hardWrapped(NEWSPAPER_PAGE.lines, 34, true)],
  ['c.md', WORK_SUMMARY.lines.join('\n')],
  ['d.html', HTML],
] as const;

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const pick = (limit: number): number => Math.floor(random() * limit);
  let mutated = [...bytes];
  for (let n = 1 + pick(12); n > 0; n--) {
    const at = pick(mutated.length);
    const length = pick(60);
    const change = pick(5);
    if (change === 0) mutated[at] = pick(256);
    else if (change === 1) mutated.splice(at, length);
    else if (change === 2) mutated.splice(at, 0, ...mutated.slice(pick(mutated.length)).slice(0, length));
    else if (change === 3)
      mutated.splice(at, 0, ...Array<number>(length).fill([0, 10, 32, 0xef, 0x3c][pick(5)]!));
    else mutated = mutated.slice(0, Math.max(1, at));
  }
  return Uint8Array.from(mutated);
}

describe('spoiled files', () => {
  it('are read or refused with a code, never anything else', { timeout: 60_000 }, async () => {
    const random = randomFrom(20260214);
    for (let round = 0; round < 400; round++) {
      const [name, text] = SAMPLES[round % SAMPLES.length]!;
      const bytes = mutate(new TextEncoder().encode(text), random);
      try {
        const original = await readOriginal({ name, bytes });
        const { sections } = parseOriginal(original.text);
        expect(sections.every((section) => section.passages.every((passage) => passage.text !== ''))).toBe(
          true,
        );
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw new Error(`round ${round}`, { cause: error });
      }
    }
  });
});
