import { describe, expect, it } from 'vitest';
import { FetchProgress } from './fetch-progress.ts';

function shown(isTerminal: boolean, steps: readonly (readonly [number, number | null])[]): string {
  let written = '';
  const progress = new FetchProgress((text) => (written += text), isTerminal);
  for (const [bytes, of] of steps) progress.show(bytes, of);
  progress.end();
  return written;
}

describe('the progress of a download', () => {
  it('is one line that grows on a terminal', () => {
    expect(
      shown(true, [
        [6e6, 120e6],
        [120e6, 120e6],
      ]),
    ).toBe('\r  6.0 of 120.0 MB, 5 %\r  120.0 of 120.0 MB, 100 %\n');
  });

  it('is a line for each tenth in a log', () => {
    const steps = Array.from({ length: 100 }, (_, n) => [n * 1.2e6, 120e6] as const);
    const lines = shown(false, steps).trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('  12.0 of 120.0 MB, 10 %');
  });

  it('is what has come where nobody says how much there is', () => {
    expect(
      shown(false, [
        [5e6, null],
        [10e6, null],
        [11e6, null],
      ]),
    ).toBe('  10.0 MB\n');
  });
});
