import { sliceCodePoints } from '../contract/code-points.ts';

/** Cuts code-point ranges out of one text many times; whether it holds astral characters is asked once. */
export function sourceSlicer(source: string): (start: number, end: number) => string {
  if (/[\ud800-\udfff]/.test(source)) return (start, end) => sliceCodePoints(source, start, end);
  return (start, end) => source.slice(start, end);
}
