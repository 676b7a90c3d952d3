import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fitToScreens,
  LEAST_SIZE,
  readWindowState,
  writeWindowState,
  type WindowState,
} from './window-state.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-window-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const laptop = { x: 0, y: 0, width: 1366, height: 768 };
const second = { x: 1366, y: 0, width: 1920, height: 1080 };
const state: WindowState = {
  width: 1200,
  height: 700,
  place: { x: 1500, y: 40 },
  maximized: false,
  zoom: 1.25,
};

describe('the remembered window', () => {
  it('comes back as it was', () => {
    const file = path.join(folder, 'window.json');
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(fitToScreens(state, [laptop, second])).toEqual(state);
  });

  it('comes to another screen when its own is gone', () => {
    expect(fitToScreens(state, [laptop]).place).toBeNull();
  });

  it('shrinks to the largest screen there is', () => {
    expect(fitToScreens({ ...state, width: 1900, height: 1000 }, [laptop])).toMatchObject({
      width: 1366,
      height: 768,
    });
  });

  it.each(['', '{', '[]', 'null', '{"width":"wide","place":{"x":1},"zoom":900}', '\0\0\0'])(
    'is the first one when its file says %j',
    (content) => {
      const file = path.join(folder, 'damaged.json');
      writeFileSync(file, content);
      expect(readWindowState(file)).toEqual(readWindowState(path.join(folder, 'missing.json')));
    },
  );

  it('can be grasped on some screen, whatever is in the file and on the desk', () => {
    const size = fc.integer({ min: 600, max: 4000 });
    const place = fc.integer({ min: -5000, max: 5000 });
    const screen = fc.record({ x: place, y: place, width: size, height: size });
    const remembered = fc.record({
      width: size,
      height: size,
      place: fc.option(fc.record({ x: place, y: place })),
    });
    fc.assert(
      fc.property(remembered, fc.array(screen, { maxLength: 3 }), (some, screens) => {
        const shown = fitToScreens({ ...state, ...some }, screens);
        expect(shown.width).toBeGreaterThanOrEqual(LEAST_SIZE.width);
        const { place: at } = shown;
        if (at === null) return;
        const bar = Array.from({ length: shown.width }, (_, x) => at.x + x);
        const seen = screens.map((one) =>
          at.y < one.y || at.y >= one.y + one.height
            ? 0
            : bar.filter((x) => x >= one.x && x < one.x + one.width).length,
        );
        expect(Math.max(...seen)).toBeGreaterThanOrEqual(120);
      }),
    );
  });
});
