import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterSpans } from './character-spans.ts';
import type { GreyPage } from './images/grey-page.ts';
import { inkedBand } from './inked-band.ts';
import type { ScannedLine } from './scanned-line.ts';

const EM = 40;
const TOP = 20;

interface Printed {
  readonly page: GreyPage;
  readonly line: ScannedLine;
  /** Where each character was set. */
  readonly truth: readonly (readonly [number, number])[];
}

/** Blocks of ink: a Han fills its square but for a rest, a digit half of one, a comma its lower left corner. */
const INK: Readonly<Record<string, readonly [left: number, right: number, top: number, advance: number]>> = {
  年: [0.05, 0.95, 0.05, 1],
  '8': [0.06, 0.48, 0.15, 0.54],
  A: [0.03, 0.63, 0.15, 0.66],
  '，': [0.08, 0.3, 0.75, 1],
};

/** `apart`: free after each character, of an em; `off`: by how much the recogniser misplaces each, of an em. */
function printed(characters: string, apart: number, off: readonly number[], isVertical = false): Printed {
  const length = 100 + [...characters].length * EM * (1 + apart);
  const wide = TOP * 2 + EM;
  const [width, height] = isVertical ? [wide, length] : [length, wide];
  const page = { width: Math.ceil(width), height: Math.ceil(height), data: new Uint8Array(0) };
  const data = new Uint8Array(page.width * page.height).fill(225);
  const truth: (readonly [number, number])[] = [];
  let at = 40;
  for (const character of characters) {
    const [left, right, top, advance] = INK[character]!;
    for (let along = Math.round(at + left * EM); along < at + right * EM; along++)
      for (let across = Math.round(TOP + top * EM); across < TOP + 0.95 * EM; across++)
        data[isVertical ? along * page.width + across : across * page.width + along] = 25;
    truth.push([at, at + advance * EM]);
    at += (advance + apart) * EM;
  }
  const along = truth.map(([from, to], i) => (from + to) / 2 + (off[i % off.length] ?? 0) * EM);
  const end = truth.at(-1)![1] - 40;
  const box = isVertical
    ? { x: TOP - 4, y: 36, w: EM + 8, h: end + 8 }
    : { x: 36, y: TOP - 4, w: end + 8, h: EM + 8 };
  const none = truth.map(() => null);
  const line = {
    ...{ ...box, score: 1, vertical: isVertical, text: characters, along },
    ...{ places: along, sureness: none.map(() => 1), seconds: none },
  };
  return { page: { ...page, data }, line, truth };
}

describe('the characters of a read line', () => {
  it('begin and end where they are printed, though the recogniser says it roughly only', () => {
    const offs = fc.array(fc.double({ min: -0.15, max: 0.15, noNaN: true }), { minLength: 3, maxLength: 7 });
    const words = fc
      .array(fc.constantFrom('年', '年年', '8', '88', 'A', '，年'), { minLength: 2, maxLength: 16 })
      .map((parts) => `年年${parts.join('')}年`);
    fc.assert(
      fc.property(words, offs, fc.constantFrom(0, 0.08), fc.boolean(), (text, off, apart, isVertical) => {
        const { page, line, truth } = printed(text, apart, off, isVertical);
        characterSpans(page, line, 0).forEach(([from, to], i) => {
          expect(Math.abs(from - truth[i]![0])).toBeLessThan(0.2 * EM);
          expect(Math.abs(to - truth[i]![1])).toBeLessThan(0.2 * EM);
        });
      }),
      {
        numRuns: 60,
        examples: [
          // Between two A a column of a pixel is free.
          ['年年年年年888AA年年年', [0, 0, 0], 0, false],
          // Every two Han are told nearer to each other than they are.
          ['年年88，年年', [0.1, -0.146, 0, 0, 0], 0, false],
        ],
      },
    );
  });

  it('end with their ink where they are set apart', () => {
    const { page, line, truth } = printed('年8年', 0.6, [0.1, -0.1]);
    characterSpans(page, line, 0).forEach(([from, to], i) => {
      expect(Math.abs(from - truth[i]![0])).toBeLessThan(0.1 * EM);
      expect(Math.abs(to - truth[i]![1])).toBeLessThan(0.1 * EM);
    });
  });

  it('fill a band of their box', () => {
    const { page, line } = printed('年年8', 0, [0]);
    const [from, to] = inkedBand(page, line, 0);
    expect(Math.abs(line.y + from * line.h - TOP)).toBeLessThan(0.06 * EM);
    expect(Math.abs(line.y + to * line.h - (TOP + EM))).toBeLessThan(0.06 * EM);
    expect(inkedBand(page, { ...line, text: '888' }, 0)).toEqual([0, 1]);
  });
});
