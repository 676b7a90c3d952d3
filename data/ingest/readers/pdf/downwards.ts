import type { Glyph } from './page-ink.ts';

/** So many steps down make a page of vertical writing, where fewer than half as many go across. */
const FEWEST_STEPS = 20;

/**
 * Vertical writing whose fonts do not say so: a program that sets each character by itself moves down from one to the
 * next, with Latin letters and brackets turned by a quarter. Such characters are marked as written downwards.
 */
export function withDownwards(glyphs: readonly Glyph[]): readonly Glyph[] {
  const steps = glyphs.map((glyph, i) => (i > 0 ? stepBetween(glyphs[i - 1]!, glyph) : null));
  const count = (step: 'down' | 'across'): number => steps.filter((one) => one === step).length;
  if (count('down') < FEWEST_STEPS || count('down') < 2 * count('across')) return glyphs;
  const isDown = (at: number): boolean => steps[at] === 'down' || steps[at] === 'turned';
  return glyphs.map((glyph, i) =>
    isDown(i) || isDown(i + 1) ? { ...glyph, turns: 0, isVertical: true } : glyph,
  );
}

/** `turned`: down from one turned character to another, which alone may as well be a line that is turned. */
function stepBetween(a: Glyph, b: Glyph): 'down' | 'turned' | 'across' | null {
  if (a.isVertical || b.isVertical || a.turns === null || b.turns === null) return null;
  if (a.turns > 1 || b.turns > 1) return null;
  const size = Math.max(a.size, b.size);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (Math.abs(dx) < 0.3 * size && dy > 0 && dy < 2.6 * size)
    return a.turns + b.turns < 2 ? 'down' : 'turned';
  return Math.abs(dy) < 0.3 * size && dx > 0 && dx < 2.6 * size ? 'across' : null;
}
