import { describe, expect, it } from 'vitest';
import { readCharacters } from './read-characters.ts';

const CHARACTERS = ['', '市', '场', '1', '7'];

/** Rows of probabilities: which class is likely at a step, and which is second. */
function read(steps: readonly (readonly [best: number, sure: number, second?: number])[]) {
  const data = new Float32Array(steps.length * CHARACTERS.length);
  steps.forEach(([best, sure, second], step) => {
    data[step * CHARACTERS.length + best] = sure;
    if (second !== undefined) data[step * CHARACTERS.length + second] = 1 - sure;
  });
  const shape = { steps: steps.length, classes: CHARACTERS.length };
  return readCharacters(data, 0, shape, CHARACTERS, (step) => step * 10);
}

describe('the best path', () => {
  it('takes a run as one character and a blank as the end of it', () => {
    expect(
      read([
        [1, 0.9],
        [1, 0.95],
        [0, 1],
        [1, 0.8],
        [2, 0.9],
      ]),
    ).toMatchObject({
      text: '市市场',
      places: [0, 30, 40],
    });
  });

  it('is as sure of a character as at its surest step', () => {
    const { sureness } = read([
      [1, 0.6, 2],
      [1, 0.9, 2],
    ]);
    expect(sureness[0]).toBeCloseTo(0.9);
  });

  it('keeps what else a character may be', () => {
    const { text, seconds } = read([
      [3, 0.6, 4],
      [0, 1],
      [2, 0.999, 1],
    ]);
    expect([text, ...seconds]).toEqual(['1场', '7', null]);
  });

  it('doubts the digits beside one that lost to the blank, and not those whose own edge that is', () => {
    const lost = read([
      [1, 0.99],
      [3, 0.99],
      [0, 0.8, 4],
      [3, 0.99],
    ]);
    expect([lost.text, lost.sureness]).toEqual(['市11', [expect.closeTo(0.99), 0.5, 0.5]]);
    const edge = read([
      [3, 0.99],
      [0, 0.8, 3],
      [4, 0.99],
    ]);
    expect(Math.min(...edge.sureness)).toBeCloseTo(0.99);
  });
});
