import type { PageBox } from '../contract/page-model.ts';

/** Of two boxes: what both cover, of what either covers; 0 to 1. */
export function overlap(a: PageBox, b: PageBox): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = Math.max(0, across) * Math.max(0, down);
  return both / (a.width * a.height + b.width * b.height - both);
}
