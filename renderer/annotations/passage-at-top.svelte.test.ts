import { afterEach, describe, expect, it, vi } from 'vitest';
import { passageAtTop } from './passage-at-top.ts';

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** An area of the window, with the element that is seen at a point of it. */
function area(seen: (x: number, y: number) => Element | null): HTMLElement {
  const box = document.createElement('div');
  document.body.append(box);
  vi.spyOn(box, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 50, 600, 400));
  document.elementFromPoint = seen;
  return box;
}

describe('the passage at the top of a text', () => {
  it('is what is seen in the middle of the width, a little below the upper edge', () => {
    const passage = document.createElement('p');
    passage.dataset['passageId'] = 'pinghu-2022:original:3';
    const word = document.createElement('mark');
    passage.append(word);
    const points: (readonly [number, number])[] = [];
    const found = passageAtTop(
      area((x, y) => {
        points.push([x, y]);
        return word;
      }),
    );
    expect(found).toBe('pinghu-2022:original:3');
    expect(points).toEqual([[400, 98]]);
  });

  it('is none between passages, and none where nothing is scrolled', () => {
    expect(passageAtTop(area(() => document.body))).toBeNull();
    expect(passageAtTop(area(() => null))).toBeNull();
    expect(passageAtTop(null)).toBeNull();
    expect(passageAtTop(document)).toBeNull();
  });
});
