import type { ChartDot, ChartLayout } from './chart-layout.ts';

/** A label to be written at a mark, in the units of the viewBox. */
interface ChartLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Of a line of text of 13 units. */
const HEIGHT = 15;
/** From a mark to the foot of a label: above it, below, and further off where others stand there. */
const PLACES = [-12, 22, -12 - HEIGHT, 22 + HEIGHT, -12 - 2 * HEIGHT] as const;

interface Box {
  readonly from: number;
  readonly to: number;
  readonly foot: number;
}

/**
 * The foot of each label, in the order given: above its mark where there is room below `top`, and where it would be written
 * over one that was placed before, below it or further off.
 */
export function feetOf(labels: readonly ChartLabel[], top: number): number[] {
  const placed: Box[] = [];
  return labels.map(({ x, y, text }) => {
    const half = widthOf(text) / 2;
    const boxes = PLACES.map((by): Box => ({ from: x - half, to: x + half, foot: y + by }));
    const inside = boxes.filter(({ foot }) => foot >= top);
    const box = inside.find((one) => !placed.some((other) => meet(one, other))) ?? inside[0] ?? boxes[0]!;
    placed.push(box);
    return box.foot;
  });
}

/** The feet of the labels of all marks of a chart. */
export function feetOfDots(
  layout: ChartLayout,
  textOf: (dot: ChartDot) => string,
  top: number,
): ReadonlyMap<ChartDot, number> {
  const dots = layout.lines.flatMap((line) => line.dots);
  const feet = feetOf(
    dots.map((dot) => ({ x: dot.x, y: dot.y, text: textOf(dot) })),
    top,
  );
  return new Map(dots.map((dot, i) => [dot, feet[i]!]));
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 13 : 7.5;
  return width;
}

function meet(one: Box, other: Box): boolean {
  return one.from < other.to && other.from < one.to && Math.abs(one.foot - other.foot) < HEIGHT;
}
