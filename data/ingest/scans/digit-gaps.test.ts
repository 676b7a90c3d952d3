import { describe, expect, it } from 'vitest';
import { behindPercent, besideUnreadInk } from './digit-gaps.ts';
import type { GreyPage } from './images/grey-page.ts';
import type { ScannedLine } from './scanned-line.ts';

const EM = 40;
const PAPER = 220;

/** A line of blocks: wide ones for Han, thin ones for digits; in brackets the characters that are printed so faintly that nothing reads them. */
function printed(characters: string, faintness = 0.3): { page: GreyPage; line: ScannedLine } {
  const width = 40 + characters.length * EM;
  const data = new Uint8Array(width * 60).fill(PAPER);
  const read: { character: string; place: number }[] = [];
  let [x, isFaint] = [20, false];
  for (const one of characters) {
    if (one === '(' || one === ')') {
      isFaint = one === '(';
      continue;
    }
    const advance = /\d/.test(one) ? EM / 2 : EM;
    for (let column = x + 3; column < x + advance - 3; column++)
      for (let y = 15; y < 45; y++) data[y * width + column] = isFaint ? PAPER - 200 * faintness : 20;
    if (!isFaint && one !== ' ') read.push({ character: one, place: x + advance / 2 });
    x += advance;
  }
  const line = {
    ...{ x: 10, y: 10, w: x, h: 40, score: 1, vertical: false },
    text: read.map(({ character }) => character).join(''),
    places: read.map(({ place }) => place),
    along: read.map(({ place }) => place),
    sureness: read.map(() => 1),
    seconds: read.map(() => null),
  };
  return { page: { width, height: 60, data }, line };
}

function doubted(characters: string, faintness?: number): string {
  const { page, line } = printed(characters, faintness);
  const found = besideUnreadInk(page, line, 0);
  return [...line.text].map((one, i) => (found.has(i) ? one : '·')).join('');
}

describe('digits beside ink that was read as nothing', () => {
  it.each([
    ['全年检查312(8)户', '······2·'],
    ['全年检查3(1)28户', '····32··'],
    ['全年检查(3)128户', '····1···'],
  ])('are in doubt: %s', (characters, wanted) => {
    expect(doubted(characters)).toBe(wanted);
  });

  it.each(['全年检查3128户', '全年检查312户', '增长12和13两倍', '一二三四'])(
    'are not where nothing is left out: %s',
    (characters) => expect(doubted(characters)).not.toMatch(/[^·]/),
  );

  it('are not beside paper that is hardly darker', () => {
    expect(doubted('全年检查312(8)户', 0.08)).not.toMatch(/[^·]/);
  });
});

describe('a digit right behind a percent sign', () => {
  it('is in doubt, whatever the networks say', () => {
    expect(behindPercent('合格率99.6%2，办结率100%5。')).toEqual([8, 17]);
    expect(behindPercent('合格率为99.6%，达到4‰；全年12件')).toEqual([]);
  });
});
